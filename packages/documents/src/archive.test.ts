import JSZip from "jszip";
import { expect, test } from "vitest";
import { Archive, LARGEST_PART } from "./archive.ts";
import { readDocument } from "./read-document.ts";

const pack = (parts: Readonly<Record<string, string | Uint8Array>>, compression: "STORE" | "DEFLATE" = "DEFLATE") => {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(parts)) archive.file(name, content);
  return archive.generateAsync({ type: "uint8array", compression });
};

test.each(["STORE", "DEFLATE"] as const)("parts come back as they were (%s)", async (compression) => {
  const archive = new Archive(
    await pack({ "word/document.xml": "<规划/>", "b.bin": new Uint8Array([0, 255]) }, compression),
  );
  expect(archive.text("word/document.xml")).toBe("<规划/>");
  expect([...(archive.part("b.bin") ?? [])]).toEqual([0, 255]);
  expect([archive.part("c"), archive.names()]).toEqual([undefined, ["word/", "word/document.xml", "b.bin"]]);
});

test("a changed byte and a cut file are damage, not other text", async () => {
  const bytes = await pack({ a: "到2025年，人均预期寿命达到78岁。" }, "STORE");
  const changed = Uint8Array.from(bytes, (byte, at) => (at === 45 ? byte ^ 1 : byte));
  expect(() => new Archive(changed).part("a")).toThrow(expect.objectContaining({ code: "broken" }));
  expect(() => new Archive(bytes.subarray(0, 60))).toThrow(expect.objectContaining({ code: "broken" }));
});

test("a part that unpacks beyond the limit is refused, in every format, without being unpacked", async () => {
  const large = new Uint8Array(LARGEST_PART + 1);
  const names = ["word/document.xml", "content.xml", "xl/workbook.xml"];
  const packed = await Promise.all(names.map((name) => pack({ [name]: large, "META-INF/manifest.xml": "<x/>" })));
  // Only what the refusals themselves take: what packing left behind goes whenever the collector comes.
  const before = process.memoryUsage().arrayBuffers;
  for (const bytes of packed) {
    expect(bytes.length).toBeLessThan(1_000_000);
    await expect(readDocument(bytes)).rejects.toMatchObject({ code: "too-large" });
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * LARGEST_PART);
});
