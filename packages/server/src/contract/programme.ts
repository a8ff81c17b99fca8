import { z } from "zod";
import { isoDay, text } from "./board.ts";

const version = z.object({ version: z.string(), from: isoDay, to: isoDay.nullable() });

export const programmeRow = z.object({
  id: z.string(),
  title: text,
  /** The version in force today. */
  version: z.string(),
  versions: z.array(version),
  /** False where the district does not run it: it can be read, and nobody is evaluated by it. */
  inUse: z.boolean(),
  forms: z.array(z.object({ id: z.string(), title: text })),
});
export const programmes = z.object({ items: z.array(programmeRow) });

/** What the browser needs to run a programme's forms, rules and cases itself: the definition in the rule language's own shape. */
export const programme = z.object({
  id: z.string(),
  versions: z.array(version),
  /** A `Programme` of the rules room. */
  definition: z.record(z.string(), z.unknown()),
  /** Value of every setting in force. */
  settings: z.record(z.string(), z.union([z.number(), z.boolean(), z.string(), z.null()])),
  /** The value sets that the definition names, in the shape that the rules room compiles with. */
  valueSets: z.record(z.string(), z.unknown()),
  /** The conformance cases of the definition, as in its `cases.json`; null where it has none. */
  cases: z.unknown(),
});

/** A FHIR R4 Questionnaire. */
export const questionnaire = z.record(z.string(), z.unknown());
