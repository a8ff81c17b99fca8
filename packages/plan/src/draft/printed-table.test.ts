import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlan } from "../read-plan.ts";
import type { Draft } from "./draft.ts";
import { draftWith, evidenceWith, rowWith } from "./fixtures.ts";
import { planOfDraft } from "./plan-of-draft.ts";
import { printedNotes } from "./printed-notes.ts";
import { printedTable } from "./printed-table.ts";

const old = { origin: "printed" as const, raw: "6.39", year: 2019, numerator: null, denominator: null };
const printed = draftWith([
  rowWith({ mid: "66.5", target: "≥70" }),
  rowWith({
    key: "b",
    name: "15岁以上人群吸烟率",
    nameEn: "Smoking rate above 15 years",
    indicator: null,
    property: "binding",
    target: "持续下降",
  }),
  rowWith({
    key: "c",
    domain: null,
    domainEn: null,
    name: "人均每日食盐摄入量",
    nameEn: "Daily salt intake per person",
    unit: "克",
    indicator: null,
    property: null,
    baseline: old,
    mid: "＜6",
    target: "≤5",
  }),
  rowWith({
    key: "d",
    domain: "健康保障",
    domainEn: "Security, money",
    name: "医护比",
    nameEn: "Nurses to physicians",
    unit: null,
    indicator: null,
    target: "1：1.2",
  }),
]);

function reread(language: "zh" | "en", draft: Draft = printed) {
  const { title, header, rows } = printedTable(draft, evidenceWith(), language);
  const cells = [header, ...rows].map((row, at) => row.map((text) => ({ text, line: at + 2 })));
  const head = { kind: "paragraph" as const, line: 1, text: language === "zh" ? title : draft.title.zh };
  return readPlan({ blocks: [head, { kind: "table", line: 2, rows: cells }] });
}
const figures = (plan: ReturnType<typeof planOfDraft>) =>
  plan.indicators.map(({ no, domain, name, unit, property, baseline, targets }) => {
    return { no, domain, name, unit, property, baseline: baseline && [baseline.value, baseline.year], targets };
  });

test("what is printed is read back as it was: the planner's own reader finds every figure", () => {
  const plan = reread("zh");
  expect(plan.period).toEqual(printed.period);
  expect(plan.title).toBe(printed.title.zh);
  expect(figures(plan)).toEqual(figures(planOfDraft(printed, evidenceWith())));
});

test("the English table too, with its names", () => {
  const english = {
    ...printed,
    rows: printed.rows.map((row) => ({ ...row, name: row.nameEn ?? "", domain: row.domainEn })),
  };
  expect(figures(reread("en"))).toEqual(figures(planOfDraft(english, evidenceWith())));
});

test("a baseline of another year says so, and what is not decided is a dash", () => {
  const { rows } = printedTable(printed, evidenceWith(), "zh");
  expect(rows[2]?.[4]).toBe("6.39(2019年)");
  expect(rows[1]?.slice(4)).toEqual(["—", "—", "持续下降", "约束性"]);
});

test("the column of mid-term targets is there where one is set", () => {
  const header = (mid: string) => printedTable(draftWith([rowWith({ mid })]), evidenceWith(), "zh").header;
  expect(header("66")).toContain("2027年中期目标");
  expect(header(" ")).toEqual(["序号", "领域", "指标", "单位", "2025年基期", "2030年目标", "属性"]);
});

test("a figure that was handed in is said to be, with the day of its source", () => {
  const smoking = rowWith({ name: "15岁以上人群吸烟率", indicator: "smoking" });
  const last = { year: 2025, value: 21, numerator: null, denominator: null, source: "抽样调查", said: "2026-01-30" };
  const reported = {
    ...{ indicator: "smoking", name: { zh: "吸烟率", en: "Smoking" }, unit: "%", direction: "down" as const },
    ...{ multiplier: 100, decimals: 1, years: [{ year: 2025, value: 21 }], last },
  };
  const notes = printedNotes(draftWith([smoking]), evidenceWith({ measured: [], reported: [reported] }), "zh");
  expect(notes).toEqual(["注：1. 第 1 项的起点取自责任部门上报的数值，最近一份来源为 2026-01-30，见系统。"]);
});

test("notes under the table say where its baselines are from, and are no targets themselves", () => {
  const notes = printedNotes(printed, evidenceWith(), "zh");
  expect(notes).toEqual([
    "注：1. 第 1 项的起点取自居民健康记录，截至 2025-12-31，可在系统中逐人打开。",
    "2. 第 3 项的起点为上一规划印发的数值，括号内为其年份。",
    "3. 第 2、4 项没有起点数值。",
  ]);
  const blocks = [printed.title.zh, ...notes].map((text, at) => ({ kind: "paragraph" as const, line: at + 1, text }));
  expect(readPlan({ blocks }).indicators).toEqual([]);
});

const number = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 2 }))
  .map(([value, digits]) => value.toFixed(digits));
const figure = fc.oneof(
  number,
  fc.tuple(fc.constantFrom("≥", "≤", "＜", "＞", "不低于", "约"), number).map((parts) => parts.join("")),
  fc.tuple(number, fc.constantFrom("以上", "以内", "左右")).map((parts) => parts.join("")),
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 90 })).map(([low, high]) => `${low}—${high}`),
  fc.constantFrom("持续提升", "达到国家要求", "增长25%", "比2025年提高5%", "1：1.2"),
);
const name = fc.constantFrom(
  ...[
    "人均预期寿命",
    "15岁以上人群吸烟率",
    "每千人口执业（助理）医师数",
    "以乡镇（街道）为单位适龄儿童免疫规划疫苗接种率",
  ],
  ...["30～70岁人群因心脑血管疾病、癌症、慢性呼吸系统疾病和糖尿病导致的过早死亡率", "严重精神障碍患者\n规范管理率"],
);
const row = fc.record({
  ...{ name, mid: fc.oneof(fc.constant(""), figure), target: fc.oneof(fc.constant(""), figure) },
  unit: fc.constantFrom("%", "‰", "/10万", "人", "张", null),
  domain: fc.constantFrom("健康水平", "健康服务", null),
  property: fc.constantFrom("binding" as const, "expected" as const, "guiding" as const, null),
  baseline: fc.oneof(
    fc.constant(null),
    fc.tuple(number, fc.constantFrom(2019, 2024, 2025)).map(([raw, year]) => ({
      ...{ origin: "typed" as const, raw, year, numerator: null, denominator: null },
    })),
  ),
});
const drafts = fc
  .array(row, { minLength: 2, maxLength: 12 })
  .map((rows) => draftWith(rows.map((one, at) => rowWith({ ...one, key: `r${at}`, indicator: null, nameEn: null }))));

test("whatever a planner types is read back as it was: signs, ranges, words, changes, names over two lines", () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      // A name is printed over two lines and is one name.
      const joined = { ...draft, rows: draft.rows.map((one) => ({ ...one, name: one.name.replace("\n", "") })) };
      expect(figures(reread("zh", draft))).toEqual(figures(planOfDraft(joined, evidenceWith())));
    }),
    { numRuns: 300 },
  );
});
