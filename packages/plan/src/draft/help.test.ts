import { expect, test } from "vitest";
import type { GivenBaseline } from "./draft.ts";
import type { OtherPlan, Reference } from "./evidence.ts";
import { draftWith, evidenceWith, measured, rowWith } from "./fixtures.ts";
import { helpOf } from "./help.ts";

const typed = (raw: string, counts: Partial<GivenBaseline> = {}): GivenBaseline => ({
  ...{ origin: "typed", raw, year: 2025, numerator: null, denominator: null },
  ...counts,
});

function help(changes: Parameters<typeof rowWith>[0], evidence = evidenceWith(), draft = {}) {
  const [row] = helpOf(draftWith([rowWith(changes)], draft), evidence).rows;
  if (row === undefined) throw new Error("no row");
  return row;
}
const codes = (row: ReturnType<typeof help>) => row.findings.map(({ code }) => code);

test("the baseline is the records' figure at the end of the year before the plan, with its counts", () => {
  expect(help({}).baseline).toEqual({
    origin: "records",
    amount: { raw: "64.00", op: "=", value: 64, year: 2025 },
    numerator: 640,
    denominator: 1000,
    asOf: "2025-12-31",
  });
});

test("what the planner typed outweighs the records; what an earlier plan printed does not", () => {
  expect(help({ baseline: typed("63.5") }).baseline).toMatchObject({ origin: "typed", amount: { value: 63.5 } });
  expect(help({ baseline: { ...typed("65.48"), origin: "printed", year: 2020 } }).baseline?.origin).toBe("records");
  const unbound = help({ indicator: null, baseline: { ...typed("65.48"), origin: "printed", year: 2020 } });
  expect(unbound.baseline).toMatchObject({ origin: "printed", amount: { value: 65.48, year: 2020 } });
  const draft = draftWith([
    rowWith({ indicator: null, baseline: { ...typed("65.48"), origin: "printed", year: 2020 } }),
  ]);
  const [asked] = helpOf(draft, evidenceWith()).findings.filter(({ code }) => code === "baseline-old");
  expect(asked).toMatchObject({ arithmetic: "2020 < 2025", indicators: ["高血压患者规范管理率"] });
});

test("a forecast needs four ends of years, and stays within what a share can be", () => {
  const { outlook } = help({});
  expect(outlook.points.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030]);
  const [first, last] = [outlook.points[0], outlook.points.at(-1)];
  expect(first?.value).toBeGreaterThan(64);
  expect(last?.value).toBeLessThan(69.1);
  const short = { ...measured, years: measured.years.slice(2) };
  expect(help({}, evidenceWith({ measured: [short] })).outlook).toMatchObject({
    points: [],
    why: { en: expect.stringContaining("4") },
  });
  const steep = { ...measured, years: measured.years.map((one, at) => ({ ...one, value: 60 + 10 * at })) };
  for (const { high } of help({}, evidenceWith({ measured: [steep] })).outlook.points)
    expect(high).toBeLessThanOrEqual(100);
});

test("a target asks for people at the denominator of its year, and for growth a year", () => {
  const { asks } = help({ target: "≥70" });
  expect(asks).toMatchObject({ level: 70, year: 2030, perYear: 1.2 });
  expect(asks?.relativePerYear).toBeCloseTo((70 / 64) ** 0.2 - 1, 12);
  // The denominator has been 1,000 all the time.
  expect(asks?.people).toEqual({
    ...{ numeratorNow: 640, denominatorNow: 1000, denominatorLater: 1000, basis: "forecast" },
    ...{ numeratorLater: 700, more: 60 },
  });
});

test("the townships that must move stand first, with the people to gain of those counted there now", () => {
  expect(help({ target: "70" }).asks?.townships.map(({ code, people, isBelow }) => [code, people, isBelow])).toEqual([
    ["690101002", 80, true],
    ["690101001", 0, false],
  ]);
});

test("where less is better fewer are asked for", () => {
  const row = help({
    indicator: null,
    direction: "down",
    name: "吸烟率",
    baseline: typed("25", { numerator: 250, denominator: 1000 }),
    target: "≤20.05",
  });
  expect(row.asks?.people).toMatchObject({ numeratorLater: 200, more: -50, basis: "as-now" });
});

test("a change is counted from the baseline", () => {
  const change = help({ indicator: null, name: "千人口托位数", unit: "个", baseline: typed("4"), target: "增长25%" });
  expect(change.asks?.level).toBe(5);
});

test("a rate per head asks for beds at the population of its year; without one that is said", () => {
  const beds = {
    indicator: null,
    name: "每千常住人口医疗卫生机构床位数",
    unit: "张",
    baseline: typed("6.0"),
    target: "6.5",
  };
  expect(help(beds).asks?.missing.map(({ code }) => code)).toContain("no-population");
  const { asks } = help(beds, evidenceWith(), { population: { now: 500_000, later: 520_000 } });
  expect(asks?.stock).toMatchObject({
    ...{ per: 1000, populationNow: 500_000, populationLater: 520_000 },
    ...{ now: 3000, later: 3380, more: 380 },
  });
  // 6.1 of every 1,000 of 504,000, and so on evenly; a started bed counts.
  expect(asks?.stock?.path.map(({ year, count, more }) => [year, count, more])).toEqual([
    ...[
      [2026, 3075, 75],
      [2027, 3150, 75],
      [2028, 3226, 76],
      [2029, 3303, 77],
      [2030, 3380, 77],
    ],
  ]);
  expect(asks?.money).toBeNull();
  expect(asks?.missing.map(({ code }) => code)).toContain("no-unit-cost");
});

test.each([
  ["64.5", "surely"],
  ["80", "not"],
])("whether the forecast reaches %s by itself: %s", (target, code) => {
  expect(help({ target }).asks?.alone.code).toBe(code);
});

test("a target in words has no level, and the forecast cannot tell", () => {
  expect(help({ target: "持续提升" }).asks).toMatchObject({ level: null, people: null, alone: { code: "unknown" } });
});

const other = (changes: Partial<OtherPlan["rows"][number]>): OtherPlan => ({
  id: "kaiping-14",
  title: { zh: "某市规划", en: "A plan" },
  jurisdiction: "440783",
  period: { from: 2021, to: 2025 },
  rows: [
    {
      ...{ key: "x", name: "高血压规范管理率", unit: "％", indicator: "hypertension-standard-management" },
      ...{ also: [], from: "table", line: 7 },
      baseline: { raw: "60", op: "=", value: 60, year: 2020 },
      targets: [
        { raw: "70", op: "=", value: 70, year: 2025 },
        { raw: "90", op: "=", value: 90, year: 2035 },
      ],
      ...changes,
    },
  ],
});

test("other plans' promises are those of the same thing in the same unit, with their pace; outlooks are left out", () => {
  const [promise] = help({}, evidenceWith({ others: [other({})] })).promises;
  expect(promise).toMatchObject({ plan: "kaiping-14", perYear: 2, target: { value: 70, year: 2025 } });
  const perThousand = help({}, evidenceWith({ others: [other({ unit: "‰" })] })).promises;
  expect(perThousand).toMatchObject([{ isConverted: true, level: 7, perYear: 0.2, target: { raw: "70" } }]);
  const inPeople = help({}, evidenceWith({ others: [other({ unit: "人" })] }));
  expect(inPeople.promises).toEqual([]);
  expect(inPeople.refused).toMatchObject([{ plan: "kaiping-14", unit: "人", raw: "70", line: 7 }]);
  expect(
    help({}, evidenceWith({ others: [other({ indicator: null, key: null, name: "糖尿病患者规范管理率" })] })).promises,
  ).toEqual([]);
});

test("paces lead from the baseline to levels; none is put into the target", () => {
  const row = help({}, evidenceWith({ others: [other({})] }));
  const pace = (code: string) => row.paces.find((one) => one.code === code);
  expect(pace("own-records")).toMatchObject({ mid: 66, target: 69 });
  expect(pace("other-plans")).toMatchObject({ perYear: 2, mid: 68, target: 74 });
  expect(pace("reference")).toBeUndefined();
  expect(row.asks).toBeNull();
});

const reference: Reference = {
  ...{ id: "htn", keys: [], names: [], indicators: ["hypertension-standard-management"], unit: "%", direction: "up" },
  ...{ kind: "target", raw: "≥70", year: 2030, scope: { zh: "国家目标", en: "national target" } },
  ...{ source: "a test", confidence: "L" },
};

test("a national target is shown with its source, and a weaker target is asked about", () => {
  const evidence = evidenceWith({ references: [reference] });
  expect(help({ target: "68" }, evidence).references).toEqual([reference]);
  expect(codes(help({ target: "68" }, evidence))).toContain("weaker-than-reference");
  expect(codes(help({ target: "70" }, evidence))).not.toContain("weaker-than-reference");
  const observed = evidenceWith({ references: [{ ...reference, kind: "observed" }] });
  expect(codes(help({ target: "68" }, observed))).not.toContain("weaker-than-reference");
});

test.each([
  ["weaker than there is", { target: "60" }, "weaker-than-baseline"],
  ["weaker than its mid-term", { mid: "72", target: "70" }, "weaker-than-mid-target"],
  ["little by the mid-term", { mid: "64.5", target: "74" }, "mid-off-path"],
  ["more than everybody", { target: "105" }, "out-of-range"],
  ["only words", { target: "持续提升" }, "no-number"],
  ["no property", { property: null, target: "70" }, "no-property"],
  ["nothing to do", { target: "64.1" }, "reached-anyway"],
  [
    "weaker than the earlier plan",
    { target: "64.2", former: { baseline: null, targets: [{ raw: "70", op: "=" as const, value: 70, year: 2025 }] } },
    "weaker-than-earlier-plan",
  ],
])("asked about while typing: %s", (_, changes, code) => {
  const second = rowWith({ key: "second", name: "人均预期寿命", unit: "岁", indicator: null });
  const rows = [rowWith(changes), { ...second, baseline: typed("79"), target: "80" }];
  const { rows: helped } = helpOf(draftWith(rows), evidenceWith());
  expect(helped[0]?.findings.map((finding) => finding.code)).toContain(code);
  expect(helped[1]?.findings).toEqual([]);
});

test("a sound row is not asked about", () => {
  expect(codes(help({ mid: "66.5", target: "≥70" }))).toEqual([]);
});

test("one name in two rows", () => {
  const rows = [rowWith({ mid: "66", target: "70" }), rowWith({ key: "again", mid: "66", target: "70" })];
  expect(helpOf(draftWith(rows), evidenceWith()).findings.map(({ code }) => code)).toEqual(["same-name-twice"]);
});

test("a limit that is already kept asks for no pace, and a pace backwards is no way to a target", () => {
  const dead = { key: "x", name: "孕产妇死亡率", unit: "/10万", indicator: null, direction: "down" as const };
  const kept = other({
    ...{ name: dead.name, unit: dead.unit, indicator: null },
    baseline: { raw: "1.26", op: "=", value: 1.26, year: 2015 },
    targets: [{ raw: "<10", op: "<", value: 10, year: 2020 }],
  });
  const weaker = other({
    ...{ name: dead.name, unit: dead.unit, indicator: null },
    baseline: { raw: "3", op: "=", value: 3, year: 2015 },
    targets: [{ raw: "4", op: "=", value: 4, year: 2020 }],
  });
  const row = help({ ...dead, baseline: typed("5") }, evidenceWith({ others: [kept, weaker] }));
  expect(row.promises.map(({ perYear }) => perYear)).toEqual([null, 0.2]);
  expect(row.paces).toEqual([]);
});

test("what was handed in is the baseline and the past of a row that no record counts, in the row's unit", () => {
  const reported = {
    ...{ indicator: "doctors", name: { zh: "每万人口全科医生数", en: "GPs" }, unit: "人/万人口" },
    ...{ direction: "up" as const, multiplier: 10_000, decimals: 2 },
    years: [2021, 2022, 2023, 2024, 2025].map((year, at) => ({ year, value: 2 + at })),
    last: { year: 2025, value: 6, numerator: 60, denominator: 100_000, source: "年报", said: "2026-03-01" },
  };
  const evidence = evidenceWith({ measured: [], reported: [reported] });
  const row = rowWith({ indicator: "doctors", name: "全科医生", unit: "人/千人口", baseline: null, target: "≥1" });
  const [help] = helpOf(draftWith([row]), evidence).rows;
  expect(help?.baseline).toMatchObject({ origin: "reported", amount: { value: 0.6, year: 2025 }, asOf: "2026-03-01" });
  expect(help?.outlook.points[0]?.value).toBeGreaterThan(0.6);
  const counted = rowWith({ indicator: "doctors", name: "全科医生", unit: "人", baseline: null });
  expect(helpOf(draftWith([counted]), evidence).rows[0]?.baseline).toBeNull();
});
