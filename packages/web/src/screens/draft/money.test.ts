import { expect, test } from "vitest";
import { formatMoney, formatRange } from "./money.ts";

test.each([
  [1_050_000_000, "10.5 亿元", "CNY 1,050 million"],
  [418_333, "41.8 万元", "CNY 418,000"],
  [99, "99 元", "CNY 99"],
  [-2_500_000, "−250 万元", "−CNY 2.5 million"],
])("%d yuan as each language counts", (cny, zh, en) => {
  expect([formatMoney(cny, "zh"), formatMoney(cny, "en")]).toEqual([zh, en]);
});

test("a range shows its middle, one figure stands alone", () => {
  expect(formatRange({ low: 1e4, median: 2e4, high: 4e4 }, "zh")).toBe("1 万元 – 2 万元 – 4 万元");
  expect(formatRange({ low: 1e4, median: 1e4, high: 1e4 }, "zh")).toBe("1 万元");
});
