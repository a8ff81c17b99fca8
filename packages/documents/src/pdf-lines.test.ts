import { expect, test } from "vitest";
import { type PdfLine, paragraphsOf } from "./pdf-lines.ts";

/** Lines of ten signs of 10 points, 15 points apart unless said; `short` signs are missing at the right. */
type Given = readonly [text: string, short: number, gap?: number];
function lines(...given: readonly Given[]): PdfLine[] {
  let bottom = 700;
  return given.map(([text, short, gap = 15]) => {
    bottom -= gap;
    return { text, left: 50, right: 350 - 10 * short, bottom, size: 10 };
  });
}
const texts = (...given: readonly Given[]) => paragraphsOf(lines(...given)).map(({ text }) => text);

test("a full line goes on with the next, a short one ends its paragraph", () => {
  expect(texts(["甲", 0], ["乙", 0], ["丙", 9], ["丁", 0], ["戊", 5])).toEqual(["甲乙丙", "丁戊"]);
});

test("paragraphs without indent that space sets apart are apart, full as their last lines are", () => {
  expect(texts(["甲", 0], ["乙", 0], ["1.丙", 0, 28], ["丁", 0], ["2.戊", 0, 28])).toEqual(["甲乙", "1.丙丁", "2.戊"]);
});

test("a line may be shorter by what the next begins with and may not be parted", () => {
  expect(texts(["甲", 0], ["建", 2.4], ["设，优化", 0])).toEqual(["甲建设，优化"]);
  expect(texts(["甲", 0], ["建", 3.5], ["2025年", 0])).toEqual(["甲建2025年"]);
  expect(texts(["甲", 0], ["建", 2.4], ["优化", 0])).toEqual(["甲建", "优化"]);
});

test("a comma over the margin makes no line short; what a quotation mark ties is not parted", () => {
  expect(texts(["甲", 0], ["乙、", -1.2], ["丙", 0], ["丁", 1.5], ["戊", 0])).toEqual(["甲乙、丙丁戊"]);
  expect(texts(["甲", 0], ["建", 3.5], ["的“15分钟", 0])).toEqual(["甲建的“15分钟"]);
});

test("after a sentence a number or who is responsible begins a line, inside a bracket nothing does", () => {
  expect(texts(["甲。", 0], ["2.乙。", 0], ["责任单位：丙", 0])).toEqual(["甲。", "2.乙。", "责任单位：丙"]);
  expect(texts(["甲（牵头单位：乙；", 0], ["配合单位：丙）", 3]).join()).toBe("甲（牵头单位：乙；配合单位：丙）");
});
