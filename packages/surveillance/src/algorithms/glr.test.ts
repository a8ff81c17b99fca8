import { expect, test } from "vitest";
import { glrnb, glrpois } from "./glr.ts";

const series = (observed: (number | null)[]) => ({ observed, frequency: 52 });

test("a change with the count before: one period has a closed form", () => {
  const judged = glrpois(series([4, 9]), { mu0: 5, change: "epi", "c.ARL": 100 });
  // The likeliest mean of the last period is its count: 5 + 4λ = 9.
  expect(judged[1]?.upper).toBeCloseTo(9 * Math.log(9 / 5) - 4, 9);
});

test("with little dispersion the negative binomial agrees with Poisson", () => {
  const counts = series([3, 6, 8, 11, 9, 2, 0, 7]);
  const poisson = glrpois(counts, { mu0: 5, "c.ARL": 50 });
  const negative = glrnb(counts, { mu0: 5, alpha: 1e-7, "c.ARL": 50 });
  for (const [index, row] of poisson.entries()) expect(negative[index]?.upper).toBeCloseTo(row.upper ?? -1, 4);
});

test("a missing count is not judged, says nothing to later ones, and is no zero", () => {
  const whole = glrpois(series([7, 9, 8]), { mu0: 5, "c.ARL": 50 });
  const broken = glrpois(series([7, null, 9, 8]), { mu0: 5, "c.ARL": 50 });
  expect(broken[1]).toMatchObject({ upper: null, alarm: null, reason: "missing-count" });
  expect(broken[3]?.upper).toBeCloseTo(whole[2]?.upper ?? -1, 12);
});

test("an all-zero history is named", () => {
  const judged = glrnb(series([...new Array<number>(60).fill(0), 0, 5]), { range: [61, 62] });
  expect(judged).toMatchObject([
    { t: 61, observed: 0, upper: null, alarm: null, reason: "all-zero-history" },
    { t: 62, observed: 5, upper: 0, alarm: true, reason: "all-zero-history" },
  ]);
});

test("the count that would alarm does, and one case less does not", () => {
  const before = [4, 6, 5, 7, 8];
  for (const algorithm of [glrpois, glrnb]) {
    const control = { mu0: 5, alpha: 0.2, "c.ARL": 2.5 };
    const limit = algorithm(series([...before, 0]), { ...control, ret: "cases" })[5]?.upper ?? 0;
    expect(algorithm(series([...before, limit]), control)[5]?.alarm).toBe(true);
    expect(algorithm(series([...before, limit - 1]), control)[5]?.alarm).toBe(false);
  }
});
