import { loadCatalogue, openStore, type Store } from "@kangyu/store";
import { tamper, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogueFolder } from "./places.ts";
import { loadRegisters } from "./registers.ts";

const actor = { operator: "planner", institution: null };
let database: Awaited<ReturnType<typeof testDatabase>>;
let store: Store;
let catalogue: Awaited<ReturnType<typeof loadCatalogue>>;

beforeAll(async () => {
  database = await testDatabase();
  catalogue = await loadCatalogue(catalogueFolder);
  store = await openStore({ url: database.url, catalogue });
  await loadRegisters(store, catalogue);
  const diagnosis = {
    resourceType: "Condition",
    id: "c",
    subject: { reference: "Patient/p" },
    code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "I10.x00" }] },
    onsetDateTime: "2021-03-01",
  };
  const patient = { resourceType: "Patient", id: "p", gender: "female", birthDate: "1960-05-01" };
  const outcomes = await store.write(
    [patient, diagnosis].map((resource) => ({ resource, subject: "Patient/p", knownFrom: 0, line: null })),
    { world: "real", actor, importId: null, place: null },
  );
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

test("facts are made anew where views changed since they were made, and only then", async () => {
  const gone = "delete from fact where code = (select id from term where text = 'diagnosis')";
  expect(await tamper(database.url, gone)).toBe(1);
  await loadRegisters(store, catalogue);
  expect(await tamper(database.url, gone)).toBe(0);

  await loadRegisters(store, { viewsDigest: "another" });
  expect(await tamper(database.url, gone)).toBe(1);
});
