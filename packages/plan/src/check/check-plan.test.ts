import { expect, test } from "vitest";
import type { DocumentBlock } from "../document.ts";
import { readPlan } from "../read-plan.ts";
import { checkPlan } from "./check-plan.ts";

const title = "某某区“十四五”卫生健康规划";
const header = ["领域", "序号", "主要指标", "单位", "2020年", "2023年目标", "2025年目标", "性质"];

/** A plan with the lines given before and after “二、主要任务”, and rows `name|unit|2020|2023|2025`. */
function planOf({ past = [], aims = [], rows = [] }: { past?: string[]; aims?: string[]; rows?: string[] }): {
  blocks: DocumentBlock[];
} {
  const lines = [title, "一、发展现状", ...past, "二、主要任务", ...aims];
  const blocks: DocumentBlock[] = lines.map((text, at) => ({ kind: "paragraph", line: at + 1, text }));
  const table = [header, ...rows.map((row, at) => ["健康", String(at + 1), ...row.split("|"), "预期性"])];
  if (rows.length > 0)
    blocks.push({
      kind: "table",
      line: 100,
      rows: table.map((cells, at) => cells.map((text) => ({ text, line: 100 + at }))),
    });
  return { blocks };
}

const codes = (plan: Parameters<typeof planOf>[0]) => checkPlan(planOf(plan)).findings.map((finding) => finding.code);

test.each<[string, Parameters<typeof planOf>[0]]>([
  ["parts-and-total", { past: ["2020年末，全区床位1925张，其中医院1774张（占92.16%），基层1151（占7.84%）。"] }],
  ["share-does-not-fit", { past: ["医院中，公立医院5个，占31.25%，民营医院12个，占68.75%。"] }],
  [
    "share-does-not-fit",
    {
      past: [
        "2020年全区总诊疗3011083人次。医院门诊968279人次（占32.16%），基层门诊2042804人次（占67.84%）。卫生院门诊466533人次，占全区总量的15.86%。",
      ],
    },
  ],
  [
    "parts-exceed-total",
    { past: ["2015年末，全区卫生人员1889人。其中，技术人员1773人，其他人员42人，管理人员28人，工勤人员102人。"] },
  ],
  [
    "classifications-differ",
    { past: ["医院按等级分：二级医院12个、一级医院3个。医院按床位数分：小型医院13个，中型医院4个。"] },
  ],
  [
    "mean-outside-parts",
    { past: ["2015年病床使用率65.7%，其中：医院76.5%，基层43.6%。医院中，公立医院74.9%，民营医院57.3%。"] },
  ],
  [
    "quotas-differ",
    { past: ["新生儿代谢病筛查6470人完成全年进度的114.13%；新生儿听力筛查6467人，完成全年进度的166%。"] },
  ],
  [
    "two-counts",
    {
      past: [
        "2020年末，全区拥有民营医院12个，门诊部42个、诊所202个。",
        "目前，全区拥有民营医院12个，门诊部39个、诊所200个。",
      ],
    },
  ],
  ["unit-in-text-and-table", { past: ["2020年婴儿死亡率0.54%。"], rows: ["婴儿死亡率|‰|0.54|<4|<4"] }],
  [
    "two-values",
    { past: ["2020年孕产妇死亡率由19.01/10万下降到7.80/10万。"], rows: ["孕产妇死亡率|/10万|28.92|8.5|8.2"] },
  ],
  ["two-targets", { aims: ["到2025年，婴儿死亡率控制在5‰以下。"], rows: ["婴儿死亡率|‰|6|5|≤4"] }],
  [
    "populations-differ",
    {
      past: ["2020年末，执业（助理）医师1307人，注册护士1303人。"],
      rows: ["每千人口执业（助理）医师数|人|1.58|1.6|1.7", "每千人口注册护士数|人|2.15|2.2|2.3"],
    },
  ],
  ["rate-below-one-event", { past: ["2020年，出生人口1410人。"], rows: ["孕产妇死亡率|/10万|5.51|≤5|≤5"] }],
  ["one-event-breaks-target", { past: ["2019年，出生人口7055人。"], rows: ["孕产妇死亡率|/10万|18.71|<10|<10"] }],
  ["two-indicators-in-one-row", { rows: ["使用强度（DDD）门诊处方使用率|%|43|41|40"] }],
  ["unit-does-not-fit", { rows: ["千人口献血率|%|11|12|13"] }],
  ["unit-doubled", { rows: ["健康素养水平（%）|%|20|25|30"] }],
  ["units-mixed", { rows: ["孕产妇死亡率|/10万|9|8|8", "心脑血管疾病死亡率|1/10万|210|209|208"] }],
  [
    "nothing-to-measure",
    { past: ["医院按等级分：二级医院12个、一级医院5个。"], rows: ["三级医院平均住院日|天|9|8.5|8"] },
  ],
  ["weaker-than-baseline", { rows: ["婴儿死亡率|‰|1.5|<3|<3"] }],
  ["weaker-than-mid-target", { rows: ["管理率|%|80|≥90|≥85"] }],
  ["percentage-impossible", { rows: ["国家卫生乡镇数量占比|%|83.33|90|95"] }],
  ["pace-at-the-end", { rows: ["每万人口全科医生数|人|3.87|3.9|4"] }],
  ["growth-unlikely", { rows: ["每千人口床位数|张|2.37|5|9.61"] }],
  ["no-number", { rows: ["健康预期寿命|岁|70|71|同比例提高"] }],
  ["no-baseline", { rows: ["规范管理率|%|-|80|90"] }],
  ["deadline-before-the-plan", { aims: ["落实业务经费，力争在2021年前落实到位。"] }],
  [
    "repeated-sentence",
    {
      aims: [
        "到期末，我区公共卫生应急管理软硬件建设和应对突发事件的能力全面提升。",
        "到期末，我区公共卫生应急管理软硬件建设和应对突发事件的能力全面提升。",
      ],
    },
  ],
])("asks: %s %#", (code, plan) => {
  expect(codes(plan)).toContain(code);
});

test("what adds up stays silent", () => {
  expect(
    codes({
      past: [
        "2015年末，全区床位787张，其中医院678张（占86%），基层109张（占14%）。",
        "2020年末，全区卫生人员3602人。其中，技术人员3097人，其他人员59人，管理人员102人，工勤人员311人，乡村医生33人。",
        "医院门诊968279人次（占32.16%），基层门诊2042804人次（占67.84%）。",
        "2020年病床使用率61.60%，其中：医院64.32%，基层29.36%。医院中，公立医院72.4%，民营医院47.25%。",
        "医院按等级分：二级医院12个、一级医院5个。医院按床位数分：小型医院13个，中型医院4个。",
        "2020年婴儿死亡率4.5‰，孕产妇死亡率为9/10万。2019年婴儿死亡率5.1‰。",
        "2020年，执业（助理）医师1264人，注册护士1720人，出生人口20000人。",
        "产前筛查5126人，完成全年进度的131%；产前超声筛查4439人，完成全年进度的114%。",
      ],
      aims: ["到2025年，婴儿死亡率控制在4‰以下。", "力争2025年底前全部建成。"],
      rows: [
        "婴儿死亡率|‰|4.5|≤4.2|≤4",
        "孕产妇死亡率|/10万|9|<8.5|<8",
        "每千人口执业（助理）医师数|人|1.58|1.75|1.9",
        "每千人口注册护士数|人|2.15|2.3|2.45",
        "三级以下医院规范管理率|%|60|70|80",
        "国家卫生乡镇数量占比|%|83.33|90|100",
      ],
    }),
  ).toEqual([]);
});

test("against the earlier plan: targets lowered and figures carried over, per-head rates in the same terms", () => {
  const earlier = readPlan(planOf({ rows: ["婴儿死亡率|‰|3.5|<3.2|<3", "全科医师|人/千人口|0.09|0.15|0.2"] }));
  const aged = {
    ...earlier,
    indicators: earlier.indicators.map((row) => ({
      ...row,
      baseline: row.baseline && { ...row.baseline, year: 2015 },
    })),
  };
  const now = planOf({ rows: ["婴儿死亡率|‰|5|<4.5|<4", "每万人口全科医师数|人|0.9|1.2|1.5"] });
  expect(checkPlan(now, aged).findings.map((finding) => finding.code)).toEqual(
    expect.arrayContaining(["weaker-than-earlier-plan", "carried-over"]),
  );
  expect(codes({ rows: ["婴儿死亡率|‰|5|<4.5|<4"] })).not.toContain("weaker-than-earlier-plan");
});

test("projects: money of years before the plan, and years outside it", () => {
  const table: DocumentBlock = {
    kind: "table",
    line: 50,
    rows: [
      ["项目名称", "起止年限", "总投资（亿元）", "“十四五”期间投资（亿元）"],
      ["甲医院", "2017-2021", "35", "35"],
      ["乙医院", "2019-2021", "1.00", "0.33"],
      ["丙医院", "2022-2024", "2", "2"],
      ["丁医院", "2022-2024", "2", "3"],
      ["戊医院", "2015-2019", "2", "1"],
    ].map((row, at) => row.map((text) => ({ text, line: 50 + at }))),
  };
  const { findings } = checkPlan({ blocks: [...planOf({}).blocks, table] });
  expect(findings.map(({ code, severity, sources }) => [code, severity, sources[0]?.line])).toEqual([
    ["money-before-the-plan-inside-it", "error", 51],
    ["more-money-inside-than-in-all", "error", 54],
    ["project-finished", "error", 55],
  ]);
});

test("every finding has its arithmetic, its places and both languages", () => {
  const { findings } = checkPlan(
    planOf({ past: ["2020年末，全区床位1925张，其中医院1774张（占92.16%），基层1151（占7.84%）。"] }),
  );
  expect(findings[0]).toMatchObject({
    severity: "error",
    arithmetic: "1774 + 1151 = 2925 ≠ 1925; 基层 = 151 → 7.84%",
    sources: [{ line: 3 }],
    message: { zh: expect.stringContaining("2925"), en: expect.stringContaining("1925") },
  });
});
