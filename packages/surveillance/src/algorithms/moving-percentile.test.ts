import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { cidars } from "./cidars.ts";
import { cidarsControlOf, readMovingPercentiles } from "./moving-percentile.ts";

const file = new URL("../../../../catalogue/alerts/moving-percentile.yaml", import.meta.url);
const { table, problems } = readMovingPercentiles(parse(readFileSync(file, "utf8")));
if (table === null) throw new Error(JSON.stringify(problems));

test("the nineteen diseases of the method, each with its percentile", () => {
  expect(table.percentile.size).toBe(19);
  expect(cidarsControlOf(table, "dysentery")).toEqual({
    years: 5,
    neighbours: 2,
    operator: "gte",
    minCases: 2,
    percentile: 50,
  });
  expect(cidarsControlOf(table, "mumps")).toMatchObject({ percentile: 60 });
  expect(cidarsControlOf(table, "measles")).toMatchObject({ percentile: 90 });
  expect(cidarsControlOf(table, "plague")).toBe("single-case");
  expect(cidarsControlOf(table, "tuberculosis")).toBeNull();
});

test("the same week is a signal for one disease and not for another", () => {
  // 25 windows of five years hold 0 to 24 cases: their median is 12, their 90th percentile 21.6.
  const observed = new Array<number>(300).fill(0);
  for (let year = 1; year <= 5; year++)
    for (let step = -2; step <= 2; step++) observed[299 - 52 * year + step] = (year - 1) * 5 + step + 2;
  observed[299] = 15;
  const judge = (disease: string) => {
    const control = cidarsControlOf(table, disease);
    if (control === null || control === "single-case") throw new Error(disease);
    return cidars({ observed, frequency: 52 }, { ...control, range: [300] })[0];
  };
  expect(judge("dysentery")).toMatchObject({ upper: 12, alarm: true });
  expect(judge("mumps")).toMatchObject({ upper: 14.4, alarm: true });
  expect(judge("measles")?.upper).toBeCloseTo(21.6, 12);
  expect(judge("measles")?.alarm).toBe(false);
});

test("a faulty table is told with its place", () => {
  expect(
    readMovingPercentiles({ defaults: {}, percentiles: { 50: ["a"], 60: ["a"] }, single_case: "a" }).problems,
  ).toEqual([
    { code: "moving-percentile", path: "single_case", detail: "a list of diseases is expected" },
    { code: "moving-percentile", path: "percentiles.60", detail: "a stands twice" },
  ]);
});
