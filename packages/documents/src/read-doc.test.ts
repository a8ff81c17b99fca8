import { readFileSync } from "node:fs";
import { join } from "node:path";
import CFB from "cfb";
import { expect, test } from "vitest";
import type { Block } from "./document.ts";
import { readDocument } from "./read-document.ts";

const bytesOf = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures", name)));
const printed = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.kind === "paragraph"
      ? block.text
      : block.rows.map((row) => row.map((cell) => `${cell.merged ?? ""}:${cell.text}`)),
  );

/** The Word file with bytes of its main stream changed. */
function changed(change: (word: Uint8Array) => void): Uint8Array {
  const container = CFB.read(bytesOf("numbered.doc"), { type: "array" });
  const entry = CFB.find(container, "/WordDocument");
  const word = Uint8Array.from(entry?.content ?? []);
  change(word);
  if (entry !== null) entry.content = word;
  return Uint8Array.from(CFB.write(container, { type: "array" }) as number[]);
}

test("a binary file reads as the same document in the newer format: automatic numbers, merged cells, lines in cells, deleted text", async () => {
  const old = await readDocument(bytesOf("numbered.doc"));
  const young = await readDocument(bytesOf("numbered.docx"));
  expect(printed(old.blocks)).toEqual(printed(young.blocks));
  expect(printed(old.blocks)).toEqual([
    "云岭区卫生健康“十四五”规划",
    ...["一、现状", "（一）成效", "（二）问题", "1.床位不足", "2.人员不足", "二、目标", "（一）主要指标"],
    [
      [":领域", ":指标", ":2020年", ":目标", "left:目标"],
      ["up:领域", "up:指标", "up:2020年", ":2023年", ":2025年"],
      [":资源\n配置", ":每千人口床位数（张）\n其中：公立医院", ":5.3\n4.1", ":5.8\n4.4", ":6.2\n4.7"],
      ["up:资源\n配置", ":每万人口全科医生数（人）", ":2.4", ":≥3", "left:≥3"],
    ],
    ...["表后一段", "三、保障", "留下的文字"],
  ]);
});

test("a password, an older Word, another program and a damaged file have each their sentence", async () => {
  await expect(readDocument(changed((word) => word.set([0x01], 11)))).rejects.toMatchObject({ code: "encrypted" });
  await expect(readDocument(changed((word) => word.set([0x68, 0x00], 2)))).rejects.toMatchObject({ code: "old-word" });
  await expect(readDocument(bytesOf("numbered.doc").slice(0, 3000))).rejects.toMatchObject({ code: "broken" });
  const other = CFB.utils.cfb_new();
  CFB.utils.cfb_add(other, "/Workbook", new Uint8Array(5000));
  const sheet = Uint8Array.from(CFB.write(other, { type: "array" }) as number[]);
  await expect(readDocument(sheet)).rejects.toMatchObject({ code: "old-sheet" });
});

test("whatever byte is wrong, the answer is blocks or a sentence", async () => {
  const good = bytesOf("numbered.doc");
  for (let at = 0; at < 400; at += 1) {
    const bad = good.slice();
    const place = (at * 7919) % bad.length;
    bad[place] = (bad[place] ?? 0) ^ (1 + (at % 255));
    const outcome = await readDocument(bad).then(
      () => "read",
      (error: Error) => error.name,
    );
    expect(["read", "UnreadableDocument"]).toContain(outcome);
  }
});
