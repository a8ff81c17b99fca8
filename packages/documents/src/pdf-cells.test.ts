import { expect, test } from "vitest";
import { cutAtEdges, withoutRest } from "./pdf-cells.ts";

const cells = [0, 100, 160].map((left, at) => ({ left, right: [100, 160, 220][at] ?? 0, bottom: 0, top: 20 }));
const text = (words: string, left: number, right: number) => ({ text: words, left, right, bottom: 5, top: 15 });
const cut = (words: string, left: number, right: number) =>
  cutAtEdges(text(words, left, right), cells).map((one) => one.text);

test("a text over a ruling line is cut at a space or a seam near the line", () => {
  expect(cut("≤209.7 ≤190.7", 110, 215)).toEqual(["≤209.7", "≤190.7"]);
  expect(cut("诊疗量占比（％）58.41", 5, 135)).toEqual(["诊疗量占比（％）", "58.41"]);
  expect(cut("岁 77.2 78", 92, 200)).toEqual(["岁", "77.2", "78"]);
  expect(cut("人均预期寿命", 5, 95)).toEqual(["人均预期寿命"]);
  expect(cut("人均预期寿命", 5, 101)).toEqual(["人均预期寿命"]);
});

const row = (...texts: string[]) => texts.map((one) => ({ text: one }));

test("the rest of a row on the next page goes to its row; a row of its own stays one", () => {
  const before = [row("健康", "全科医师数", "4.1", "预期")];
  expect(withoutRest(before, [row("", "", "", "性"), row("", "药师数", "0.28", "预期性")])).toEqual([
    row("", "药师数", "0.28", "预期性"),
  ]);
  expect(before[0]?.[3]?.text).toBe("预期\n性");
  for (const own of [row("", "其中：公立医院", "", ""), row("", "药师数", "0.28", ""), row("", "", "", "")])
    expect(withoutRest([row("健康", "全科医师数", "4.1", "预期")], [own])).toEqual([own]);
});
