import { readFileSync } from "node:fs";
import { dayOfCivil } from "@kangyu/fhir";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { dueOf, latenessOf, readClocks } from "./clocks.ts";
import type { EventFacts } from "./conditions.ts";
import { gradeOf, highestGrade, readGrades } from "./grades.ts";
import { combineSignals, readSources, type WeakSignal } from "./multi-source.ts";
import { clockFactsOf, readNotifiable } from "./notifiable.ts";

const read = (name: string) =>
  parse(readFileSync(new URL(`../../../../catalogue/alerts/${name}.yaml`, import.meta.url), "utf8"));

function tableOf<Table>({ table, problems }: { table: Table | null; problems: readonly object[] }): Table {
  if (table === null) throw new Error(JSON.stringify(problems));
  return table;
}
const grades = tableOf(readGrades(read("grades")));
const clocks = tableOf(readClocks(read("reporting-clocks")));
const sources = tableOf(readSources(read("multi-source")));
const { diseases, problems } = readNotifiable(read("notifiable"));

const grade = (item: string, facts: EventFacts, settings = {}) => gradeOf(grades, item, { facts, settings });

test.each<[string, EventFacts, number | null]>([
  ["food-poisoning", { cases: 29, deaths: 0 }, null],
  ["food-poisoning", { cases: 30, deaths: 0 }, 4],
  ["food-poisoning", { cases: 99, deaths: 0 }, 4],
  ["food-poisoning", { cases: 101, deaths: 0 }, 3],
  ["food-poisoning", { cases: 5, deaths: 1 }, 3],
  ["food-poisoning", { cases: 101, deaths: 1 }, 2],
  ["food-poisoning", { cases: 12, deaths: 10 }, 2],
  ["occupational-poisoning", { cases: 9, deaths: 0 }, 4],
  ["occupational-poisoning", { cases: 9, deaths: 4 }, 3],
  ["occupational-poisoning", { cases: 9, deaths: 5 }, 2],
  ["occupational-poisoning", { cases: 50, deaths: 0 }, 2],
  ["bubonic-plague", { "county-cases": 9, counties: 1, prefectures: 1, "prefecture-cases-incubation": 9 }, 4],
  ["bubonic-plague", { "county-cases": 10, counties: 1, prefectures: 1, "prefecture-cases-incubation": 10 }, 3],
  ["bubonic-plague", { "county-cases": 10, counties: 2, prefectures: 1, "prefecture-cases-incubation": 20 }, 2],
  ["unknown-cause", { cases: 3, "beyond-county": false, provinces: 1, spread: false }, 3],
  ["new-disease", { "never-in-country": true, spread: true, "eliminated-before": false }, 1],
  ["new-disease", { "never-in-country": true, spread: false, "eliminated-before": false }, 2],
])("the grade of %s with %j is %s", (item, facts, expected) => {
  expect(grade(item, facts)?.grade).toBe(expected);
  expect(grade(item, facts)?.undecided).toEqual([]);
});

test("cholera: each limit of the table; several hits give the highest grade", () => {
  const facts = {
    "prefecture-cases-week": 12,
    prefectures: 1,
    spread: false,
    counties: 1,
    "first-in-city-proper": false,
  };
  expect(grade("cholera", { ...facts, "county-cases-week": 9 })?.grade).toBe(4);
  expect(grade("cholera", { ...facts, "county-cases-week": 10 })).toMatchObject({
    grade: 3,
    colour: "yellow",
    why: { zh: "一个县区一周病例数 10", en: "cases in one county in a week 10" },
  });
  expect(grade("cholera", { ...facts, "county-cases-week": 29, "prefecture-cases-week": 30 })?.grade).toBe(2);
  const several = [
    grade("cholera", { ...facts, "county-cases-week": 9 }),
    grade("vaccine-medication", { deaths: 1, cluster: true }),
  ];
  expect(highestGrade(several.filter((one) => one !== null))).toMatchObject({ item: "vaccine-medication", grade: 2 });
});

test("what is not known rules no higher grade out", () => {
  expect(grade("cholera", { "county-cases-week": 5 })).toMatchObject({
    grade: 4,
    undecided: [
      { grade: 2, missing: ["prefecture-cases-week", "prefectures", "spread"] },
      { grade: 3, missing: ["counties", "first-in-city-proper"] },
    ],
  });
  expect(grade("cholera", {})).toMatchObject({ grade: null, undecided: [{ grade: 2 }, { grade: 3 }, { grade: 4 }] });
  expect(grade("weather", {})).toBeNull();
});

test("how the plan's 'one time above' is read is the district's choice", () => {
  const facts = { counties: 2, "times-mean": 2.5 };
  expect(grade("class-b-c", facts)?.grade).toBe(3);
  expect(grade("class-b-c", facts, { "level-reading": "literal" })?.grade).toBe(2);
});

test("a faulty table of grades is told with its place", () => {
  const { problems: faults } = readGrades({
    ...read("grades"),
    items: [{ id: "a", name: { zh: "甲", en: "A" }, grades: [{ grade: 1, any: [{ mood: true }, { spread: 3 }] }] }],
  });
  expect(faults.map(({ path, detail }) => [path, detail])).toEqual([
    ["items[0].grades[0].any[0]", "there is no fact mood"],
    ["items[0].grades[0].any[1]", "spread is true or false"],
  ]);
});

const noon = dayOfCivil(2026, 5, 1) * 1440 + 12 * 60;
const card = (one: Parameters<typeof clockFactsOf>[1]) => {
  const facts = clockFactsOf(diseases, one);
  return facts === null ? null : dueOf(clocks, "card", { facts, start: noon });
};

test("the list of diseases: 2, 29 and 11", () => {
  expect(problems).toEqual([]);
  const count = (which: string) => diseases.filter((one) => one.class === which).length;
  expect([count("A"), count("B"), count("C")]).toEqual([2, 29, 11]);
});

test.each([
  ["plague", "suspected", [], 2],
  ["cholera", "carrier", [], 2],
  ["sars", "suspected", [], 2],
  ["anthrax", "confirmed", ["pulmonary"], 2],
  ["anthrax", "confirmed", [], 24],
  ["measles", "suspected", [], 24],
  ["polio", "carrier", [], 24],
  ["mumps", "clinical", [], 24],
])("a card of %s, %s %j, is due in %i hours", (disease, kind, traits, hours) => {
  expect(card({ disease, case: kind, traits })).toEqual({ clock: "card", hours, due: noon + hours * 60 });
});

test("an outbreak has two hours; a suspected case of class C and a carrier not named have no card", () => {
  expect(card({ disease: "mumps", case: "clinical", occasion: "outbreak" })).toMatchObject({ hours: 2 });
  expect(card({ disease: "mumps", case: "suspected" })).toEqual({ reason: "not-due" });
  expect(card({ disease: "measles", case: "carrier" })).toEqual({ reason: "not-due" });
  expect(card({ disease: "headache", case: "clinical" })).toBeNull();
});

test("a shorter limit that hangs on what is not known is told", () => {
  expect(dueOf(clocks, "card", { facts: { managed: "B", case: "confirmed" }, start: noon })).toEqual({
    reason: "missing-facts",
    missing: ["occasion"],
    atLatest: { clock: "card", hours: 24, due: noon + 1440 },
  });
  expect(dueOf(clocks, "sundial", { facts: {}, start: noon })).toEqual({ reason: "no-clock" });
});

test("late by how much: to the minute, and the limit itself is in time", () => {
  const due = { clock: "card", hours: 2, due: noon + 120 };
  expect(latenessOf(due, { done: noon + 120, now: noon + 999 })).toEqual({ state: "timely", lateBy: 0 });
  expect(latenessOf(due, { done: noon + 121, now: noon + 999 })).toEqual({ state: "late", lateBy: 1 });
  expect(latenessOf(due, { done: null, now: noon + 60 })).toEqual({ state: "open", lateBy: 0 });
  expect(latenessOf(due, { done: null, now: noon + 300 })).toEqual({ state: "overdue", lateBy: 180 });
});

const weak = (id: string, channel: string, day: number, more: Partial<WeakSignal> = {}): WeakSignal => ({
  ...{ id, channel, day, syndrome: "diarrhoea", place: "t", observed: 9, baseline: 5, cases: [`c-${id}`] },
  ...more,
});

test("two channels within a week are a signal with what each saw; alone, late or elsewhere they are none", () => {
  expect(combineSignals(sources, [weak("a", "pharmacy", 10)])).toEqual([]);
  expect(combineSignals(sources, [weak("a", "pharmacy", 10), weak("b", "pharmacy", 11)])).toEqual([]);
  expect(combineSignals(sources, [weak("a", "pharmacy", 10), weak("b", "school", 17)])).toEqual([]);
  expect(combineSignals(sources, [weak("a", "pharmacy", 10), weak("b", "school", 12, { place: "u" })])).toEqual([]);
  const [signal] = combineSignals(sources, [weak("b", "school", 16), weak("a", "pharmacy", 10)]);
  expect(signal).toMatchObject({
    ...{ rule: "two-channels", level: 4, from: 10, to: 16, reached: 16, observed: 18, expected: 10 },
    channels: ["pharmacy", "school"],
    signals: ["a", "b"],
    cases: ["c-a", "c-b"],
    why: { zh: "7 天内 2 个渠道升高：药店购药、学校托幼机构因病缺勤" },
  });
});

test("of the rules that fire the highest level stands; the table may ask for the highest of the channels instead", () => {
  const three = [weak("a", "pharmacy", 1), weak("b", "school", 2, { level: 2 }), weak("c", "sewage", 3)];
  expect(combineSignals(sources, three)).toMatchObject([{ rule: "three-channels", level: 3 }]);
  expect(combineSignals({ ...sources, combine: "max" }, three)).toMatchObject([{ level: 2 }]);
});

test("a rise too small does not count; without a baseline only rules that ask for none", () => {
  const small = weak("a", "pharmacy", 1, { observed: 7 });
  expect(combineSignals(sources, [small, weak("b", "school", 1)])).toEqual([]);
  const blind = weak("l", "laboratory", 2, { baseline: null, observed: 1 });
  expect(combineSignals(sources, [blind, weak("b", "school", 1)])).toMatchObject([
    { rule: "laboratory-and-another", level: 3, expected: null },
  ]);
});

test("the order of weak signals does not matter", () => {
  const list = [1, 2, 3, 9, 20, 21].map((day, i) => weak(`s${i}`, ["school", "pharmacy", "sewage"][i % 3] ?? "", day));
  expect(combineSignals(sources, [...list].reverse())).toEqual(combineSignals(sources, list));
});
