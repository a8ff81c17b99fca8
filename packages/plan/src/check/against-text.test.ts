import { describe, expect, test } from "vitest";
import { findingsIn, planOf, shownIn } from "./fixtures.ts";

describe("shares of another whole than they name", () => {
  test.each<[string, string[], string]>([
    [
      "admissions",
      [
        "2020年全区医疗卫生机构入院5000人次。入院人数中，医院4600人次（占92%），基层医疗卫生机构400人次（占8%）。",
        "公立医院入院3500人次（占医院总数的70%），民营医院1500人次（占医院总数的30%）。",
      ],
      "3500 + 1500 = 5000 ≠ 4600",
    ],
    [
      "visits, and no other total",
      [
        "专科门诊900人次，医院门诊8000人次。",
        "综合医院门诊6000人次（占医院门诊总量的75%），中医医院门诊2000人次（占医院门诊总量的25%），其中夜间门诊12人次。",
        "医院门诊9000人次。内科门诊6000人次（占医院门诊总量的75%），外科门诊2000人次（占医院门诊总量的25%）。",
      ],
      "6000 + 2000 = 8000 ≠ 9000",
    ],
  ])("%s", (_, past, sum) => {
    const found = findingsIn(planOf({ past })).filter(({ code }) => code === "share-of-another-whole");
    expect(found.map(({ arithmetic }) => arithmetic.split(";")[0])).toEqual([sum]);
    expect(found[0]?.sources.length).toBeGreaterThan(1);
  });

  test("silent: the parts make the whole that they name", () => {
    const past = [
      "2020年入院人数中，医院5000人次，基层医疗卫生机构400人次。",
      "公立医院入院3500人次（占医院总数的70%），民营医院1500人次（占医院总数的30%）。",
    ];
    expect(shownIn(planOf({ past }))).toEqual([]);
  });
});

describe("targets below what the text says was reached", () => {
  test.each<[string, Parameters<typeof planOf>[0], string]>([
    [
      "both in the text",
      { past: ["2020年产后访视率98.2%。"], aims: ["到2025年，产后访视率达到95%以上。"] },
      "95%以上 (2025) : 98.2% (2020)",
    ],
    [
      "the table's target",
      { past: ["2020年婴儿死亡率3.1‰。"], rows: ["婴儿死亡率|‰|-|3.5"] },
      "3.5‰ (2025) : 3.1‰ (2020)",
    ],
  ])("%s", (_, plan, arithmetic) => {
    expect(shownIn(planOf(plan))).toContainEqual(["weaker-than-stated", arithmetic]);
  });

  test.each<[string, Parameters<typeof planOf>[0]]>([
    ["stronger", { past: ["2020年产后访视率93.2%。"], aims: ["到2025年，产后访视率达到95%以上。"] }],
    ["another year", { past: ["2018年产后访视率98.2%。"], aims: ["到2025年，产后访视率达到95%以上。"] }],
    ["a bound", { past: ["2020年产后访视率达98%以上。"], aims: ["到2025年，产后访视率达到95%以上。"] }],
    ["another rate", { past: ["2020年产前检查率98.2%。"], aims: ["到2025年，产后访视率达到95%以上。"] }],
    ["a row that says so itself", { past: ["2020年婴儿死亡率3.1‰。"], rows: ["婴儿死亡率|‰|3.1|3.5"] }],
  ])("silent: %s", (_, plan) => {
    expect(shownIn(planOf(plan)).map(([code]) => code)).not.toContain("weaker-than-stated");
  });
});

describe("yearly paces of the text", () => {
  test.each<[string, string, string, string]>([
    [
      "a share of what there is",
      "肺结核报告发病率每年降低1%以上。",
      "肺结核发病率|/10万|50|45",
      "50 × (1 − 1%)^5 = 47.55 ≠ 45",
    ],
    ["points", "儿童总体近视率每年下降0.5个百分点。", "儿童总体近视率|%|52|48", "52 − 0.5 × 5 = 49.5 ≠ 48"],
    ["upwards", "居民健康素养水平每年提高1个百分点。", "居民健康素养水平|%|20|30", "20 + 1 × 5 = 25 ≠ 30"],
  ])("%s", (_, sentence, row, arithmetic) => {
    expect(shownIn(planOf({ aims: [sentence], rows: [row] }))).toEqual([["pace-misses-target", arithmetic]]);
  });

  test.each<[string, string, string]>([
    ["enough", "肺结核报告发病率每年降低2%以上。", "肺结核发病率|/10万|50|45.5"],
    ["the pace itself is the target", "总体近视率每年下降0.5个百分点。", "总体近视率|%|52|每年降低0.5个百分点"],
    ["another rate", "新发乙肝病例每年降低1%。", "肺结核发病率|/10万|50|45"],
  ])("silent: %s", (_, sentence, row) => {
    expect(shownIn(planOf({ aims: [sentence], rows: [row] })).map(([code]) => code)).not.toContain(
      "pace-misses-target",
    );
  });
});

describe("the table beside counts and words of the text", () => {
  test.each<[string, string[], string, string]>([
    [
      "a share of services",
      ["2020年总诊疗1000000人次。", "总诊疗人次中，医院600000人次（占60%），基层医疗卫生机构400000人次（占40%）。"],
      "基层医疗卫生机构诊疗量占比|%|58.4|70",
      "400000 人次 = 40% ≠ 58.4%",
    ],
    [
      "full coverage",
      ["2020年免费孕前优生检查目标人群实现全覆盖。"],
      "孕前优生检查目标人群覆盖率|%|72|80",
      "100% ≠ 72%",
    ],
    [
      "full coverage of screening",
      ["适龄妇女两癌检查达到全覆盖。"],
      "适龄妇女“两癌”检查覆盖率|%|61.5|80",
      "100% ≠ 61.5%",
    ],
    [
      "a rate per head in a list",
      ["2020年每千常住人口医师数、护士数分别是2.4、2.1。"],
      "每千常住人口护士数|人|3.1|3.6",
      "2.1 ≠ 3.1人",
    ],
    [
      "a rate per head by its noun",
      ["2020年，护理人员900人，每千人口护士2.18人。"],
      "每千人口注册护士数|人|3.8|4",
      "2.18人 ≠ 3.8人",
    ],
    [
      "in other terms",
      ["2020年每万常住人口全科医生1.4名。"],
      "全科医师|人/千人口|0.09|0.1",
      "1.4名/万人 ≠ 0.09人/千人口",
    ],
  ])("%s", (_, past, row, arithmetic) => {
    expect(shownIn(planOf({ past, rows: [row] }))).toContainEqual(["two-values", arithmetic]);
  });

  test.each<[string, string[], string]>([
    [
      "the same share",
      ["2020年总诊疗1000000人次，其中医院600000人次（占60%），基层医疗卫生机构400000人次（占40%）。"],
      "基层医疗卫生机构诊疗量占比|%|40.1|70",
    ],
    ["covered in full, and so in the table", ["目标人群实现全覆盖。"], "孕前优生检查目标人群覆盖率|%|100|100"],
    ["something else covered", ["远程会诊镇街实现全覆盖。"], "孕前优生检查目标人群覆盖率|%|72|80"],
    ["rounding", ["2020年每千常住人口公共卫生人员数0.3人。"], "每千常住人口公共卫生人员数|人|0.32|0.36"],
    ["the province's figure", ["2020年全省每千常住人口注册护士3.4人。"], "每千常住人口注册护士数|人|3.1|3.6"],
    ["from one to the other", ["每千常住人口注册护士由2.4人提高到3.1人。"], "每千常住人口注册护士数|人|3.1|3.6"],
    ["other terms, one figure", ["2020年每万常住人口全科医生0.9名。"], "全科医师|人/千人口|0.09|0.1"],
  ])("silent: %s", (_, past, row) => {
    expect(shownIn(planOf({ past, rows: [row] }))).toEqual([]);
  });

  test("counted in another word", () => {
    const plan = planOf({ aims: ["到2025年，每千人口托位数达到4.5个。"], rows: ["每千人口托位数|张|2|4.5"] });
    expect(shownIn(plan)).toContainEqual(["unit-in-text-and-table", "4.5个 ≠ 4.5张"]);
    const same = planOf({ aims: ["到2025年，每千人口医师数达到3名。"], rows: ["每千人口医师数|人|2.8|3"] });
    expect(shownIn(same)).toEqual([]);
  });

  test("one wrong unit of several rates in one sentence is one question", () => {
    const plan = planOf({
      past: ["2020年婴儿死亡率2.1%，5岁以下儿童死亡率3.4%。"],
      rows: ["婴儿死亡率|‰|2.1|2", "5岁以下儿童死亡率|‰|3.4|3.3"],
    });
    expect(shownIn(plan)).toEqual([["unit-in-text-and-table", "2.1% ≠ 2.1‰; 3.4% ≠ 3.4‰"]]);
  });
});

describe("more than all", () => {
  test.each([
    ["对60个行政许可事项压缩时限；网上办理事项数75项，网上办理率88%。", "75 > 60; 75/88% = 85"],
    ["全区共40家医疗机构，完成接入数52家，接入率95%。", "52 > 40; 52/95% = 55"],
  ])("%s", (sentence, arithmetic) => {
    expect(shownIn(planOf({ past: [sentence] }))).toContainEqual(["part-larger-than-whole", arithmetic]);
  });

  test.each(["对60个行政许可事项压缩时限；网上办理事项数54项，网上办理率90%。", "网上办理事项数75项，网上办理率88%。"])(
    "silent: %s",
    (sentence) => {
      expect(shownIn(planOf({ past: [sentence] }))).toEqual([]);
    },
  );
});

describe("a list of requirements beside a list of what there is", () => {
  const past = (list: string) => [
    `2020年每千常住人口医师数、注册护士数、床位数分别是1.9、2.2、4.1。距离卫生强县评价标准${list}还有差距。`,
  ];
  const rows = ["每千常住人口医师数|人|1.9|2.3", "每千常住人口注册护士数|人|2.2|3", "每千常住人口床位数|张|4.1|5"];

  test("targets below it, each with its own figure", () => {
    const found = shownIn(planOf({ past: past("2.5、2.8、6.0"), rows }));
    expect(found).toEqual([
      ["weaker-than-benchmark", "2.3 : 2.5 (卫生强县评价标准)"],
      ["weaker-than-benchmark", "5 : 6.0 (卫生强县评价标准)"],
    ]);
  });

  test.each(["2.3、2.8、4.5", "2.5、6.0"])("silent: %s", (list) => {
    expect(shownIn(planOf({ past: past(list), rows }))).toEqual([]);
  });
});
