import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CostEvidence, Reference } from "@kangyu/plan";
import { parse } from "yaml";
import { z } from "zod";
import { board } from "../contract/index.ts";

const names = z.array(z.string()).default([]);
const about = { keys: names, indicators: names, names };
const values = z.object({
  scopes: z.record(z.string(), board.text),
  sources: z.record(z.string(), z.string()),
  values: z.array(
    z.strictObject({
      id: z.string(),
      ...about,
      unit: z.string(),
      direction: z.enum(["up", "down"]),
      kind: z.enum(["target", "observed", "standard"]),
      raw: z.string(),
      year: z.number().int().nullable(),
      scope: z.string(),
      source: z.string(),
      confidence: z.enum(["S", "L", "K"]),
    }),
  ),
});
const costs = z.strictObject({
  things: z.array(
    z.strictObject({
      id: z.string(),
      name: board.text,
      unit: board.text,
      words: names,
      group: z.string(),
      kind: z.enum(["places", "staff", "space", "people"]),
      each: z.enum(["once", "year"]),
    }),
  ),
  grants: z.array(
    z.strictObject({
      id: z.string(),
      name: board.text,
      cny: z.number().positive(),
      year: z.number().int(),
      source: z.string(),
      confidence: z.enum(["S", "L"]),
    }),
  ),
});

/** What the catalogue says of the nation and of costs; a draft is held against it, nothing is taken from it unasked. */
export interface NationalValues {
  readonly references: readonly Reference[];
  readonly costs: Omit<CostEvidence, "projects">;
}

/** Reads `reference/` of a catalogue folder; throws where a file is missing, not as agreed, or names a source it has not. */
export function readNationalValues(catalogue: string): NationalValues {
  const read = (file: string) => parse(readFileSync(join(catalogue, "reference", file), "utf8")) as unknown;
  const { scopes, sources, values: rows } = values.parse(read("national-values.yaml"));
  const references = rows.map((row): Reference => {
    const [scope, source] = [scopes[row.scope], sources[row.source]];
    if (scope === undefined || source === undefined) throw new Error(`reference ${row.id} names no scope or source`);
    return { ...row, scope, source };
  });
  return { references, costs: costs.parse(read("unit-costs.yaml")) };
}
