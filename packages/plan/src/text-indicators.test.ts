import { expect, test } from "vitest";
import { passagesOf } from "./passages.ts";
import { textIndicators } from "./text-indicators.ts";

const period = { from: 2021, to: 2025 };

function read(...lines: string[]) {
  const blocks = lines.map((text, index) => ({ kind: "paragraph" as const, line: index + 1, text }));
  return textIndicators(passagesOf(blocks), period).map(({ name, unit, targets }) => [
    name,
    unit,
    ...targets.flatMap(({ op, value, year }) => [op, value, year]),
  ]);
}

const aims = "二、主要任务";

test.each([
  ["到2025年，人均预期寿命达到78.9岁，体系更加完善。", ["人均预期寿命", "岁", "=", 78.9, 2025]],
  ["到2025年，孕产妇死亡率控制在10/10万以内。", ["孕产妇死亡率", "/10万", "<=", 10, 2025]],
  ["到十四五末，国家卫生乡镇比例不低于70%。", ["国家卫生乡镇比例", "%", ">=", 70, 2025]],
  ["力争使区域内就诊率达到90％左右。", ["区域内就诊率", "%", "~", 90, 2025]],
  ["产妇产前检查率≥96%。", ["产妇产前检查率", "%", ">=", 96, 2025]],
  ["肺结核报告发病率每年降低1%以上。", ["肺结核报告发病率", "%", "change", -1, 2025]],
  ["医疗机构综合评价比例逐年增加，争取到2023年达到30%以上。", ["医疗机构综合评价比例", "%", ">=", 30, 2023]],
])("%s", (sentence, expected) => {
  expect(read(aims, sentence)).toEqual([expected]);
});

test("paired lists give each name its figure", () => {
  expect(
    read(aims, "婴儿死亡率、5岁以下儿童死亡率分别降至3.3‰和4.0‰。高血压、糖尿病治疗控制率分别达到45%和36%以上。"),
  ).toEqual([
    ["婴儿死亡率", "‰", "=", 3.3, 2025],
    ["5岁以下儿童死亡率", "‰", "=", 4, 2025],
    ["高血压治疗控制率", "%", ">=", 45, 2025],
    ["糖尿病治疗控制率", "%", ">=", 36, 2025],
  ]);
});

test("one sentence with two years is one row with a target for each; two sentences are two rows", () => {
  expect(
    read(
      aims,
      "到2022年和2025年，居民健康素养水平分别达到24%和28%以上。",
      "到2023年，千人口床位达到5.1张；到2025年，千人口床位达到5.6张。",
    ),
  ).toEqual([
    ["居民健康素养水平", "%", ">=", 24, 2022, ">=", 28, 2025],
    ["千人口床位", "张", "=", 5.1, 2023],
    ["千人口床位", "张", "=", 5.6, 2025],
  ]);
});

test("a bare rate takes the subject of the clause before it", () => {
  expect(read(aims, "开展学校卫生综合监督评价工作，覆盖率达到100%。")).toEqual([
    ["学校卫生综合监督评价覆盖率", "%", "=", 100, 2025],
  ]);
});

test.each([
  ["2020年全区计划内常规疫苗接种率达99%以上。"],
  ["目前全区居民电子健康档案建档率已达86.45%。"],
  ["孕产妇死亡率由19.01/10万下降到7.80/10万。"],
  ["城区服务半径不超过5公里，按照每3万人口配置1辆救护车。"],
  ["每周进行3次以上、每次30分钟以上中等强度运动。"],
  ["人均预期寿命稳步提高，健康素养水平大幅提升，主要指标居于前列。"],
  ["为65岁以上老年人提供每年一次的免费体检。"],
  ["对建筑面积约4000平方米的用房进行改造。"],
])("no target: %s", (sentence) => {
  expect(read("一、发展现状", sentence)).toEqual([]);
  expect(read(aims, sentence)).toEqual([]);
});

test("what was reached before the plan is no target, what a year of the plan asks is", () => {
  expect(read("一、发展现状", "系统管理率达95.63%。到2025年，系统管理率达到96%。住院分娩率达到100%。")).toEqual([
    ["系统管理率", "%", "=", 96, 2025],
  ]);
  expect(read("一、发展现状", "到2025年，孕产妇系统管理率达到96%。")).toHaveLength(1);
});
