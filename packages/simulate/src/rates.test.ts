import { readdirSync, readFileSync } from "node:fs";
import { ageInYears, type CompiledViews, compileViews, dayOfCivil, type Fact, factsOf, parseDay } from "@kangyu/fhir";
import {
  compileProgramme,
  evaluate,
  parseProgramme,
  type Spell,
  spellsOf,
  type ValueSet,
  viewOfForm,
} from "@kangyu/rules";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readTables, simulateDistrict } from "./index.ts";

const catalogue = new URL("../../../catalogue/", import.meta.url);
const text = (path: string) => readFileSync(new URL(path, catalogue), "utf8");
const names = ["places", "institutions", "ages", "names", "events", "hypertension"];
const read = readTables(Object.fromEntries(names.map((name) => [name, parse(text(`simulation/${name}.yaml`))])));
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { tables } = read;
const parsed = parseProgramme(parse(text("programmes/hypertension/programme.yaml")));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { programme } = parsed;
const valueSets = { hypertension: parse(text("terminology/hypertension.yaml")) as ValueSet };
const compiled = compileProgramme(programme, { valueSets });
const views: CompiledViews = compileViews([
  ...readdirSync(new URL("views/", catalogue)).map((file) => JSON.parse(text(`views/${file}`)) as unknown),
  ...Object.keys(programme.forms ?? {}).map((form) => viewOfForm(programme, form)),
]).views;

interface Json {
  readonly resourceType: string;
  readonly id: string;
  readonly meta: { readonly lastUpdated: string };
  readonly birthDate?: string;
  readonly deceasedDateTime?: string;
  readonly gender: "male" | "female";
}

const REFUSED = new Set(["wrong-pressure", "future-date", "unknown-code", "missing-subject", "half-line"]);
const RESIDENTS = 8000;
const from = dayOfCivil(2021, 1, 1);
const today = dayOfCivil(2026, 11, 22);

/** The latest version of each resource of each resident, as an import would leave them. */
function record(): Map<number, Map<string, Json>> {
  const residents = new Map<number, Map<string, Json>>();
  const options = { seed: 11, residents: RESIDENTS, from, today, tables, programmeVersion: programme.version };
  for (const { line, resident, imperfection } of simulateDistrict(options)) {
    if (resident === null || REFUSED.has(imperfection ?? "") || imperfection === "second-record") continue;
    const one = JSON.parse(line) as Json;
    residents.set(resident, (residents.get(resident) ?? new Map<string, Json>()).set(one.id, one));
  }
  return residents;
}

const people = [...record().values()].map((resources) => {
  const all = [...resources.values()];
  const patient = all.find((one) => one.resourceType === "Patient") as Json;
  const facts: Fact[] = all.flatMap((one) => factsOf(views, one, { knownFrom: Date.parse(one.meta.lastUpdated) }));
  const birth = parseDay(patient.birthDate as string) as number;
  const death = patient.deceasedDateTime === undefined ? null : parseDay(patient.deceasedDateTime);
  return { birth, death, sex: patient.gender, facts };
});
const spells: Spell[] = people.flatMap((person) =>
  spellsOf([evaluate(compiled, person, dayOfCivil(2028, 1, 1))], person, person.facts),
);

/** Percent in, of all who counted on the last day of a year; of one centre where it is named. */
function rate(measure: string, year: number, centre?: string): number {
  const day = dayOfCivil(year, 12, 31);
  const standing = spells.filter(
    (spell) =>
      spell.measure === `hypertension.${measure}` &&
      spell.from <= day &&
      (spell.to === null || day < spell.to) &&
      (centre === undefined || spell.institution === centre),
  );
  return (100 * standing.filter((spell) => spell.state === "in").length) / standing.length;
}

test("the rules find the standard of care near the path, low in 2022 and over 70 % in 2025", () => {
  expect(Math.abs(rate("standard", 2021) - 66)).toBeLessThan(5);
  expect(rate("standard", 2022)).toBeLessThan(67.3);
  expect(Math.abs(rate("standard", 2025) - 71)).toBeLessThan(5);
  expect(rate("standard", 2025)).toBeGreaterThan(rate("standard", 2022));
});

test("centres differ as the table of institutions says", () => {
  for (const year of [2021, 2023, 2025]) {
    expect(rate("standard", year, "690101-c1")).toBeGreaterThan(rate("standard", year, "690101-c7") + 10);
    expect(rate("control", year, "690101-c1")).toBeGreaterThan(rate("control", year, "690101-c7") + 5);
  }
});

test("some are lost, some are not managed, some were not measured", () => {
  const reasons = new Set(spells.map((spell) => `${spell.measure} ${spell.state} ${spell.reason}`));
  for (const reason of [
    "standard out referral-not-checked",
    "standard out not-rechecked",
    "standard out quarter-without-visit",
    "standard out no-yearly-exam",
    "control out lost",
    "control out above-target",
    "known-managed out not-enrolled",
    "known-measured out not-measured",
  ])
    expect([...reasons]).toContain(`hypertension.${reason}`);
  expect(spells.some((spell) => spell.measure === "hypertension.control" && spell.state === "unknown")).toBe(true);
});

test("sexes, ages, deaths and diagnoses follow their tables", () => {
  const share = (count: number, of: number) => (100 * count) / of;
  const men = people.filter((person) => person.sex === "male").length;
  expect(Math.abs(share(men, people.length) - 100 * tables.ages.population.maleShare)).toBeLessThan(2);
  const first = people.filter((person) => person.facts.some((fact) => fact.code === "residence" && fact.day < from));
  const old = first.filter((person) => ageInYears(person.birth, from) >= 60).length;
  expect(Math.abs(share(old, first.length) - 18.7)).toBeLessThan(1.5);
  const died = people.filter((person) => person.death !== null).length;
  // About 0.75 % a year at these ages, over nearly six years.
  expect(share(died, people.length)).toBeGreaterThan(3);
  expect(share(died, people.length)).toBeLessThan(6.5);
  const adults = first.filter((person) => person.death === null && ageInYears(person.birth, today) >= 65);
  const diagnosed = adults.filter((person) => person.facts.some((fact) => fact.code === "diagnosis")).length;
  // Between 53 and 69 % of them have it, and not everybody is found.
  expect(share(diagnosed, adults.length)).toBeGreaterThan(40);
  expect(share(diagnosed, adults.length)).toBeLessThan(65);
});
