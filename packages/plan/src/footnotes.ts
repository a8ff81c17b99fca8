import type { DocumentBlock } from "./document.ts";
import { narrowWithMarks } from "./text.ts";

/** How many paragraphs after a table may be its notes. */
const reach = 6;

/** The years that notes under a table give to marks: “标记*为2019年数” → `*` is 2019. */
export function marksAfter(blocks: readonly DocumentBlock[], table: number): Map<string, number> {
  const marks = new Map<string, number>();
  for (const block of blocks.slice(table + 1, table + 1 + reach)) {
    if (block.kind === "table") break;
    const text = narrowWithMarks(block.text);
    for (const found of text.matchAll(
      /([*※#△▲]+|\[\d{1,2}\]|\(注\d?\))[^,。;]{0,8}?(?:为|是|:|系)?((?:19|20)\d{2})年/gu,
    )) {
      const [, mark, year] = found;
      if (mark !== undefined && year !== undefined) marks.set(mark, Number(year));
    }
  }
  return marks;
}
