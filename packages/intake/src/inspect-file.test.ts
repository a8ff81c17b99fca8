import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { decoderOf } from "./encoding.ts";
import { fileRows } from "./file-rows.ts";
import { type FilePlan, inspectFile } from "./inspect-file.ts";
import type { Position, RawRow } from "./split-lines.ts";

const folder = mkdtempSync(join(tmpdir(), "kangyu-intake-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = [1, 2, 3].map((n) => JSON.stringify({ resourceType: "Patient", id: String(n), name: [{ text: "张三" }] }));
const lines = `${rows.join("\n")}\n`;
const bundle = JSON.stringify({
  resourceType: "Bundle",
  type: "collection",
  entry: rows.map((row) => ({ resource: JSON.parse(row) })),
});
const gb = Buffer.concat(
  rows.map((row) =>
    Buffer.concat([
      Buffer.from(row.split("张三")[0] ?? ""),
      Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
      Buffer.from('"}]}\n'),
    ]),
  ),
);

async function rowsFrom(plan: FilePlan, from: Position) {
  const found: RawRow[] = [];
  for await (const rows of fileRows(plan, from)) found.push(...rows);
  return found;
}

async function read(bytes: Uint8Array | string) {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  const inspection = await inspectFile(path);
  if (!inspection.ok) return { format: inspection.code, found: [] };
  const { plan } = inspection;
  const decode = decoderOf(plan.detected.encoding === "gb18030" ? "gb18030" : "utf-8");
  const found: string[] = [];
  for await (const some of fileRows(plan, { bytes: 0, lines: 0 }))
    for (const row of some) found.push(decode(row.bytes) ?? "?");
  return { format: plan.format, found };
}

describe("a file", () => {
  it.each([
    ["NDJSON", lines, "lines"],
    ["NDJSON without the last line feed", lines.trimEnd(), "lines"],
    ["NDJSON of one line", rows[0] ?? "", "lines"],
    ["NDJSON with a byte order mark", `\uFEFF${lines}`, "lines"],
    ["NDJSON with a broken first line", `{"resourceType":"Pat\n${lines}`, "lines"],
    ["a Bundle on one line", bundle, "bundle"],
    ["a Bundle on many lines", JSON.stringify(JSON.parse(bundle), null, 2), "bundle"],
    ["an array", `[${rows.join(",\n")}]`, "array"],
    ["one resource on many lines", JSON.stringify(JSON.parse(rows[0] ?? ""), null, 2), "single"],
    ["NDJSON, gzip", gzipSync(lines), "lines"],
    ["a Bundle, gzip", gzipSync(bundle), "bundle"],
    ["UTF-16", Buffer.from(`\uFEFF${lines}`, "utf16le"), "lines"],
    ["GB 18030", gb, "lines"],
    ["nothing", "", "file-empty"],
    ["white space", " \n \n", "file-empty"],
    ["a table", "name,age\nLi,60\n", "file-format"],
    ["an object that is no resource", '{\n "a": 1\n}', "file-format"],
    ["noise", Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0a, 0xff, 0xff, 0xff]), "file-encoding"],
  ])("is recognised: %s", async (_name, bytes, format) => {
    const { format: seen, found } = await read(bytes);
    expect(seen).toBe(format);
    for (const row of found.filter((text) => text.startsWith("{") && text.endsWith("}"))) expect(row).toContain("张三");
  });

  it("gives every row of each form", async () => {
    for (const bytes of [lines, bundle, gzipSync(bundle), gb, Buffer.from(lines, "utf16le")])
      expect((await read(bytes)).found).toHaveLength(3);
  });

  it("is read twice where it speaks of people before it brings them, each row once", async () => {
    const path = join(folder, "unordered");
    const visit = (n: string) => JSON.stringify({ resourceType: "Encounter", subject: { reference: `Patient/${n}` } });
    const mixed = [visit("2"), rows[0], "{broken", rows[1], visit("1")];
    const entries = mixed.filter((row) => row !== "{broken").map((row) => `{"resource":${row}}`);
    for (const bytes of [
      `${mixed.join("\n")}\n`,
      mixed.join("\n"),
      gzipSync(mixed.join("\n")),
      `{"resourceType":"Bundle","entry":[${entries.join(",")}]}`,
    ]) {
      writeFileSync(path, bytes);
      const inspection = await inspectFile(path);
      if (!inspection.ok) throw new Error(inspection.code);
      const all = await rowsFrom(inspection.plan, { bytes: 0, lines: 0 });
      const text = all.map((row) => Buffer.from(row.bytes).toString());
      expect(text.map((row) => row.includes('Patient","id'))).toEqual([
        true,
        true,
        ...new Array(text.length - 2).fill(false),
      ]);
      expect(text).toHaveLength(inspection.plan.format === "bundle" ? 4 : 5);
      for (const [index, { end, line }] of all.entries()) {
        const rest = await rowsFrom(inspection.plan, { bytes: end, lines: line });
        expect(rest.map((row) => [row.line, row.end])).toEqual(all.slice(index + 1).map((row) => [row.line, row.end]));
      }
    }
  });

  it("goes on from every row's end", async () => {
    const path = join(folder, "resumed");
    for (const bytes of [lines, `\uFEFF${lines}`, bundle, gzipSync(lines), Buffer.from(lines, "utf16le")]) {
      writeFileSync(path, bytes);
      const inspection = await inspectFile(path);
      if (!inspection.ok) throw new Error(inspection.code);
      const all = await rowsFrom(inspection.plan, { bytes: 0, lines: 0 });
      for (const [index, { end, line }] of all.entries()) {
        const rest = await rowsFrom(inspection.plan, { bytes: end, lines: line });
        expect(rest.map((row) => [row.line, row.end])).toEqual(all.slice(index + 1).map((row) => [row.line, row.end]));
      }
    }
  });
});
