import { expect, test } from "vitest";
import { readPlan } from "../read-plan.ts";
import { draftWith, evidenceWith, rowWith } from "./fixtures.ts";
import { planOfDraft } from "./plan-of-draft.ts";
import { printedTable } from "./printed-table.ts";

const old = { origin: "printed" as const, raw: "6.39", year: 2019, numerator: null, denominator: null };
const draft = draftWith([
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

function reread(language: "zh" | "en") {
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
  expect(plan.period).toEqual(draft.period);
  expect(plan.title).toBe(draft.title.zh);
  expect(figures(plan)).toEqual(figures(planOfDraft(draft, evidenceWith())));
});

test("the English table too, with its names", () => {
  const english = {
    ...draft,
    rows: draft.rows.map((row) => ({ ...row, name: row.nameEn ?? "", domain: row.domainEn })),
  };
  expect(figures(reread("en"))).toEqual(figures(planOfDraft(english, evidenceWith())));
});

test("a baseline of another year says so, and what is not decided is a dash", () => {
  const { rows } = printedTable(draft, evidenceWith(), "zh");
  expect(rows[2]?.[4]).toBe("6.39(2019年)");
  expect(rows[1]?.slice(4)).toEqual(["—", "—", "持续下降", "约束性"]);
});
