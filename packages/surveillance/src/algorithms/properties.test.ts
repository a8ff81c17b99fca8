import fc from "fast-check";
import { expect, test } from "vitest";
import type { Judged, Series } from "../series.ts";
import { ALGORITHMS, type AlgorithmName } from "./algorithms.ts";

const run = (name: AlgorithmName, observed: number[], control: object) =>
  (ALGORITHMS[name] as (series: Series, control: object) => Judged[])({ observed, frequency: 12 }, control);

/** Methods whose limit comes from the past alone. C3 as in R starts at the judged count; see the docs. */
const past: readonly (readonly [AlgorithmName, object])[] = [
  ["earsC", { method: "C1" }],
  ["earsC", { method: "C2" }],
  ["earsC", { method: "C3", paper: true }],
  ["bayes", { b: 2, w: 2 }],
  ["rki", { b: 2, w: 2 }],
  ["cidars", { years: 3, neighbours: 1 }],
  ["cusum", { trans: "rossi" }],
  ["farrington", { b: 3, w: 2, limit54: [0, 4] }],
  ["farringtonFlexible", { b: 3, w: 2, limit54: [0, 4] }],
  ["farringtonFlexible", { b: 3, w: 2, limit54: [0, 4], noPeriods: 3, thresholdMethod: "nbPlugin" }],
  ["glrpois", { ret: "cases" }],
  ["glrpois", { ret: "cases", M: 6 }],
  ["glrnb", { ret: "cases", mu0: 12, alpha: 0.1 }],
  ["glrnb", { ret: "cases", mu0: 12, alpha: 0.1, M: 6 }],
  ["outbreakP", { ret: "cases" }],
  ["threshold", { cases: 20, periods: 2 }],
];

/** Of these a past of another length is another history, or none: the sum since the last alarm, the mean of all. */
const CUMULATIVE: readonly string[] = ["cusum", "glrpois", "glrnb", "outbreakP"];

const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 60, maxLength: 60 });

test.each(past)(
  "%s %j: the judged count does not move its own limit, and a greater count never ends an alarm",
  (name, control) => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500 }), (series, more) => {
        const at = { ...control, range: [60] };
        const [low] = run(name, series, at);
        const [high] = run(name, [...series.slice(0, 59), (series[59] ?? 0) + more], at);
        if (low?.upper === null || high?.upper === null) return;
        expect(high?.upper).toBeCloseTo(low?.upper ?? Number.NaN, 9);
        if (low?.alarm === true) expect(high?.alarm).toBe(true);
      }),
      { numRuns: 60, seed: 7 },
    );
  },
);

test.each(past.filter(([name]) => !CUMULATIVE.includes(name)))(
  "%s %j: a whole year put before the series shifts the positions and nothing else",
  (name, control) => {
    fc.assert(
      fc.property(
        counts,
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 12 }),
        (series, year) => {
          const here = run(name, series, { ...control, range: [58, 59, 60] });
          const later = run(name, [...year, ...series], { ...control, range: [70, 71, 72] });
          expect(later.map(({ t, ...rest }) => ({ ...rest, t: t - 12 }))).toEqual(
            here.map(({ t, ...rest }) => ({ ...rest, t })),
          );
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  },
);

test.each(past)("%s %j: counts after the judged one do not move it", (name, control) => {
  fc.assert(
    fc.property(counts, counts, (series, later) => {
      const at = { ...control, range: [59, 60] };
      expect(run(name, [...series, ...later], at)).toEqual(run(name, series, at));
    }),
    { numRuns: 30, seed: 7 },
  );
});

// 400 Gregorian years are 20,871 weeks: the same dates, weekdays and years of 53 weeks.
test.each(past.filter(([name]) => name.startsWith("farrington")))(
  "%s %j: by date, the same weeks of another age are judged the same",
  (name, control) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 230, maxLength: 230 }), (observed) => {
        const at = (first: number) =>
          (ALGORITHMS[name] as (series: Series, control: object) => Judged[])(
            { observed, frequency: 52, days: observed.map((_, i) => first + 7 * i) },
            { ...control, range: [228, 229, 230] },
          );
        const here = at(18_267);
        expect(here.every(({ reason }) => reason === undefined)).toBe(true);
        expect(at(18_267 + 146_097)).toEqual(here);
      }),
      { numRuns: 20, seed: 7 },
    );
  },
);
