import { dayOfCivil } from "@kangyu/fhir";
import { expect, test } from "vitest";
import { forecast } from "./forecast.ts";
import { type Judged, lightOf } from "./light.ts";
import { type Pledge, pathOf } from "./path.ts";
import type { Amount } from "./target.ts";

const amount = (op: Amount["op"], value: Amount["value"], year: number): Amount => ({
  raw: `${op}${value}`,
  op,
  value,
  year,
});
const pledge = (change: Partial<Pledge> = {}): Pledge => ({
  baseline: amount("=", 60, 2020),
  baselineYear: 2020,
  targets: [amount(">=", 70, 2025), amount(">=", 90, 2035)],
  lastYear: 2025,
  direction: "up",
  ...change,
});
const end = (year: number) => dayOfCivil(year, 12, 31);
const judge = (numerator: number, denominator: number, change: Partial<Judged> = {}) =>
  lightOf({
    figure: {
      in: numerator,
      out: denominator - numerator,
      unknown: 0,
      numerator,
      denominator,
      value: denominator === 0 ? null : (numerator / denominator) * 100,
    },
    multiplier: 100,
    pledge: pledge(),
    asOf: end(2023),
    lastFact: end(2023),
    periodStart: dayOfCivil(2023, 1, 1),
    ...change,
  });

test("the path runs straight from the end of the baseline year to the end of the target year", () => {
  expect(pathOf(pledge(), end(2020))).toEqual({ ok: true, value: 60 });
  const middle = pathOf(pledge(), end(2023));
  expect(middle.ok && middle.value).toBeCloseTo(66, 1);
  expect(pathOf(pledge(), end(2025))).toEqual({ ok: true, value: 70 });
  expect(pathOf(pledge(), end(2026))).toEqual({ ok: true, value: 70 });
});

test("it passes through a mid-term target", () => {
  const path = pathOf(pledge({ targets: [amount(">=", 61, 2023), amount(">=", 70, 2025)] }), end(2023));
  expect(path).toEqual({ ok: true, value: 61 });
});

test("where the baseline already meets the target, the path is the target", () => {
  expect(pathOf(pledge({ baseline: amount("=", 98.98, 2020), targets: [amount(">", 85, 2025)] }), end(2021))).toEqual({
    ok: true,
    value: 85,
  });
  expect(
    pathOf(pledge({ direction: "down", baseline: amount("=", 0, 2020), targets: [amount("<", 12, 2025)] }), end(2021)),
  ).toEqual({ ok: true, value: 12 });
});

test("words, and a missing baseline, give no path", () => {
  expect(pathOf(pledge({ targets: [{ raw: "有效控制", op: "words", value: null, year: 2025 }] }), end(2023))).toEqual({
    ok: false,
    why: "target-in-words",
  });
  expect(pathOf(pledge({ baseline: null }), end(2023))).toEqual({ ok: false, why: "no-baseline" });
  expect(pathOf(pledge({ baseline: null }), end(2025))).toEqual({ ok: true, value: 70 });
  expect(pathOf(pledge({ targets: [] }), end(2023))).toEqual({ ok: false, why: "no-target" });
});

test("a change in percent is a level once the baseline is known", () => {
  const target: Amount = { raw: "增长30%", op: "change", value: 30, year: 2025 };
  const path = pathOf(pledge({ baseline: amount("=", 0.32, 2020), targets: [target] }), end(2025));
  expect(path.ok && path.value).toBeCloseTo(0.416, 10);
});

test("lights follow value, path and direction of good", () => {
  expect(judge(720, 1000).light).toBe("met");
  expect(judge(670, 1000).light).toBe("on-track");
  expect(judge(640, 1000).light).toBe("behind");
  expect(judge(690, 1000, { asOf: end(2025), lastFact: end(2025), periodStart: dayOfCivil(2025, 1, 1) }).light).toBe(
    "not-met",
  );
  expect(judge(700, 1000, { asOf: end(2026), lastFact: end(2026) }).light).toBe("met");
});

test("a few cases whose exact interval contains the path cannot tell; a few far from it can", () => {
  expect(judge(6, 10).why.code).toBe("small-numbers");
  expect(judge(1, 100).light).toBe("behind");
});

test("old data and an empty denominator cannot tell", () => {
  expect(judge(640, 1000, { lastFact: end(2022) }).why.code).toBe("data-too-old");
  expect(judge(0, 0).why.code).toBe("nobody");
});

test("a forecast needs four years without a gap, and says so", () => {
  expect(forecast([60, 62, 63], 2)).toMatchObject({ ok: false, why: { code: "too-few-points" } });
  expect(forecast([null, null], 2)).toMatchObject({ ok: false, why: { code: "too-few-points" } });
  expect(forecast([60, 62, null, 63, 65], 2)).toMatchObject({ ok: false, why: { code: "gap" } });
  expect(forecast([null, 60, 62, 63, 65], 2)).toMatchObject({ ok: true, backtestError: null });
});
