/** Writes again what is made from other files and kept in the repository. */
import { writeFileSync } from "node:fs";
import { makeFhirSchema } from "./generate-fhir-schema.ts";

const made: Readonly<Record<string, () => string>> = {
  "packages/intake/schema/r4.json": makeFhirSchema,
};
for (const [file, make] of Object.entries(made)) {
  writeFileSync(new URL(`../${file}`, import.meta.url), make());
  console.log(file);
}
