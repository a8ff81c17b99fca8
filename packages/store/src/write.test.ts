import { parseDay } from "@kangyu/fhir";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { loadCatalogue } from "./catalogue.ts";
import { encodeKey } from "./keys.ts";
import { openStore } from "./open.ts";
import type { Incoming, Resource, WriteOptions } from "./store.ts";

const catalogueDir = new URL("../../../catalogue", import.meta.url).pathname;
const actor = { operator: "dr-test", institution: null };
const options: WriteOptions = { world: "real", actor, importId: null, place: null };
const VILLAGE = "690101001001";

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await testDatabase();
  const catalogue = await loadCatalogue(catalogueDir);
  expect(catalogue.problems).toEqual([]);
  store = await openStore({ url: database.url, catalogue, now: () => Date.UTC(2026, 8, 1) });
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

function patient(id: string): Resource {
  return {
    resourceType: "Patient",
    id,
    name: [{ text: "王小明" }],
    gender: "male",
    birthDate: "1960-05-01",
    address: [
      {
        period: { start: "2000-01-01" },
        extension: [{ url: "https://kangyu.example/fhir/StructureDefinition/place", valueCode: VILLAGE }],
      },
    ],
  };
}

function incoming(resource: Resource, subject: string | null): Incoming {
  return { resource, subject, knownFrom: 1_700_000_000_000, line: null };
}

function life(id: string): Incoming[] {
  const subject = { reference: `Patient/${id}` };
  return [
    incoming(patient(id), `Patient/${id}`),
    incoming(
      {
        resourceType: "Condition",
        id: `${id}-c`,
        subject,
        code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "I10.x00" }] },
        onsetDateTime: "2021-03-01",
      },
      `Patient/${id}`,
    ),
    incoming(
      {
        resourceType: "EpisodeOfCare",
        id: `${id}-e`,
        status: "active",
        patient: subject,
        type: [{ coding: [{ system: "https://kangyu.example/fhir/programme", code: "hypertension" }] }],
        period: { start: "2021-03-10" },
        managingOrganization: { reference: "Organization/clinic" },
      },
      `Patient/${id}`,
    ),
  ];
}

test("a resident's resources become facts, spells and figures in one transaction", async () => {
  const outcomes = await store.write(life("p1"), options);
  expect(outcomes.every((outcome) => outcome.ok && outcome.changed)).toBe(true);
  const key = await store.keyOf("Patient/p1", "real");
  if (key === null) throw new Error("no record");
  const facts = await store.facts(key, { known: "now" }, actor);
  expect(facts.map((fact) => fact.code).sort()).toEqual(["diagnosis", "enrolment", "residence"]);
  const day = parseDay("2024-06-30") ?? 0;
  const figures = { world: "real" as const, measures: ["hypertension.standard"], days: [day], by: "village" as const };
  const before = await store.figures(figures, actor);
  expect(before).toEqual([{ measure: "hypertension.standard", day, cell: VILLAGE, in: 0, out: 1, unknown: 0 }]);
  expect(await store.fold()).toBeGreaterThan(0);
  expect(await store.figures(figures, actor)).toEqual(before);
  const { rows } = await store.standings(
    { world: "real", measure: "hypertension.standard", day, states: ["out"], limit: 10 },
    actor,
  );
  expect(rows).toMatchObject([{ record: key, name: "王小明", place: VILLAGE, institution: "clinic" }]);
});

test("the same again changes nothing; a stale version is refused; a withdrawn visit leaves", async () => {
  const again = await store.write(life("p1"), options);
  expect(again.map((outcome) => outcome.ok && outcome.changed)).toEqual([false, false, false]);
  const key = await store.keyOf("Patient/p1", "real");
  if (key === null) throw new Error("no record");
  const reference = `Patient/${encodeKey(key)}`;
  const bp: Resource = {
    resourceType: "Observation",
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code: "85354-9" }] },
    subject: { reference },
    effectiveDateTime: "2024-02-03",
    component: [
      { code: { coding: [{ system: "http://loinc.org", code: "8480-6" }] }, valueQuantity: { value: 130 } },
      { code: { coding: [{ system: "http://loinc.org", code: "8462-4" }] }, valueQuantity: { value: 80 } },
    ],
  };
  const [made] = await store.write([incoming(bp, reference)], { ...options, idempotencyKey: "k1" });
  if (!made?.ok) throw new Error("refused");
  expect(await store.write([incoming(bp, reference)], { ...options, idempotencyKey: "k1" })).toEqual([made]);
  expect((await store.facts(key, { known: "now" }, actor)).filter((fact) => fact.code === "bp")).toHaveLength(1);
  const stale = { ...incoming({ ...bp, id: made.id }, reference), baseVersion: 7 };
  expect(await store.write([stale], options)).toMatchObject([{ ok: false, code: "version-conflict" }]);
  const gone = {
    ...incoming({ ...bp, id: made.id }, reference),
    baseVersion: 1,
    withdrawn: true,
    reason: "wrong person",
  };
  expect(await store.write([gone], options)).toMatchObject([{ ok: true, version: 2 }]);
  expect((await store.facts(key, { known: "now" }, actor)).filter((fact) => fact.code === "bp")).toEqual([]);
  const history = await store.visitHistory(made.id, actor);
  expect(history.map((version) => version.status)).toEqual(["corrected", "withdrawn"]);
});

test("bulk rows are derived later, and give what single writes give", async () => {
  const bulk = await store.writeBulk(
    [...life("p2"), ...life("p3"), incoming({ resourceType: "Observation", id: "x" }, "Patient/none")],
    options,
  );
  expect(bulk).toMatchObject({ accepted: 6, unchanged: 0, refused: 1 });
  expect(await store.derive()).toBe(2);
  const day = parseDay("2024-06-30") ?? 0;
  const query = { world: "real" as const, measures: ["hypertension.standard"], days: [day], by: "district" as const };
  const figures = await store.figures(query, actor);
  expect(figures).toMatchObject([{ cell: "690101", out: 3 }]);
  await store.rebuild({ facts: true });
  expect(await store.figures(query, actor)).toEqual(figures);
  expect((await store.searchResidents({ world: "real", text: "wangxiao", limit: 10 }, actor)).rows).toHaveLength(3);
  expect((await store.searchResidents({ world: "simulated", text: "wangxiao", limit: 10 }, actor)).rows).toEqual([]);
});

test("what was due is on the worklist from last year on; measures are kept for ever", async () => {
  const visits = ["2022-06-10", "2026-06-10"].map((day) =>
    incoming(
      {
        resourceType: "QuestionnaireResponse",
        id: `p4-${day}`,
        status: "completed",
        questionnaire: "https://kangyu.example/fhir/Questionnaire/hypertension-follow-up|2017.1",
        subject: { reference: "Patient/p4" },
        authored: day,
        item: [
          { linkId: "day", answer: [{ valueDate: day }] },
          { linkId: "mode", answer: [{ valueCoding: { code: "1" } }] },
          { linkId: "sbp", answer: [{ valueDecimal: 130 }] },
          { linkId: "dbp", answer: [{ valueDecimal: 80 }] },
        ],
      },
      "Patient/p4",
    ),
  );
  const world = { ...options, world: "simulated" as const };
  const written = await store.write([...life("p4"), ...visits], world);
  expect(written.every((outcome) => outcome.ok)).toBe(true);
  const work = (day: string) => {
    const steps = ["hypertension.follow-up"];
    const states = ["due", "overdue"] as const;
    return store.worklist({ world: "simulated", day: parseDay(day) ?? 0, steps, states, limit: 10 }, actor);
  };
  expect((await work("2026-06-09")).rows).toMatchObject([{ state: "overdue", name: "王小明" }]);
  expect((await work("2022-06-09")).rows).toEqual([]);
  const day = parseDay("2022-06-09") ?? 0;
  const measure = "hypertension.control";
  const states = ["in", "out", "unknown"];
  const people = await store.standings({ world: "simulated", measure, day, states, limit: 10 }, actor);
  expect(people.rows).toHaveLength(1);
});

test("text that PostgreSQL cannot keep, NUL and half a surrogate pair, refuses nothing and harms no other row", async () => {
  const strange = { ...patient("strange"), name: [{ text: "a\u0000b\ud800c" }] };
  const outcome = await store.writeBulk(
    [incoming(strange, "Patient/strange"), incoming(patient("plain"), "Patient/plain")],
    options,
  );
  expect(outcome).toMatchObject({ accepted: 2, refused: 0 });
  const key = await store.keyOf("Patient/strange", "real");
  expect((await store.resident(key ?? -1, actor))?.name).toBe("ab\ufffdc");
  const [current] = await store.resources(key ?? -1, "Patient", actor);
  expect(current?.resource.name).toEqual([{ text: "ab\ufffdc" }]);
});
