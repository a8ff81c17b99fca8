import { expect, test } from "vitest";
import type { PlanDraft, PlanDraftRow } from "../../api/types.ts";
import { begun, changed, redone, undone, withNewRow, withoutRow, withRow } from "./history.ts";

const row: PlanDraftRow = {
  ...{ key: "a", domain: null, domainEn: null, name: "甲率", nameEn: null, unit: "%", property: null },
  ...{ direction: null, indicator: null, baseline: null, former: null, mid: "", target: "" },
};
const draft: PlanDraft = {
  ...{ title: { zh: "规划", en: "Plan" }, period: { from: 2026, to: 2030 }, mid: 2027, base: null, population: null },
  ...{ costs: [], budget: null },
  rows: [row],
};
const target = (text: string) => withRow(draft, "a", { target: text });
const shown = ({ present }: { present: PlanDraft }) => present.rows[0]?.target;

test("typing on in one cell is one step back", () => {
  let history = changed(begun(draft), target("7"), "a/target");
  history = changed(history, target("70"), "a/target");
  history = changed(history, withRow(target("70"), "a", { mid: "6" }), "a/mid");
  expect(shown(undone(history))).toBe("70");
  expect(shown(undone(undone(history)))).toBe("");
  expect(shown(redone(undone(undone(history))))).toBe("70");
});

test("there is nothing before the beginning and nothing after the last", () => {
  const history = begun(draft);
  expect(undone(history)).toBe(history);
  expect(redone(history)).toBe(history);
});

test("a change after going back forgets what was ahead", () => {
  const back = undone(changed(begun(draft), target("7"), "a/target"));
  expect(changed(back, target("8"), "a/target").future).toEqual([]);
});

test("a new row never takes the key of another", () => {
  const more = withNewRow(withNewRow(draft, row), row);
  expect(more.rows.map(({ key }) => key)).toEqual(["a", "a-2", "a-3"]);
  expect(withoutRow(more, "a-2").rows.map(({ key }) => key)).toEqual(["a", "a-3"]);
});
