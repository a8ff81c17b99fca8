import { expect, test } from "vitest";
import { midYearOf } from "./draft.ts";
import { type EarlierRow, newDraft, withWords } from "./new-draft.ts";

const title = { zh: "规划", en: "Plan" };
const period = { from: 2026, to: 2030 };
const life: EarlierRow = {
  ...{ key: "life", domain: "健康水平", domainEn: null, name: "人均预期寿命", nameEn: "Life expectancy", unit: "岁" },
  ...{ property: "expected", direction: "up", indicator: null },
  baseline: { raw: "78.3", op: "=", value: 78.3, year: null },
  targets: [
    { raw: "78.9", op: "=", value: 78.9, year: 2025 },
    { raw: "80", op: "=", value: 80, year: 2035 },
  ],
};
const base = { id: "last", period: { from: 2021, to: 2025 }, rows: [life] };

test("rows of an earlier plan come with what it printed and without any target", () => {
  const { rows, mid } = newDraft({ title, period, base, indicators: [] });
  expect(mid).toBe(midYearOf(period));
  expect(rows[0]).toMatchObject({
    baseline: { origin: "printed", raw: "78.3", year: 2020 },
    former: { targets: [{ raw: "78.9" }] },
    mid: "",
    target: "",
  });
});

test("without an earlier plan there is a row for each indicator", () => {
  const indicators = [{ id: "x", name: { zh: "甲率", en: "A" }, unit: "%", direction: "up" as const }];
  expect(newDraft({ title, period, base: null, indicators }).rows).toMatchObject([
    { indicator: "x", name: "甲率", baseline: null },
  ]);
});

test("a file's words find their row by key or name; an unknown name is a row of its own", () => {
  const draft = newDraft({ title, period, base, indicators: [] });
  const said = withWords(draft, [
    { name: "life", mid: "79", target: "79.5" },
    { name: "全区人均预期寿命", property: "binding" },
    { name: "每千人口托位数", unit: "个", target: "≥5" },
  ]);
  expect(said.rows).toMatchObject([
    { key: "life", mid: "79", target: "79.5", property: "binding" },
    { key: "own-2", name: "每千人口托位数", unit: "个", target: "≥5" },
  ]);
});
