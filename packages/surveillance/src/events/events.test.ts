import { readFileSync } from "node:fs";
import { dayOfCivil } from "@kangyu/fhir";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { detectEvents, type EventDistrict, type ListedCase } from "./detect-events.ts";
import { readEventRules } from "./event-rules.ts";

const read = (name: string) =>
  parse(readFileSync(new URL(`../../../../catalogue/alerts/${name}`, import.meta.url), "utf8"));
const definition = read("event-thresholds.yaml");
const { rules: all, defaults, problems } = readEventRules(definition);
/** Rules but the one that asks of every disease whether it is new. */
const rules = all.filter(({ id }) => id !== "newly-reported");
const settings = defaults;

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
  expect(all.length).toBeGreaterThanOrEqual(35);
  const more = readEventRules(read("technical-cutoffs.yaml"));
  expect(more.problems).toEqual([]);
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
      detail: "within must be one of class, unit, site, institution, village, township, county, event",
    },
  ]);
});

test("a threshold that depends on the district: told apart, and told when the setting is not known", () => {
  const six = at("haemorrhagic-fever", [1, 2, 3, 4, 5, 6]);
  expect(detectEvents(rules, six, { settings }).signals).toMatchObject([{ threshold: 5, observed: 6 }]);
  expect(detectEvents(rules, six, { settings: { ...settings, "haemorrhagic-fever-endemic": "yes" } }).signals).toEqual(
    [],
  );
  const untold = detectEvents(rules, six);
  expect(untold.signals).toEqual([]);
  expect(untold.unplaced.map(({ reason, trigger }) => [reason, trigger])).toEqual([
    ["no-setting", 0],
    ["no-setting", 1],
  ]);
});

test("schistosomiasis by the state of its control", () => {
  const places = { village: "v", site: "s", county: "c" };
  const acute = (days: readonly number[], traits: string[] = []) =>
    at("schistosomiasis-acute", days, { places, traits });
  const thresholds = (state: string, list: readonly ListedCase[]) =>
    detectEvents(rules, list, { settings: { ...settings, "schistosomiasis-state": state } }).signals.map(
      ({ within, threshold }) => [within, threshold],
    );
  expect(thresholds("controlled", acute([1, 4, 7]))).toEqual([["site", 3]]);
  expect(thresholds("uncontrolled", acute([1, 4, 7]))).toEqual([]);
  expect(thresholds("uncontrolled", acute([1, 2, 3, 4, 5, 9, 10, 11, 12, 14]))).toEqual([
    ["site", 5],
    ["village", 10],
    ["site", 5],
  ]);
  expect(thresholds("interrupted", acute([1]))).toEqual([]);
  expect(thresholds("interrupted", acute([1], ["local"]))).toEqual([["county", 1]]);
  expect(thresholds("non-endemic", at("schistosomiasis-host", [1]))).toEqual([["county", 1]]);
});

test("a disease that the county never had, or not for five years, or that was eliminated", () => {
  const day = dayOfCivil(2024, 6, 1);
  const one = at("malaria", [day, day + 30]);
  const reached = (district: EventDistrict) =>
    detectEvents(all, one, { settings, ...district }).signals.map((s) => s.reached);
  expect(reached({ lastSeen: { malaria: null } })).toEqual([day]);
  expect(reached({ lastSeen: { malaria: dayOfCivil(2018, 1, 1) } })).toEqual([day]);
  expect(reached({ lastSeen: { malaria: dayOfCivil(2023, 1, 1) } })).toEqual([]);
  expect(reached({ eliminated: ["malaria"], lastSeen: { malaria: dayOfCivil(2023, 1, 1) } })).toEqual([day, day + 30]);
  const untold = detectEvents(all, one, { settings });
  expect(untold.unplaced).toContainEqual({
    rule: "newly-reported",
    trigger: 0,
    reason: "no-history",
    cases: ["malaria-0", "malaria-1"],
  });
});

test("poisonings are counted by event, and a school has a lower threshold", () => {
  const meal = (count: number, more: Partial<ListedCase> = {}) =>
    at("food-poisoning", new Array<number>(count).fill(3), { places: { event: "meal" }, ...more });
  expect(detectEvents(rules, meal(29)).signals).toEqual([]);
  expect(detectEvents(rules, meal(30)).signals).toMatchObject([{ threshold: 30, place: "meal" }]);
  expect(detectEvents(rules, meal(5, { traits: ["school-site-or-major-event"] })).signals).toMatchObject([
    { threshold: 5 },
  ]);
  expect(detectEvents(rules, meal(1, { isDeath: true })).signals).toMatchObject([{ trigger: 1 }]);
});

test("a signal says why, and which cases", () => {
  const [signal] = detectEvents(rules, at("hepatitis-a", [1, 2, 3, 4, 5])).signals;
  expect(signal?.why).toEqual({
    zh: "同一单位 7 天内 5 例病例，达到 5",
    en: "5 cases in one unit within 7 days; 5 must be reported",
  });
  expect(signal?.cases).toEqual([0, 1, 2, 3, 4].map((i) => `hepatitis-a-${i}`));
  expect(signal?.diseases).toEqual(["hepatitis-a"]);
});

test("norovirus: five within three days are a cluster only with two from the laboratory", () => {
  const { rules: technical } = readEventRules(read("technical-cutoffs.yaml"));
  const five = at("norovirus", [1, 1, 2, 2, 3]);
  expect(detectEvents(technical, five).signals).toEqual([]);
  const proven = five.map((one, i) => (i < 2 ? { ...one, traits: ["laboratory"] } : one));
  expect(detectEvents(technical, proven).signals).toMatchObject([{ rule: "norovirus-cluster", observed: 5 }]);
});

test("a rule that asks for a setting which is not there is told", () => {
  const rule = {
    id: "a",
    name: { zh: "甲", en: "A" },
    diseases: ["a"],
    triggers: [{ count: "cases", atLeast: 1, within: "unit", when: { mood: ["bad"] } }],
  };
  expect(readEventRules({ rules: [rule] }).problems).toMatchObject([
    { detail: "when: mood is no setting, or has no such value" },
  ]);
});
