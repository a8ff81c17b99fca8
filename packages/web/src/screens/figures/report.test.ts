import { expect, test } from "vitest";
import { contentOf, emptyReport, isComplete, numberIn } from "./report.ts";

const report = { ...emptyReport, value: "24.5", source: "监测", said: "2025-03-01" };

test("a value needs a number, a source and a date; a change needs a reason", () => {
  expect(isComplete(report, 0)).toBe(true);
  expect(isComplete({ ...report, value: "很高" }, 0)).toBe(false);
  expect(isComplete({ ...report, source: " " }, 0)).toBe(false);
  expect(isComplete({ ...report, said: "" }, 0)).toBe(false);
  expect(isComplete({ ...report, numerator: "x" }, 0)).toBe(false);
  expect(isComplete(report, 1)).toBe(false);
  expect(isComplete({ ...report, reason: "更正" }, 1)).toBe(true);
});

test("thousands' commas are let pass, and what is not typed is null, not 0", () => {
  expect(numberIn("1,234.5")).toBe(1234.5);
  expect(numberIn("")).toBeNull();
  expect(contentOf(report)).toMatchObject({ value: 24.5, numerator: null, denominator: null, evidence: null });
});
