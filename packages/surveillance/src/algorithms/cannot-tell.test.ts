import { expect, test } from "vitest";
import type { Judged, Series } from "../series.ts";
import { ALGORITHMS, type AlgorithmName } from "./algorithms.ts";
import { cusum } from "./cusum.ts";
import { earsC } from "./ears-c.ts";
import { farrington } from "./farrington.ts";

const names = Object.keys(ALGORITHMS) as AlgorithmName[];
const run = (name: AlgorithmName, series: Series, control: object) =>
  (ALGORITHMS[name] as (series: Series, control: object) => Judged[])(series, control);
const zeros = new Array<number>(400).fill(0);

test.each(names)("%s: a missing count is not judged", (name) => {
  const observed = zeros.map((_, i) => (i === 399 ? null : 3 + (i % 5)));
  const [row] = run(name, { observed, frequency: 52 }, { range: [400] });
  expect(row).toEqual({ t: 400, observed: null, upper: null, alarm: null, reason: "missing-count" });
});

test.each(names)("%s: hundreds of cases after nothing but zeros are an alarm, and zeros are named", (name) => {
  const [row] = run(name, { observed: [...zeros, 400], frequency: 52 }, { range: [401] });
  expect(row?.alarm).toBe(true);
  const [zero] = run(name, { observed: [...zeros, 0], frequency: 52 }, { range: [401] });
  expect(zero?.alarm === false && zero.upper === 0 && zero.reason === undefined).toBe(false);
});

test.each(names.filter((name) => !["threshold", "outbreakP", "cusum", "glrpois", "glrnb"].includes(name)))(
  "%s: a short history is named",
  (name) => {
    const [row] = run(name, { observed: [1, 2, 3, 4, 5], frequency: 52 }, { range: [5] });
    expect(row).toEqual({ t: 5, observed: 5, upper: null, alarm: null, reason: "short-history" });
  },
);

test("C3 by its papers sees a rise in the judged count itself", () => {
  const observed = [3, 5, 4, 6, 3, 5, 4, 6, 3, 5, 4, 90];
  const c3 = { method: "C3", range: [12] } as const;
  expect(earsC({ observed, frequency: 52 }, c3)[0]?.alarm).toBe(false);
  // Baseline 4 6 3 5 4 6 3 (mean 31/7); 5 and 4 before it stand less than one deviation over theirs.
  const [row] = earsC({ observed, frequency: 52 }, { ...c3, paper: true });
  expect(row?.upper).toBeCloseTo(31 / 7 + 1.959963985 * 1.2724180206, 6);
  expect(row?.alarm).toBe(true);
});

test("R's answers are an option", () => {
  const observed = [...zeros, 400];
  expect(cusum({ observed, frequency: 52 }, { range: [401], likeR: true })[0]).toMatchObject({
    upper: 0,
    alarm: false,
  });
  const few = [...zeros.map(() => 1), 1];
  const control = { range: [401], likeR: true, limit54: [50, 4] as const };
  expect(farrington({ observed: few, frequency: 52 }, control)[0]).toMatchObject({ upper: 0, alarm: false });
  const c3 = { method: "C3", range: [401] } as const;
  expect(earsC({ observed, frequency: 52 }, c3)[0]).toMatchObject({ alarm: true });
  expect(earsC({ observed, frequency: 52 }, { ...c3, likeR: true })[0]).toMatchObject({ upper: null, alarm: null });
});
