import { expect, test } from "vitest";
import { betaCdf, betaQuantile } from "./beta.ts";
import { clopperPearson } from "./proportion.ts";

// R 4.2: binom.test(events, trials)$conf.int
test.each([
  [0, 10, 0, 0.3084971],
  [1, 10, 0.002528579, 0.4450161],
  [7, 20, 0.1539092, 0.5921885],
  [9, 12, 0.4281415, 0.9451394],
  [10, 10, 0.6915029, 1],
])("exact interval of %i of %i", (events, trials, low, high) => {
  const interval = clopperPearson(events, trials);
  expect(interval.low).toBeCloseTo(low, 6);
  expect(interval.high).toBeCloseTo(high, 6);
});

test("the quantile undoes the distribution function", () => {
  for (const [p, a, b] of [
    [0.025, 3, 8],
    [0.5, 0.5, 0.5],
    [0.975, 120, 3],
    [1e-6, 2, 2],
  ] as const)
    expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 12);
});
