import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { detectEvents, type ListedCase } from "./detect-events.ts";
import { readEventRules } from "./event-rules.ts";

const definition = parse(
  readFileSync(new URL("../../../../catalogue/alerts/event-thresholds.yaml", import.meta.url), "utf8"),
);
const { rules, problems } = readEventRules(definition);

const at = (disease: string, days: readonly number[], more: Partial<ListedCase> = {}): ListedCase[] =>
  days.map((day, i) => ({
    id: `${disease}-${i}`,
    disease,
    day,
    places: { unit: "school", township: "t", county: "c" },
    ...more,
  }));

test("the thresholds of the catalogue are read without fault", () => {
  expect(problems).toEqual([]);
  expect(rules.length).toBeGreaterThanOrEqual(20);
});

test("ten cases of measles in seven days in one school, and not nine, and not in eight days", () => {
  const week = [100, 100, 101, 102, 103, 104, 105, 105, 106];
  expect(detectEvents(rules, at("measles", week)).signals).toEqual([]);
  expect(detectEvents(rules, at("measles", [...week, 107])).signals).toEqual([]);
  expect(detectEvents(rules, at("measles", [...week, 106])).signals).toMatchObject([
    { rule: "measles", place: "school", observed: 10, threshold: 10, from: 100, to: 106, reached: 106 },
  ]);
});

test("windows that overlap are one signal; later ones are another", () => {
  const { signals } = detectEvents(rules, at("hepatitis-a", [1, 2, 3, 4, 5, 7, 8, 12, 60, 60, 60, 60, 60]));
  expect(signals.map(({ from, to, cases }) => [from, to, cases.length])).toEqual([
    [1, 8, 7],
    [60, 60, 5],
  ]);
});

test("one case is enough of plague; a death has its own threshold", () => {
  expect(detectEvents(rules, at("plague", [7])).signals.length).toBe(1);
  expect(detectEvents(rules, at("leptospirosis", [7])).signals).toEqual([]);
  expect(detectEvents(rules, at("leptospirosis", [7], { isDeath: true })).signals).toMatchObject([{ trigger: 1 }]);
});

test("traits decide: imported malaria is not counted among local cases", () => {
  const places = { village: "v" };
  expect(detectEvents(rules, at("malaria", [1, 9, 17, 25, 30], { places, traits: ["local"] })).signals.length).toBe(1);
  expect(detectEvents(rules, at("malaria", [1, 9, 17, 25, 30], { places })).signals).toEqual([]);
});

test("the order of the list does not matter; what has no place or day is told", () => {
  const list = [...at("mumps", [1, 2, 3, 4, 5, 6, 7, 7, 7, 7]), { id: "x", disease: "mumps", day: null, places: {} }];
  const [first, second] = [detectEvents(rules, list), detectEvents(rules, [...list].reverse())];
  expect(second).toEqual(first);
  expect(first.unplaced).toEqual([{ rule: "mumps", trigger: 0, reason: "no-day", cases: ["x"] }]);
  const lost = { id: "y", disease: "mumps", day: 3, places: { unit: null } };
  expect(detectEvents(rules, [lost]).unplaced).toEqual([
    { rule: "mumps", trigger: 0, reason: "no-place", cases: ["y"] },
  ]);
});

test("a faulty rule is told with its place", () => {
  const rule = {
    id: "a",
    name: { zh: "甲", en: "A" },
    diseases: ["a"],
    triggers: [{ count: "cases", atLeast: 0, within: "moon" }],
  };
  expect(readEventRules({ rules: [rule] }).problems).toEqual([
    { code: "event-rule", path: "rules[0].triggers[0]", detail: "atLeast must be a whole number above 0" },
    {
      code: "event-rule",
      path: "rules[0].triggers[0]",
      detail: "within must be one of unit, village, township, county",
    },
  ]);
});
