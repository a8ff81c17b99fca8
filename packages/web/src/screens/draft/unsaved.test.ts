import { expect, test } from "vitest";
import type { PlanDraft } from "../../api/types.ts";
import { dropUnsaved, keepUnsaved, unsavedOf } from "./unsaved.ts";

const draft = (target: string): PlanDraft => ({
  ...{ title: { zh: "规划", en: "Plan" }, period: { from: 2026, to: 2030 }, mid: 2027, base: null, population: null },
  ...{ costs: [], budget: null },
  rows: [
    {
      ...{ key: "a", domain: null, domainEn: null, name: "甲率", nameEn: null, unit: "%", property: null },
      ...{ direction: null, indicator: null, baseline: null, former: null, mid: "", target },
    },
  ],
});

test("what could not be saved is kept for its draft and its operator, until it is dropped", () => {
  const unsaved = { before: draft(""), mine: draft("70") };
  keepUnsaved("d", "planner", unsaved);
  expect(unsavedOf("d", "planner")).toEqual(unsaved);
  expect([unsavedOf("d", "other"), unsavedOf("e", "planner")]).toEqual([null, null]);
  dropUnsaved("d", "planner");
  expect(unsavedOf("d", "planner")).toBeNull();
});

test("what cannot be read is nothing", () => {
  localStorage.setItem("kangyu.unsaved-draft.planner.d", '{"mine":');
  expect(unsavedOf("d", "planner")).toBeNull();
});
