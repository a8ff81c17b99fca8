import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

// Written by a word processor: automatic numbers of paragraphs and of a style, a link, cells merged both ways, and a table in a cell.
const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures/numbered.doc")));

test("paragraphs with their automatic numbers, tables with the cells that are merged", async () => {
  const { format, blocks } = await readDocument(bytes);
  expect(format).toBe("ole");
  expect(
    blocks.map((block) =>
      block.kind === "paragraph"
        ? block.text
        : block.rows.map((row) => row.map(({ text, merged }) => (merged === undefined ? text : merged))),
    ),
  ).toEqual([
    "云岭区“十四五”规划",
    "一、发展现状",
    "（一）床位",
    "（二）人员",
    "1.执业医师",
    "项目符号",
    "第一章 发展目标",
    "链接文字\n第二行",
    [
      ["领域", "目标", "left", "性质"],
      ["up", "2020年", "2025年", "up"],
      ["健康", "77", "78\n（注）", "预期性"],
      ["up", "5", "6", ""],
      ["外\n内一\n内二\n后", "left", "left", "left"],
    ],
    "表后",
  ]);
  expect(blocks.at(-1)?.line).toBe(22);
});

/** The file with one bit of its information block (MS-DOC 2.5.2) set or other bytes put in. */
function changed(at: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const block = copy.indexOf(Buffer.from([0xec, 0xa5]));
  copy.writeUInt16LE(value, block + at);
  return new Uint8Array(copy);
}

test("a password, an older Word and damage each have their sentence", async () => {
  const refusedWith = (code: string) => expect.objectContaining({ name: "UnreadableDocument", code });
  await expect(readDocument(changed(0x0a, 0x1300))).rejects.toEqual(refusedWith("encrypted"));
  await expect(readDocument(changed(2, 0x65))).rejects.toEqual(refusedWith("old-word"));
  await expect(readDocument(bytes.subarray(0, 4000))).rejects.toEqual(refusedWith("broken"));
});

test("any changed byte gives a document or a refusal, never anything else", async () => {
  // A generator that gives the same numbers every time (Lehmer 1951).
  let seed = 20_261_122;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const codes = new Set<string>();
  for (let round = 0; round < 200; round += 1) {
    const copy = Uint8Array.from(bytes);
    for (let flips = 1 + next(12); flips > 0; flips -= 1) copy[next(copy.length)] = next(256);
    const outcome = await readDocument(copy).then(
      () => "read",
      (error: { name: string }) => error.name,
    );
    codes.add(outcome);
  }
  expect([...codes].sort()).toEqual(["UnreadableDocument", "read"]);
});
