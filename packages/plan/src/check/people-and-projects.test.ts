import { describe, expect, test } from "vitest";
import { paragraphs, planOf, shownIn, table, title } from "./fixtures.ts";

describe("one death and a target", () => {
  const rows = ["孕产妇死亡率|/10万|28.92|8.2", "婴儿死亡率|‰|3.47|3.3", "5岁以下儿童死亡率|‰|4.05|3.9"];

  test("births from the mothers under management and their share", () => {
    const past = ["孕产妇系统管理5940人，系统管理率99%。"];
    const found = shownIn(planOf({ past, rows: ["孕产妇死亡率|/10万|0|<15"] }));
    expect(found).toEqual([["one-event-breaks-target", "1/6000 = 16.67/10万 > <15"]]);
    // One death a year, where there was none by luck, is no weak target; two are.
    expect(shownIn(planOf({ past, rows: ["孕产妇死亡率|/10万|0|<18"] }))).toEqual([]);
    expect(shownIn(planOf({ past, rows: ["孕产妇死亡率|/10万|0|<35"] }))).toEqual([
      ["weaker-than-baseline", "<35 (2025) : 0 (2020) /10万"],
    ]);
  });

  test("births that make three rates whole", () => {
    expect(shownIn(planOf({ rows }))).toEqual([["one-event-breaks-target", "1/3458 = 28.92/10万 > 8.2"]]);
  });

  test.each<[string, string[]]>([
    [
      "rates that no such births give",
      ["孕产妇死亡率|/10万|28.92|8.2", "婴儿死亡率|‰|3.31|3.3", "5岁以下儿童死亡率|‰|4.18|4"],
    ],
    [
      "rates of one decimal always fit",
      ["孕产妇死亡率|/10万|28.92|8.2", "婴儿死亡率|‰|3.5|3.3", "5岁以下儿童死亡率|‰|4.1|4"],
    ],
  ])("silent: %s", (_, given) => {
    expect(shownIn(planOf({ rows: given }))).toEqual([]);
  });

  test("an impossible rate and its target are one question", () => {
    const plan = planOf({ past: ["2020年，出生人口1500人。"], rows: ["孕产妇死亡率|/10万|5.5|≤5"] });
    expect(shownIn(plan)).toEqual([["rate-below-one-event", "1/1500 = 66.67/10万 > 5.5; > ≤5"]]);
  });

  test.each<[string, string, string[][]]>([
    ["no whole number", "出生人口4000人，婴儿死亡率0.62‰。", [["rate-of-no-whole-number", "4000 × 0.62‰ = 2.48"]]],
    ["a whole number", "出生人口4000人，婴儿死亡率0.75‰。", []],
    ["births counted a little otherwise", "出生人口4000人，婴儿死亡率0.76‰。", []],
    ["many deaths", "出生人口40000人，婴儿死亡率3.11‰。", []],
    ["one decimal", "出生人口4000人，婴儿死亡率0.6‰。", []],
  ])("deaths of a rate: %s", (_, sentence, expected) => {
    expect(shownIn(planOf({ past: [`2020年，${sentence}`] }))).toEqual(expected);
  });
});

describe("people that counts and rates imply", () => {
  const rows = ["每千人口床位数|张|4.00|4.4"];
  const past = (last: string) => ["2020年末，全区医疗卫生机构床位2000张。", last];

  test.each([
    ["2020年总诊疗1500000人次，居民到医疗卫生机构平均就诊5.0次。", "平均就诊次数: 1500000 / 5 = 300000"],
    ["2020年建立健康档案28.5万人，电子健康档案建档率95%。", "电子健康档案建档率: 285000 / 95% = 300000"],
  ])("%s", (sentence, shown) => {
    const [finding] = shownIn(planOf({ past: past(sentence), rows }));
    expect(finding).toEqual(["populations-differ", `每千人口床位数: 2000 / 4.00 × 1000 = 500000; ${shown}`]);
  });

  test.each([
    "2020年总诊疗2500000人次，居民到医疗卫生机构平均就诊5.0次。",
    "2020年建立健康档案47.5万人，电子健康档案建档率95%。",
  ])("silent: %s", (sentence) => {
    expect(shownIn(planOf({ past: past(sentence), rows }))).toEqual([]);
  });
});

describe("beds of projects", () => {
  const plan = (past: string, content: string) => [
    ...planOf({ past: [past], rows: ["每千人口床位数|张|4.00|5"] }),
    ...paragraphs(["专栏 重点项目"]).map((block) => ({ ...block, line: 190 })),
    table(200, ["序号|项目名称|建设内容|投资额（万元）|建设年限", `1|区医院住院楼建设项目|${content}|30000|2021-2024`]),
  ];
  const people = "2020年末，全区常住人口50万人。";
  const beds = (past: string, content: string) =>
    shownIn(plan(past, content)).find(([code]) => code?.startsWith("projects-"))?.[1] ?? null;

  test.each([
    ["of a range the lower end", people, "开放床位700-900张。", "(5 − 4) × 500000 / 1000 = 500; 700 = 700"],
    [
      "hospital beds beside beds for the old",
      people,
      "建成医疗床位720张的综合医院和床位200张的养老院。",
      "(5 − 4) × 500000 / 1000 = 500; 720 = 720",
    ],
    [
      "no people printed: the beds of the text over their own rate",
      "实际开放床位2000张，每千人口拥有床位数4.0张。",
      "新增床位700张。",
      "(5 − 4) × 500000 / 1000 = 500; 700 = 700",
    ],
  ])("%s", (_, past, content, arithmetic) => {
    expect(beds(past, content)).toBe(arithmetic);
  });

  test.each([
    ["beds for the old and the sick together", "设置医疗及养老床位900张。"],
    ["what there will be in all", "新增床位500张，一共开放床位可达1200张。"],
  ])("silent: %s", (_, content) => {
    expect(beds(people, content)).toBeNull();
  });
});

describe("projects without terms", () => {
  const plan = (line: string) => paragraphs([title, "一、发展现状", "二、主要任务", "重大工程建设项目", line]);

  test("size, and neither money nor years", () => {
    expect(shownIn(plan("1.新建区康复中心项目。总建筑面积8000平方米，设康复病房。"))).toEqual([
      ["project-without-money-and-years", "1/1"],
    ]);
  });

  test.each([
    "1.新建区康复中心项目。总投资5000万元，总建筑面积8000平方米。",
    "1.新建区康复中心项目。建设年限2022—2024年，总建筑面积8000平方米。",
    "1.重点专科能力建设项目。打造名科。",
  ])("silent: %s", (line) => {
    expect(shownIn(plan(line))).toEqual([]);
  });
});

describe("growth and level of a row", () => {
  test("life expectancy", () => {
    expect(shownIn(planOf({ rows: ["人均预期寿命|岁|77|80.5"] }))).toEqual([
      ["growth-unlikely", "(80.5 − 77)/5 = 0.7"],
    ]);
    expect(shownIn(planOf({ rows: ["人均预期寿命|岁|78|80"] }))).toEqual([]);
  });

  test("a share of cities in a district's table", () => {
    const row = "国家卫生城市数量占比|%|40|60";
    expect(shownIn(planOf({ rows: [row] }))).toEqual([["figure-of-another-level", "0% | 100% ≠ 40%"]]);
    expect(shownIn(planOf({ rows: ["国家卫生乡镇数量占比|%|40|60"] }))).toEqual([]);
  });

  test("money of years before the plan is shown beside an even share", () => {
    const projects = table(50, ["项目名称|起止年限|总投资（亿元）|“十四五”期间投资（亿元）", "甲医院|2018-2022|10|10"]);
    expect(shownIn([...planOf({}), projects])).toEqual([
      ["money-before-the-plan-inside-it", "10 / 10 = 100%; 2018–2022: 2/5 a → 10 × 2/5 = 4"],
    ]);
  });
});
