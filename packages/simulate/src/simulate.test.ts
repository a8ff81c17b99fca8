import { readFileSync } from "node:fs";
import { type Day, dayOfCivil, parseDay } from "@kangyu/fhir";
import { type Candidate, matchScore, parseHealthRecordNumber, parseResidentId } from "@kangyu/identity";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readTables, type SimulatedLine, type SimulationOptions, simulateDistrict } from "./index.ts";

const FILES = ["places", "institutions", "ages", "names", "events", "hypertension"];
const folder = new URL("../../../catalogue/simulation/", import.meta.url);
const documents = () =>
  Object.fromEntries(FILES.map((name) => [name, parse(readFileSync(new URL(`${name}.yaml`, folder), "utf8"))]));
const read = readTables(documents());
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { tables } = read;
const today = dayOfCivil(2026, 11, 22);
const base: SimulationOptions = {
  seed: 1,
  residents: 3000,
  from: dayOfCivil(2021, 1, 1),
  today,
  tables,
  programmeVersion: "2017",
};

interface Json {
  resourceType: string;
  id: string;
  meta: { lastUpdated: string; tag: { code: string }[] };
  [element: string]: unknown;
}

const lines = [...simulateDistrict(base)];
const whole = lines.filter((line) => line.imperfection !== "half-line");
const good = lines.filter((line) => line.imperfection === null);
const resources = (of: readonly SimulatedLine[], type: string) =>
  of.map((line) => JSON.parse(line.line) as Json).filter((one) => one.resourceType === type);
const recordedOn = (one: Json): Day => parseDay(one.meta.lastUpdated.slice(0, 10)) as Day;

test("the same seed gives the same bytes, another seed another district", () => {
  const small = { ...base, residents: 200 };
  const text = (seed: number) => [...simulateDistrict({ ...small, seed })].map((line) => line.line).join("\n");
  expect(text(1)).toBe(text(1));
  expect(text(2)).not.toBe(text(1));
});

test("any slice equals the same part of the whole", () => {
  const part = [...simulateDistrict({ ...base, slice: { from: 1400, to: 1460 } })];
  expect(part).toEqual(lines.filter((line) => line.resident !== null && line.resident >= 1400 && line.resident < 1460));
  expect(part.length).toBeGreaterThan(60);
});

test("resident IDs and health record numbers are valid and nobody shares one", () => {
  const patients = resources(good, "Patient");
  const numbers = new Map<string, Set<string>>();
  for (const patient of patients) {
    const [id, record] = patient.identifier as [{ value: string }, { value: string }];
    const parsed = parseResidentId(id.value);
    expect(parsed).toMatchObject({ ok: true, sex: patient.gender, birth: parseDay(patient.birthDate as string) });
    expect(id.value.startsWith("69")).toBe(true);
    expect(parseHealthRecordNumber(record.value)).toMatchObject({ ok: true, county: "690101" });
    for (const value of [id.value, record.value]) numbers.set(value, (numbers.get(value) ?? new Set()).add(patient.id));
  }
  expect([...numbers.values()].filter((owners) => owners.size > 1)).toEqual([]);
});

test("nearly everybody is on record, and the mean stays within what a million residents may use", () => {
  // The last few newborns and newcomers are here, and not on record yet.
  expect(new Set(lines.map((line) => line.resident)).size).toBeGreaterThan(base.residents * 0.99);
  expect(lines.length / base.residents).toBeLessThan(12);
  expect(lines.length / base.residents).toBeGreaterThan(5);
});

test("everything is tagged, nothing is entered after the last day or before it happened", () => {
  for (const line of good.filter((one) => one.resident !== null)) {
    const one = JSON.parse(line.line) as Json;
    expect(one.meta.tag.map((tag) => tag.code)).toEqual(["simulated"]);
    const entered = recordedOn(one);
    expect(entered).toBeLessThanOrEqual(today);
    const day = (one.authored ?? one.effectiveDateTime ?? one.recordedDate ?? one.birthDate) as string | undefined;
    if (day !== undefined) expect(parseDay(day) as Day).toBeLessThanOrEqual(entered);
  }
});

test("nobody is seen before birth, after death or after moving away", () => {
  const last = new Map(resources(good, "Patient").map((one) => [`Patient/${one.id}`, one]));
  let checked = 0;
  for (const type of ["QuestionnaireResponse", "Observation"])
    for (const one of resources(good, type)) {
      const patient = last.get((one.subject as { reference: string }).reference) as Json;
      const day = (one.authored ?? one.effectiveDateTime) as string;
      expect(day >= (patient.birthDate as string)).toBe(true);
      if (patient.deceasedDateTime !== undefined) expect(day <= (patient.deceasedDateTime as string)).toBe(true);
      const address = (patient.address as { period: { end?: string } }[]).at(-1);
      if (address?.period.end !== undefined) expect(day <= address.period.end).toBe(true);
      checked += 1;
    }
  expect(checked).toBeGreaterThan(10_000);
});

test("addresses follow each other without a gap, and nobody lives in a village that has ended", () => {
  const merged = tables.places.villages.find((row) => row.to !== undefined);
  let moved = 0;
  let joined = 0;
  for (const patient of resources(good, "Patient").filter((one) => recordedOn(one) > dayOfCivil(2024, 2, 1))) {
    const addresses = patient.address as {
      period: { start: string; end?: string };
      extension: { valueCode: string }[];
    }[];
    addresses.forEach((address, index) => {
      const next = addresses[index + 1];
      if (next !== undefined) {
        expect(parseDay(next.period.start)).toBe((parseDay(address.period.end as string) as Day) + 1);
        moved += 1;
      }
      if (address.extension[0]?.valueCode === merged?.code && next?.extension[0]?.valueCode === merged?.mergedInto)
        joined += 1;
    });
  }
  expect(moved).toBeGreaterThan(20);
  expect(joined).toBeGreaterThan(0);
});

test("twins share birth, home and telephone, and have their own number", () => {
  const twins = resources(good, "Patient").filter((one) => one.multipleBirthInteger !== undefined);
  const byPhone = Map.groupBy(twins, (one) => (one.telecom as { value: string }[])[0]?.value);
  for (const [, pair] of byPhone) {
    expect(new Set(pair.map((one) => one.birthDate)).size).toBe(1);
    expect(new Set(pair.map((one) => one.id)).size).toBe(2);
    expect(new Set(pair.map((one) => (one.identifier as { value: string }[])[0]?.value)).size).toBe(2);
  }
  expect(byPhone.size).toBeGreaterThan(2);
});

test("about one line in a hundred is broken or doubled, and each kind occurs", () => {
  const kinds = Map.groupBy(lines, (line) => line.imperfection);
  const broken = ["wrong-pressure", "future-date", "unknown-code", "missing-subject", "half-line"] as const;
  for (const kind of [...broken, "entered-twice", "corrected", "withdrawn", "second-record"] as const)
    expect([kind, kinds.get(kind)?.length ?? 0]).toEqual([kind, expect.toSatisfy((count: number) => count > 2)]);
  const share = broken.reduce((sum, kind) => sum + (kinds.get(kind)?.length ?? 0), 0) / lines.length;
  expect(share).toBeGreaterThan(0.002);
  expect(share).toBeLessThan(0.01);
  for (const line of whole) expect(() => JSON.parse(line.line)).not.toThrow();
  for (const line of kinds.get("half-line") ?? []) expect(() => JSON.parse(line.line)).toThrow();
});

test("a person entered a second time is recognised, however it was mistyped", () => {
  const candidate = (one: Json): Candidate => ({
    id:
      (one.identifier as { system: string; value: string }[] | undefined)?.find((id) => id.system.endsWith(".1.3"))
        ?.value ?? null,
    name: (one.name as { text: string }[])[0]?.text ?? null,
    birth: parseDay(one.birthDate as string),
    sex: one.gender as string,
    phone: (one.telecom as { value: string }[])[0]?.value ?? null,
  });
  const imperfections = { ...tables.events.imperfections, secondRecord: 0.2 };
  const often = { ...tables, events: { ...tables.events, imperfections } };
  const made = [...simulateDistrict({ ...base, residents: 300, tables: often })];
  const kind = (wanted: SimulatedLine["imperfection"]) => made.filter((line) => line.imperfection === wanted);
  const byId = new Map(resources(kind(null), "Patient").map((one) => [one.id, one]));
  const again = resources(kind("second-record"), "Patient");
  for (const second of again) {
    const first = byId.get(second.id.replace("-again", "")) as Json;
    expect(matchScore(candidate(first), candidate(second)).verdict).toBe("same");
    const other = byId.get("sim-7") as Json;
    expect(matchScore(candidate(other), candidate(second)).verdict).toBe("different");
  }
  expect(again.length).toBeGreaterThan(20);
});

test("life expectancy of the mortality table is near what longhu-14 gives for 2020", () => {
  const expectancy = (sex: "male" | "female") => {
    let [alive, years] = [1, 0];
    for (let age = 0; age < 110; age++) {
      const rate = tables.ages.mortality.groups.findLast((group) => group.from <= age)?.[sex] ?? 1;
      years += alive * (1 - rate / 2);
      alive *= 1 - rate;
    }
    return years;
  };
  expect((expectancy("male") + expectancy("female")) / 2).toBeCloseTo(78.3, 0);
});

test("tables with a fault are refused with its place", () => {
  const faults: [(raw: ReturnType<typeof documents>) => void, string, string][] = [
    [(raw) => delete raw.places.villages[3].weight, "missing", "places.villages[3].weight"],
    [(raw) => (raw.events.population.twins = 2), "chance", "events.population.twins"],
    [(raw) => (raw.places.villages[1].code = raw.places.villages[0].code), "twice", "places.villages[1].code"],
    [(raw) => raw.institutions.catchment.pop(), "uncovered", "places.villages[55]"],
    [(raw) => (raw.institutions.catchment[0].centre = "nobody"), "unknown", "institutions.catchment[0].centre"],
    [(raw) => (raw.hypertension.prevalence.points[4].male = 0), "falls", "hypertension.prevalence.points[4]"],
  ];
  for (const [plant, code, path] of faults) {
    const raw = documents();
    plant(raw);
    const answer = readTables(raw);
    expect(answer.ok ? [] : answer.problems.map((one) => [one.code, one.path])).toContainEqual([code, path]);
  }
});
