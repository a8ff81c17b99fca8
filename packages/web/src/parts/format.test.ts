import { expect, test } from "vitest";
import type { Place } from "../api/types.ts";
import { formatAmount, formatCount, formatValue, placeName, quarterOf, yearsBetween } from "./format.ts";

test("a missing value is a dash, never zero", () => {
  expect([formatValue(null), formatValue(undefined), formatValue(Number.NaN)]).toEqual(["—", "—", "—"]);
  expect(formatValue(0)).toBe("0");
  expect(formatAmount(null)).toBe("—");
});

test("values have at most two decimals, large ones none", () => {
  expect([formatValue(61.256), formatValue(61.2), formatValue(12345.6)]).toEqual(["61.26", "61.2", "12,346"]);
  expect(formatCount(1234567)).toBe("1,234,567");
});

test("a printed cell stands as it is printed", () => {
  expect(formatAmount({ raw: "≥95", op: ">=", value: 95, year: 2025 })).toBe("≥95");
});

test("a day lies in its quarter", () => {
  expect(quarterOf("2025-03-31")).toEqual({ year: 2025, quarter: 1 });
  expect(quarterOf("2025-04-01")).toEqual({ year: 2025, quarter: 2 });
  expect(quarterOf("2025-12-31")).toEqual({ year: 2025, quarter: 4 });
});

test("ages are completed years", () => {
  expect(yearsBetween("1960-05-10", "2025-05-09")).toBe(64);
  expect(yearsBetween("1960-05-10", "2025-05-10")).toBe(65);
  expect(yearsBetween(null, "2025-05-10")).toBeNull();
});

test("a village is named with its township, an unknown place by its code", () => {
  const place = (code: string, parent: string | null, kind: Place["kind"], zh: string): Place => ({
    code,
    parent,
    kind,
    name: { zh, en: "" },
    from: null,
    to: null,
    tile: null,
  });
  const places = [
    place("690101000000", null, "district", "区"),
    place("690101001000", "690101000000", "township", "云溪镇"),
    place("690101001201", "690101001000", "village", "东村"),
  ];
  expect(placeName(places, "690101001201", "en")).toBe("云溪镇 · 东村");
  expect(placeName(places, "690101001000", "zh")).toBe("云溪镇");
  expect(placeName(places, "000000000000", "zh")).toBe("000000000000");
});
