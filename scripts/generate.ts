/** Writes again what is made from other files and kept in the repository. */
import { mkdirSync, writeFileSync } from "node:fs";
import { makeFhirSchema } from "./generate-fhir-schema.ts";
import { drawPicture, exampleInputs, examplesFolder, PICTURES } from "./generate-surveillance-examples.ts";

const made: Readonly<Record<string, () => string | Promise<string>>> = {
  "packages/intake/schema/r4.json": makeFhirSchema,
  ...Object.fromEntries(
    Object.entries(exampleInputs()).map(([file, text]) => [`${examplesFolder}/${file}`, () => text]),
  ),
  ...Object.fromEntries(Object.keys(PICTURES).map((name) => [`${examplesFolder}/${name}`, () => drawPicture(name)])),
};
mkdirSync(new URL(`../${examplesFolder}/`, import.meta.url), { recursive: true });
for (const [file, make] of Object.entries(made)) {
  writeFileSync(new URL(`../${file}`, import.meta.url), await make());
  console.log(file);
}
