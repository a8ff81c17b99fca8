import { expect, test } from "vitest";
import { type AsksSheet, asksSheet, type SheetCell } from "./asks-sheet.ts";
import type { CostEvidence } from "./evidence.ts";
import { draftWith, evidenceWith, rowWith } from "./fixtures.ts";
import { helpOf } from "./help.ts";

const about = { name: { zh: "x", en: "x" }, unit: { zh: "张", en: "bed" } };
const costs: CostEvidence = {
  things: [
    { ...about, id: "bed", words: ["床位"], group: "bed", kind: "places", each: "once" },
    { ...about, id: "physician", words: ["医师"], group: "physician", kind: "staff", each: "year" },
    { ...about, id: "person", words: [], group: "person", kind: "people", each: "year" },
  ],
  projects: [
    {
      ...{ plan: "p", title: { zh: "规划", en: "Plan" }, name: "项目", lines: [7], cny: 90_000_000, works: "new" },
      builds: [{ thing: "bed", from: 80, to: 100 }],
    },
  ],
  grants: [],
};
const given = (raw: string) => ({
  ...{ origin: "typed" as const, raw, year: 2025, numerator: null, denominator: null },
});
const draft = draftWith(
  [
    rowWith({ target: "≥70" }),
    rowWith({ key: "words", name: "健康预期寿命", unit: "岁", indicator: null, target: "持续提升" }),
    rowWith({
      key: "beds",
      name: "每千人口床位数",
      unit: "张",
      indicator: null,
      baseline: given("6.0"),
      target: "6.5",
    }),
    rowWith({
      key: "part",
      name: "每千人口康复床位数",
      unit: "张",
      indicator: null,
      baseline: given("1"),
      target: "1.1",
    }),
    rowWith({
      key: "doctors",
      name: "每千人口执业医师数",
      unit: "人",
      indicator: null,
      baseline: given("2"),
      target: "2.5",
    }),
    rowWith({ key: "new", name: "每千人口医师数", unit: "人", indicator: null, target: "3" }),
    rowWith({ key: "open" }),
  ],
  {
    population: { now: 500_000, later: 520_000 },
    costs: [{ thing: "physician", cny: 150_000, source: "区人社局" }],
    budget: { cny: 500_000_000, source: "区财政局" },
  },
);
const evidence = evidenceWith({ costs });

/** The few functions that the sheet uses, as a spreadsheet works them out. */
const FUNCTIONS = {
  IF: (test: boolean, yes: unknown, no: unknown) => (test ? yes : no),
  MAX: Math.max,
  ROUND: (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits,
  ROUNDUP: (value: number) => Math.ceil(value),
  ROUNDDOWN: (value: number) => Math.floor(value),
  SUMIFS: (sums: unknown[], ...pairs: unknown[]) =>
    sums.reduce<number>((sum, value, at) => {
      const fits = [0, 2].every((which) => (pairs[which] as unknown[])[at] === pairs[which + 1]);
      return fits && typeof value === "number" ? sum + value : sum;
    }, 0),
};

function evaluated(sheet: AsksSheet): (cell: SheetCell) => unknown {
  const at = (column: string, row: number) => sheet.rows[row - 3]?.[column.charCodeAt(0) - 65] ?? "";
  const value = (cell: SheetCell): unknown => (cell !== null && typeof cell === "object" ? worked(cell.formula) : cell);
  const worked = (formula: string): unknown => {
    const code = formula
      .replaceAll("$", "")
      .replace(/([A-W])(\d+):\1(\d+)/g, "RANGE('$1',$2,$3)")
      .replace(/(?<!['\w])([A-W])(\d+)(?!\w)/g, "CELL('$1',$2)")
      .replace(/(?<![<>])=/g, "===")
      .replaceAll("^", "**");
    const range = (column: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, n) => value(at(column, from + n)));
    const names = { ...FUNCTIONS, RANGE: range, CELL: (column: string, row: number) => value(at(column, row)) };
    return new Function(...Object.keys(names), `return ${code}`)(...Object.values(names));
  };
  return value;
}

test.each(["zh", "en"] as const)("every formula gives what the help says (%s), and there are many", (language) => {
  const sheet = asksSheet(draft, evidence, language);
  const value = evaluated(sheet);
  let formulas = 0;
  for (const cells of sheet.rows)
    for (const cell of cells) {
      if (cell === null || typeof cell !== "object") continue;
      formulas += 1;
      const found = value(cell);
      if (typeof cell.result === "number") expect(found, cell.formula).toBeCloseTo(cell.result, 4);
      else expect(found, cell.formula).toBe(cell.result);
    }
  expect(formulas).toBeGreaterThan(40);
});

test("rows without a number are left out, parts of a group are shown and not summed, the budget is held against", () => {
  const sheet = asksSheet(draft, evidence, "zh");
  const body = sheet.rows.slice(sheet.head + 1);
  expect(body.map((cells) => cells[1])).toEqual([
    ...["高血压患者规范管理率", "每千人口床位数", "每千人口康复床位数", "每千人口执业医师数", "每千人口医师数"],
    ...["一次性合计", "每年合计", "安排减一次性合计"],
  ]);
  const counted = body.slice(0, 5).map((cells) => cells[22]);
  expect(counted).toEqual([0, 1, 0, 1, ""]);
  const { totals } = helpOf(draft, evidence);
  const results = body
    .slice(5)
    .map((cells) => cells.slice(18).map((cell) => (typeof cell === "object" ? cell?.result : cell)));
  expect(results).toEqual([
    [totals.once.low, totals.once.median, totals.once.high],
    [totals.yearly.low, totals.yearly.median, totals.yearly.high],
    [totals.left?.high, totals.left?.median, totals.left?.low],
  ]);
});

test("a draft without residents or decided targets is a sheet too", () => {
  const sheet = asksSheet(draftWith([rowWith()]), evidence, "zh");
  expect(sheet.rows).toHaveLength(sheet.head + 1);
});
