import { expect, test } from "vitest";
import { ALGORITHMS, type AlgorithmName } from "./algorithms.ts";
import { judgeComparable } from "./comparable.ts";

const observed = Array.from({ length: 700 }, (_, t) => (t < 320 ? 2 + (t % 3) : 20 + (t % 5)));
const series = { observed, frequency: 52 };

test("without a change it is the algorithm itself", () => {
  expect(judgeComparable("earsC", series, {})).toEqual(ALGORITHMS.earsC(series));
});

test("a new case definition is no outbreak: the first counts under it cannot be told, then only they are compared", () => {
  const naive = ALGORITHMS.earsC(series, { range: [321] });
  expect(naive[0]?.alarm).toBe(true);
  const rows = judgeComparable("earsC", series, { control: { range: [320, 321, 327, 328] }, changes: [321] });
  expect(rows.map(({ t, alarm, reason }) => [t, alarm, reason])).toEqual([
    [320, false, undefined],
    [321, null, "changed-definition"],
    [327, null, "changed-definition"],
    [328, false, undefined],
  ]);
  expect(rows[3]?.upper).toBe(ALGORITHMS.earsC(series, { range: [328] })[0]?.upper);
});

test.each(["farrington", "farringtonFlexible", "bayes", "rki", "cidars"] as const)(
  "%s: five years after a change are not judged, with the reason, and no count is left out",
  (name: AlgorithmName) => {
    const control = name === "bayes" || name === "rki" ? { b: 5 } : {};
    const rows = judgeComparable(name, series, { control, changes: [321] });
    const after = rows.filter(({ t }) => t > 320);
    expect(after.map(({ t }) => t)).toEqual(Array.from({ length: 380 }, (_, i) => 321 + i));
    expect(after.slice(0, 260).every(({ reason, upper }) => reason === "changed-definition" && upper === null)).toBe(
      true,
    );
    expect(after.at(-1)?.reason).toBeUndefined();
  },
);

test("counts from before the change move nothing after it, whatever the algorithm", () => {
  const other = { ...series, observed: observed.map((count, t) => (t < 320 ? count * 7 + 1 : count)) };
  for (const name of Object.keys(ALGORITHMS) as AlgorithmName[]) {
    const after = (one: typeof series) => judgeComparable(name, one, { changes: [321] }).filter(({ t }) => t > 320);
    expect(after(other)).toEqual(after(series));
  }
});

test("means given by position stay with their counts", () => {
  const control = { mu0: [5, 5, 50, 50], range: [1, 2, 3, 4], "c.ARL": 1e9 };
  const short = { observed: [5, 6, 50, 51], frequency: 52 };
  const [parted, whole] = [[3], []].map((changes) => judgeComparable("glrpois", short, { control, changes }));
  expect(parted?.map(({ expected }) => expected)).toEqual(whole?.map(({ expected }) => expected));
  expect(parted?.[2]?.score).toBe(0);
});
