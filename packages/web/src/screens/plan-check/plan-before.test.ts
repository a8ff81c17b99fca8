import { expect, test } from "vitest";
import type { PlanEntry } from "../../api/types.ts";
import { planBefore } from "./plan-before.ts";

const plan = (id: string, from: number, more: Partial<PlanEntry> = {}): PlanEntry =>
  ({ id, named: "云岭区", state: "read", at: "2026-01-01", period: { from, to: from + 4 }, ...more }) as PlanEntry;
const now = plan("now", 2021);

test.each([
  ["the plan of the years before", [plan("a", 2016), plan("b", 2011)], "a"],
  ["the version brought last", [plan("a", 2016), plan("b", 2016, { at: "2026-02-01" })], "b"],
  ["not another district's", [plan("a", 2016, { named: "龙湖区" })], null],
  ["not one of the same or later years", [plan("a", 2021), plan("b", 2026)], null],
  ["not itself", [now], null],
  ["not one that could not be read", [plan("a", 2016, { state: "failed" as PlanEntry["state"] })], null],
  ["not one that does not say its years", [plan("a", 2016, { period: null })], null],
] as const)("%s", (_, others, expected) => {
  expect(planBefore(now, others)?.id ?? null).toBe(expected);
});

test("a document that does not say its own district or years has none", () => {
  expect(planBefore(plan("now", 2021, { named: null }), [plan("a", 2016, { named: null })])).toBeNull();
  expect(planBefore(plan("now", 2021, { period: null }), [plan("a", 2016)])).toBeNull();
});
