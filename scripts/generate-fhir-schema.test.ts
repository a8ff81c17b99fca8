import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeFhirSchema } from "./generate-fhir-schema.ts";

test("the validator's schema is what the definitions of the package give", () => {
  const kept = readFileSync(new URL("../packages/intake/schema/r4.json", import.meta.url), "utf8");
  expect(kept === makeFhirSchema()).toBe(true);
});
