import { describe, expect, test } from "vitest";
import type { DocumentBlock, DocumentCell } from "../document.ts";
import { checkPlan } from "./check-plan.ts";
import { ordinalOf } from "./wording/ordinals.ts";

const title = "某某区“十四五”卫生健康规划";
const paragraphs = (lines: readonly string[]): DocumentBlock[] =>
  lines.map((text, at) => ({ kind: "paragraph", line: at + 1, text }));
const table = (line: number, rows: readonly string[]): DocumentBlock => ({
  kind: "table",
  line,
  rows: rows.map((row, at) => row.split("|").map((text): DocumentCell => ({ text, line: line + at }))),
});
const indicators = (...rows: string[]) =>
  table(100, ["序号|主要指标|单位|2020年|2025年|性质", ...rows.map((row, at) => `${at + 1}|${row}|预期性`)]);
const found = (blocks: DocumentBlock[]) => checkPlan({ blocks }).findings;
const codes = (blocks: DocumentBlock[]) => found(blocks).map((finding) => finding.code);

test.each([
  ["一", 1],
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["三十四", 34],
  ["7", 7],
  ["", null],
  ["二三", null],
])("the ordinal %s is %s", (text, value) => {
  expect(ordinalOf(text)).toBe(value);
});

describe("misnumbered items", () => {
  test.each<[string, string[]]>([
    ["2 → 4", ["一、现状", "二、主要任务", "四、保障"]],
    ["2 → 2", ["一、现状", "1.人员培养工作，继续开展。", "2.设备更新工作，继续开展。", "2.房屋修缮工作，继续开展。"]],
    ["1 → 3", ["一、主要任务", "着力做好三件事：一是培养人员；三是更新设备。"]],
  ])("%s", (arithmetic, lines) => {
    expect(found(paragraphs([title, ...lines])).map((finding) => [finding.code, finding.arithmetic])).toEqual([
      ["misnumbered", arithmetic],
    ]);
  });

  test.each<[string, string[]]>([
    ["numbers that run on through the chapters", ["一、现状", "1.人员，继续培养。", "二、任务", "2.设备，继续更新。"]],
    ["a list that begins anew", ["一、现状", "1.人员，继续培养。", "2.设备，更新。", "1.房屋，修缮。"]],
    ["a heading that lost its number", ["一、现状", "二、任务", "保障措施", "四、附则"]],
    ["an item that goes on in the next sentence", ["一、任务", "一是培养人员。二是更新设备。三是修缮房屋。"]],
    ["是否 is no item", ["一、任务", "一是查看设备；二是否需要更新由专家判断。"]],
  ])("silent: %s", (_, lines) => {
    expect(codes(paragraphs([title, ...lines]))).toEqual([]);
  });
});

describe("figures of another level", () => {
  test("a district that promises for its city", () => {
    const lines = [title, "二、主要任务", "全市按照每3万人口配置1辆救护车。", "我市将纳入统一平台。"];
    expect(codes(paragraphs(lines))).toEqual(["figure-of-another-level", "figure-of-another-level"]);
  });

  test.each(["胸痛中心通过全市首家认证，评分95分。", "主要指标居全市前列，达到90%。", "全区每3万人口配置1辆救护车。"])(
    "silent: %s",
    (sentence) => {
      expect(codes(paragraphs([title, "二、主要任务", sentence]))).toEqual([]);
    },
  );

  test("silent: a city that speaks for itself", () => {
    const lines = ["某某市“十四五”卫生健康规划", "二、主要任务", "我市将为每3万人口配置1辆救护车。"];
    expect(codes(paragraphs(lines))).toEqual([]);
  });
});

describe("targets against a benchmark that the plan quotes", () => {
  const plan = (sentence: string, row: string) => [...paragraphs([title, "一、现状", sentence]), indicators(row)];

  test("weaker than the mean of the country, in another unit", () => {
    const blocks = plan("婴儿死亡率低于全国平均水平（0.54%）。", "婴儿死亡率|‰|3.2|6");
    const [finding] = found(blocks).filter((one) => one.code === "weaker-than-benchmark");
    expect(finding?.arithmetic).toBe("6 (2025) : 0.54% (全国平均)");
    expect(finding?.sources.map((source) => source.line)).toEqual([3, 101]);
  });

  test.each([
    ["stronger", "婴儿死亡率低于全国平均水平（5.4‰）。", "婴儿死亡率|‰|6|5"],
    ["equal", "高血压患者规范管理率省要求为70%。", "高血压患者规范管理率|%|60|70"],
    ["another indicator", "孕产妇死亡率低于全国平均水平（5.4‰）。", "婴儿死亡率|‰|6|6"],
    ["a unit that says another thing", "婴儿死亡率低于全国平均水平（5.4个）。", "婴儿死亡率|‰|6|6"],
    ["no figure", "婴儿死亡率低于全国平均水平，2020年为3个百分点。", "婴儿死亡率|‰|6|6"],
  ])("silent: %s", (_, sentence, row) => {
    expect(codes(plan(sentence, row))).not.toContain("weaker-than-benchmark");
  });
});

describe("beds that projects add", () => {
  const plan = (people: string, beds: number) => [
    ...paragraphs([title, "一、现状", people, "二、主要任务"]),
    indicators("每千人口医疗卫生机构床位数|张|5|6"),
    ...paragraphs(["专栏 重点项目"]),
    table(200, [
      "序号|项目名称|建设内容|投资额（万元）|建设年限",
      `1|区医院住院楼建设项目|新建住院楼，新增床位${beds}张。|30000|2021-2024`,
    ]),
  ];

  test.each([
    ["projects-overshoot", 900],
    ["projects-cannot-reach", 100],
  ])("%s: one bed a thousand for 500,000 people is 500; the project adds %i", (code, beds) => {
    const [finding] = found(plan("2020年末，全区常住人口50万人。", beds)).filter((one) => one.code === code);
    expect(finding?.arithmetic).toBe(`(6 − 5) × 500000 / 1000 = 500; ${beds} = ${beds}`);
  });

  test.each([
    ["about as many", "2020年末，全区常住人口50万人。", 520],
    ["people unknown", "2020年末，全区有医院5个。", 900],
  ])("silent: %s", (_, people, beds) => {
    expect(codes(plan(people, beds)).filter((code) => code.startsWith("projects-"))).toEqual([]);
  });
});

describe("ratios against rates", () => {
  const plan = (ratio: string) => [
    ...paragraphs([title]),
    indicators("每千常住人口执业（助理）医师数|人|2|2.5", "每千常住人口注册护士数|人|2|3", `医护比||1:1|${ratio}`),
  ];

  test("the ratio of the targets is another one than printed", () => {
    const [finding] = found(plan("1:1.5")).filter((one) => one.code === "ratio-of-rates");
    expect(finding?.arithmetic).toBe("3 / 2.5 = 1.20 ≠ 1.5");
  });

  test.each(["1:1.2", "1：1.18", "≥1:1.5"])("silent: %s", (ratio) => {
    expect(codes(plan(ratio))).not.toContain("ratio-of-rates");
  });
});

describe("handled and accepted", () => {
  test("more complaints closed than were taken in", () => {
    const [finding] = found(paragraphs([title, "一、现状", "2020年受理投诉举报120件，办结投诉举报125件。"]));
    expect([finding?.code, finding?.arithmetic]).toEqual(["handled-more-than-accepted", "125 > 120"]);
  });

  test.each([
    "2020年受理投诉举报120件，办结投诉举报118件。",
    "2020年受理投诉120件，受理许可300件，办结许可290件。",
    "2020年受理投诉120件，处理病例300例。",
  ])("silent: %s", (sentence) => {
    expect(codes(paragraphs([title, "一、现状", sentence]))).toEqual([]);
  });
});
