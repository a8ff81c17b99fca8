import type { Draft, DraftRow } from "./draft.ts";
import { type DraftEvidence, type Measured, noEvidence } from "./evidence.ts";

/** A row for tests: a share measured from records unless said otherwise. */
export function rowWith(changes: Partial<DraftRow> = {}): DraftRow {
  return {
    key: "hypertension-standard",
    domain: "健康服务",
    domainEn: "Services",
    name: "高血压患者规范管理率",
    nameEn: "Hypertension managed to specification",
    unit: "%",
    property: "expected",
    direction: "up",
    indicator: "hypertension-standard-management",
    baseline: null,
    former: null,
    mid: "",
    target: "",
    ...changes,
  };
}

export function draftWith(rows: readonly DraftRow[], changes: Partial<Draft> = {}): Draft {
  return {
    title: { zh: "云岭区“十五五”卫生健康发展规划", en: "Yunling District health plan 2026–2030" },
    period: { from: 2026, to: 2030 },
    mid: 2027,
    base: null,
    population: null,
    costs: [],
    budget: null,
    rows,
    ...changes,
  };
}

const year = (at: number, numerator: number, denominator: number) => ({
  ...{ year: at, numerator, denominator },
  value: (100 * numerator) / denominator,
});

/** 60 % to 64 % in five years, one point a year; 640 of 1,000 in 2025; two townships. */
export const measured: Measured = {
  indicator: "hypertension-standard-management",
  direction: "up",
  multiplier: 100,
  decimals: 2,
  asOf: "2025-12-31",
  baseline: year(2025, 640, 1000),
  years: [
    year(2021, 600, 1000),
    year(2022, 610, 1000),
    year(2023, 620, 1000),
    year(2024, 630, 1000),
    year(2025, 640, 1000),
  ],
  townships: [
    { code: "690101001", name: { zh: "青石", en: "Qingshi" }, numerator: 440, denominator: 600 },
    { code: "690101002", name: { zh: "望湖", en: "Wanghu" }, numerator: 200, denominator: 400 },
  ],
};

export function evidenceWith(changes: Partial<DraftEvidence> = {}): DraftEvidence {
  return { measured: [measured], reported: [], others: [], references: [], costs: noEvidence.costs, ...changes };
}
