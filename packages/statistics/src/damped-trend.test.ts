import { expect, test } from "vitest";
import { backtestError, dampedTrend } from "./damped-trend.ts";

test("a flat series goes on flat, with no width", () => {
  for (const row of dampedTrend([50, 50, 50, 50], 3)) expect([row.low, row.value, row.high]).toEqual([50, 50, 50]);
});

test("a rising series goes on rising, ever more slowly, within widening limits", () => {
  const rows = dampedTrend([60, 62.5, 63.8, 66.1, 67.9, 70.4], 4);
  const steps = rows.map((row, index) => row.value - (rows[index - 1]?.value ?? 70.4));
  for (const step of steps) expect(step).toBeGreaterThan(0);
  expect(steps[3]).toBeLessThan(steps[1] ?? 0);
  const widths = rows.map((row) => row.high - row.low);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
});

test("the backtest needs a value to be tried on", () => {
  expect(backtestError([1, 2, 3, 4])).toBeNull();
  expect(backtestError([10, 10, 10, 10, 13])).toBeCloseTo(3, 10);
});
