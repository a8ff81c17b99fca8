import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayOfCivil, parseDay } from "./day.ts";
import { compileViews, factsOf } from "./facts.ts";

const folder = new URL("../../../catalogue/views/", import.meta.url);
const definitions = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")));
const { views, problems } = compileViews(definitions);
const base = "https://kangyu.example/fhir/StructureDefinition/";
const knownFrom = Date.UTC(2024, 4, 1);
const subject = { reference: "Patient/p" };

function facts(resource: object) {
  return factsOf(views, resource, { knownFrom });
}

describe("the views of the catalogue", () => {
  it("all compile", () => expect(problems).toEqual([]));

  it("make one residence an address with a place of ours, the end exclusive", () => {
    const place = (code: string) => [{ url: `${base}place`, valueCode: code }];
    const found = facts({
      resourceType: "Patient",
      id: "p",
      birthDate: "1960",
      address: [
        { extension: place("690101001001"), period: { end: "2022-03-31" } },
        { extension: place("690101001002"), period: { start: "2022-04-01" } },
        { text: "elsewhere" },
      ],
    });
    expect(found).toEqual([
      {
        code: "residence",
        day: dayOfCivil(1960, 1, 1),
        until: dayOfCivil(2022, 4, 1),
        values: { place: "690101001001", use: null, precision: "year" },
        origin: "Patient/p",
        institution: null,
        knownFrom,
        knownTo: null,
      },
      expect.objectContaining({ day: parseDay("2022-04-01"), until: null }),
    ]);
  });

  it("make a blood pressure of either panel, in mmHg only", () => {
    const panel = (code: string, unit: string) => ({
      resourceType: "Observation",
      id: "o",
      status: "final",
      subject,
      effectiveDateTime: "2024-03-31T20:00:00Z",
      performer: [{ reference: "Practitioner/x" }, { reference: "Organization/centre-1" }],
      code: { coding: [{ system: "http://loinc.org", code }] },
      component: [
        {
          code: { coding: [{ system: "http://loinc.org", code: "8480-6" }] },
          valueQuantity: { value: 138, code: unit },
        },
        {
          code: { coding: [{ system: "http://loinc.org", code: "8462-4" }] },
          valueQuantity: { value: 88, code: unit },
        },
      ],
    });
    const expected = {
      code: "bp",
      day: parseDay("2024-04-01"),
      institution: "centre-1",
      values: { sbp: 138, dbp: 88 },
    };
    expect(facts(panel("55284-4", "mm[Hg]"))).toMatchObject([expected]);
    expect(facts(panel("85354-9", "mm[Hg]"))).toMatchObject([expected]);
    expect(facts(panel("85354-9", "kPa"))[0]?.values).toEqual({ sbp: null, dbp: null });
    expect(facts({ ...panel("85354-9", "mm[Hg]"), status: "entered-in-error" })).toEqual([]);
    expect(facts(panel("8867-4", "mm[Hg]"))).toEqual([]);
  });

  it("make one diagnosis a coding, until it was refuted", () => {
    const condition = {
      resourceType: "Condition",
      id: "c",
      subject,
      onsetDateTime: "2019-06",
      recordedDate: "2019-07-02",
      code: {
        coding: [
          { system: "http://hl7.org/fhir/sid/icd-10", code: "I10" },
          { system: "http://snomed.info/sct", code: "38341003" },
        ],
      },
    };
    const found = facts(condition);
    expect(found.map((fact) => fact.values.concept)).toEqual(["I10", "38341003"]);
    expect(found[0]).toMatchObject({ day: parseDay("2019-06-01"), until: null });
    expect(found[0]?.values).toMatchObject({ precision: "month", recorded: parseDay("2019-07-02") });
    const refuted = { ...condition, verificationStatus: { coding: [{ code: "refuted" }] } };
    expect(facts(refuted)).toEqual([]);
    // Refuted on a known day: a diagnosis up to that day and not on it (G6), so that earlier years stay as they were reported.
    const known = { ...refuted, meta: { lastUpdated: "2024-05-06T10:00:00+08:00" } };
    expect(facts(known).map((fact) => fact.until)).toEqual([parseDay("2024-05-06"), parseDay("2024-05-06")]);
    // Late in the evening elsewhere it is the next day here.
    const elsewhere = facts({ ...known, meta: { lastUpdated: "2024-05-06T20:00:00Z" } });
    expect(elsewhere[0]?.until).toBe(parseDay("2024-05-07"));
  });

  it("end a diagnosis after the day on which it abated, and on the day it was refuted, if that came first", () => {
    const condition = {
      resourceType: "Condition",
      id: "c",
      subject,
      onsetDateTime: "2020-01-10",
      code: { coding: [{}] },
    };
    expect(facts({ ...condition, abatementDateTime: "2022-03-04" })[0]?.until).toBe(parseDay("2022-03-05"));
    const refuted = {
      verificationStatus: { coding: [{ code: "refuted" }] },
      meta: { lastUpdated: "2024-05-06T10:00:00+08:00" },
    };
    expect(facts({ ...condition, ...refuted, abatementDateTime: "2022-03-04" })[0]?.until).toBe(parseDay("2022-03-05"));
    expect(facts({ ...condition, ...refuted, abatementDateTime: "2024-05-06" })[0]?.until).toBe(parseDay("2024-05-06"));
  });

  it("stand an undated diagnosis on the day it became known", () => {
    const [fact] = facts({ resourceType: "Condition", id: "c", subject, code: { coding: [{ code: "I10" }] } });
    expect(fact).toMatchObject({ day: parseDay("2024-05-01"), values: { precision: "known" } });
  });

  it("make enrolment and the stretches of loss", () => {
    const found = facts({
      resourceType: "EpisodeOfCare",
      id: "e",
      status: "finished",
      patient: subject,
      type: [{ coding: [{ system: "https://kangyu.example/fhir/programme", code: "hypertension" }] }],
      period: { start: "2021-02-01", end: "2023-05-31" },
      managingOrganization: { reference: "Organization/centre-1" },
      extension: [{ url: `${base}leave-reason`, valueCode: "moved" }],
      statusHistory: [
        { status: "active", period: { start: "2021-02-01", end: "2022-01-01" } },
        { status: "onhold", period: { start: "2022-01-02", end: "2022-06-30" } },
      ],
    });
    expect(found).toMatchObject([
      {
        code: "enrolment",
        day: parseDay("2021-02-01"),
        until: parseDay("2023-06-01"),
        institution: "centre-1",
        values: { programme: "hypertension", leaveReason: "moved" },
      },
      {
        code: "lost",
        day: parseDay("2022-01-02"),
        until: parseDay("2022-07-01"),
        values: { programme: "hypertension" },
      },
    ]);
  });

  it("make a death, a dose, a pregnancy and a contact", () => {
    expect(facts({ resourceType: "Patient", id: "p", deceasedDateTime: "2023-01-02" })).toMatchObject([
      { code: "death", day: parseDay("2023-01-02") },
    ]);
    expect(facts({ resourceType: "Patient", id: "p", deceasedBoolean: false })).toEqual([]);
    expect(
      facts({
        resourceType: "Immunization",
        status: "completed",
        patient: subject,
        occurrenceDateTime: "2024-01-05",
        vaccineCode: { coding: [{ code: "HepB" }] },
        protocolApplied: [{ doseNumberPositiveInt: 2 }],
      }),
    ).toMatchObject([{ code: "immunization", values: { vaccine: "HepB", dose: 2 } }]);
    expect(
      facts({
        resourceType: "Observation",
        status: "final",
        subject,
        effectiveDateTime: "2024-01-05",
        code: { coding: [{ system: "http://loinc.org", code: "8665-2" }] },
        valueDateTime: "2023-11-20",
      }),
    ).toMatchObject([{ code: "pregnancy", values: { lmp: parseDay("2023-11-20"), edd: null } }]);
    expect(
      facts({
        resourceType: "Encounter",
        status: "finished",
        subject,
        class: { code: "AMB" },
        period: { start: "2024-01-05" },
      }),
    ).toMatchObject([{ code: "encounter", until: null, values: { class: "AMB" } }]);
  });

  it("leave out a view that makes no fact", () => {
    const wrong = { name: "x", resource: "Patient", select: [{ column: [{ name: "subject", path: "id" }] }] };
    const compiled = compileViews([wrong]);
    expect(compiled.problems.map((problem) => problem.code)).toEqual(["view-fact"]);
    expect(factsOf(compiled.views, { resourceType: "Patient", id: "p" }, { knownFrom })).toEqual([]);
  });
});
