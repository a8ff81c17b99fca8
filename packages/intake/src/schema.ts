import { readFileSync } from "node:fs";

/** One element of a type: name, type, least, most (0 = no limit), index of its list of codes or -1. */
export type SchemaElement = readonly [name: string, type: string, min: number, max: number, codes: number];

/** The compact form of FHIR R4's StructureDefinitions that `scripts/generate-fhir-schema.ts` writes. */
export interface Schema {
  readonly source: string;
  readonly resources: readonly string[];
  readonly primitives: readonly string[];
  readonly lists: readonly (readonly string[])[];
  readonly types: Readonly<Record<string, readonly SchemaElement[]>>;
  readonly constraints: Readonly<Record<string, readonly (readonly [key: string, expression: string])[]>>;
}

/** Reads the schema that lies beside the code; about 10 ms. */
export function readSchema(): Schema {
  const file = new URL("../schema/r4.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Schema;
}
