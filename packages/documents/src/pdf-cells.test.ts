import { expect, test } from "vitest";
import { cutAtEdges, goesOn, withoutRest } from "./pdf-cells.ts";

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

test("a row that says little of what all rows say is the rest of one", () => {
  const header = row("序号", "名称", "阶段", "年限", "投资", "期内");
  const before = [
    header,
    row("1", "甲楼", "新建", "2022", "1", "1"),
    row("2", "乙医院综", "续建", "2019-", "1", "0.3"),
  ];
  expect(withoutRest(before, [row("", "合楼", "", "2021", "", "")])).toEqual([]);
  expect(before[2]?.map(({ text: one }) => one)).toEqual(["2", "乙医院综\n合楼", "续建", "2019-\n2021", "1", "0.3"]);
});

test("a box goes on over a page unless it has a title; a line that the page cut stays one", () => {
  const box = () => [row("专栏2 工程\n甲项目：加快建")];
  expect(goesOn(box(), [row("设，投资一万元。\n乙项目：建成。")])).toBe(true);
  expect(goesOn(box(), [row("专栏3 行动\n丙：开展。")])).toBe(false);
  expect(goesOn(box(), [row("能力提升行动\n丙：开展。")])).toBe(false);
  const before = box();
  expect(withoutRest(before, [row("设，投资一万元。")])).toEqual([]);
  expect(before).toEqual([row("专栏2 工程\n甲项目：加快建设，投资一万元。")]);
});
