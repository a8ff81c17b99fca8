import { expect, test } from "vitest";
import type { GivenBaseline } from "./draft.ts";
import type { CostEvidence, PricedProject } from "./evidence.ts";
import { draftWith, evidenceWith, rowWith } from "./fixtures.ts";
import { helpOf } from "./help.ts";

const thing = (id: string, words: string[], changes: Partial<CostEvidence["things"][number]> = {}) => ({
  ...{ id, words, name: { zh: id, en: id }, unit: { zh: "个", en: id }, group: id },
  ...{ kind: "places" as const, each: "once" as const, ...changes },
});
const project = (cny: number, from: number, changes: Partial<PricedProject> = {}): PricedProject => ({
  ...{ plan: "p", title: { zh: "规划", en: "Plan" }, name: "项目", lines: [7], cny, works: "new" },
  ...{ builds: [{ thing: "bed", from, to: from }], ...changes },
});
const costs: CostEvidence = {
  things: [
    thing("bed", ["床位"]),
    thing("gp", ["全科医生"], { kind: "staff", each: "year", group: "physician" }),
    thing("physician", ["医师"], { kind: "staff", each: "year" }),
    thing("person", [], { kind: "people", each: "year" }),
  ],
  projects: [
    project(20_000_000, 100),
    project(90_000_000, 100, { builds: [{ thing: "bed", from: 80, to: 100 }] }),
    project(60_000_000, 100),
    project(900_000_000, 100, { works: "renovation" }),
  ],
  grants: [
    { ...{ id: "g", name: { zh: "补助", en: "grant" }, cny: 99, year: 2025 }, source: "a notice", confidence: "S" },
  ],
};
const typed = (raw: string): GivenBaseline => ({
  ...{ origin: "typed", raw, year: 2025, numerator: null, denominator: null },
});
const beds = rowWith({
  ...{
    key: "beds",
    name: "每千人口医疗卫生机构床位数",
    unit: "张",
    indicator: null,
    baseline: typed("6.0"),
    target: "6.5",
  },
});
const population = { now: 100_000, later: null };
const people = rowWith({ target: "70" });

function helped(rows: readonly ReturnType<typeof rowWith>[], changes: Parameters<typeof draftWith>[1] = {}) {
  return helpOf(draftWith(rows, { population, ...changes }), evidenceWith({ costs }));
}

test("projects of plans give a range: at most beds the least, at fewest the most, renovation is shown and not counted", () => {
  const money = helped([beds]).rows[0]?.asks?.money;
  expect(money).toMatchObject({ origin: "plans", more: 50, unitLow: 200_000, unitHigh: 1_125_000 });
  // The middle of 200,000, 600,000 and 1,000,000 (90 beds of 80 to 100).
  expect(money).toMatchObject({ low: 10_000_000, median: 30_000_000, high: 56_250_000 });
  expect(money?.sources.map(({ isCounted }) => isCounted)).toEqual([true, true, true, false]);
});

test("the district's own cost with its source wins, and the projects stay in sight", () => {
  const own = [{ thing: "bed", cny: 500_000, source: "区财政局测算" }];
  const money = helped([beds], { costs: own }).rows[0]?.asks?.money;
  expect(money).toMatchObject({ origin: "own", low: 25_000_000, high: 25_000_000, source: "区财政局测算" });
  expect(money?.sources).toHaveLength(4);
});

test("no project, no cost: the money is missing and says so", () => {
  const none = evidenceWith({ costs: { ...costs, projects: [] } });
  const { rows, totals } = helpOf(draftWith([beds], { population }), none);
  expect(rows[0]?.asks?.money).toBeNull();
  expect(rows[0]?.asks?.missing.map(({ code }) => code)).toContain("no-unit-cost");
  expect(totals).toMatchObject({ once: { low: 0, high: 0 }, unpriced: ["bed"] });
});

test("one more person served has a cost only where the district says it, for that row alone", () => {
  const second = rowWith({ key: "second", name: "糖尿病患者规范管理率", target: "70" });
  const own = [{ thing: "row:hypertension-standard", cny: 200, source: "合同" }];
  const { rows, totals } = helped([people, second], { costs: own });
  expect(rows[0]?.asks?.money).toMatchObject({ more: 60, median: 12_000 });
  expect(rows[1]?.asks?.money).toBeNull();
  expect(rows[1]?.asks?.missing.map(({ code }) => code)).toContain("no-cost-per-person");
  expect(totals.yearly.median).toBe(12_000);
});

const staff = (key: string, name: string, from: string, target: string) =>
  rowWith({ key, name, unit: "人", indicator: null, baseline: typed(from), target });

test("rows that hold each other are not added up: the largest of them is what is needed at least", () => {
  const rows = [
    staff("all", "每千人口执业（助理）医师数", "2.0", "2.5"),
    staff("gp", "每万人口全科医生数", "3", "4"),
    staff("tcm", "每千人口中医类别执业（助理）医师数", "0.4", "0.5"),
  ];
  const { totals } = helped([...rows, beds], { budget: { cny: 40_000_000, source: "区财政" } });
  expect(totals.groups.map(({ group, row, more, within }) => [group, row, more, within])).toEqual([
    ["physician", "all", 50, ["gp", "tcm"]],
    ["bed", "beds", 50, []],
  ]);
  expect(totals.staff).toBe(50);
  expect(totals.unpriced).toEqual(["physician"]);
  expect(totals.left).toEqual({ low: -16_250_000, median: 10_000_000, high: 30_000_000 });
  expect(totals.grants).toEqual([{ id: "g", cny: 9_900_000 }]);
});
