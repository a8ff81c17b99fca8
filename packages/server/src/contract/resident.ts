import { z } from "zod";
import { isoDay, text, why, world } from "./board.ts";

const value = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.null()]);
export const values = z.record(z.string(), value);

export const residentRow = z.object({
  key: z.string(),
  name: z.string(),
  sex: z.string(),
  birth: isoDay.nullable(),
  death: isoDay.nullable(),
  place: z.string().nullable(),
  /** Masked resident ID: first six and last two characters. */
  idMasked: z.string().nullable(),
  world,
});
export const residents = z.object({ items: z.array(residentRow), next: z.string().nullable() });

export const standing = z.object({
  programme: z.string(),
  programmeTitle: text,
  version: z.string(),
  track: z.string(),
  kind: z.enum(["state", "step", "measure"]),
  title: text,
  spans: z.array(
    z.object({ from: isoDay, to: isoDay.nullable(), state: z.string(), reason: why, deciding: z.string().nullable() }),
  ),
});
export const visit = z.object({
  id: z.string(),
  programme: z.string(),
  form: z.string(),
  title: text,
  day: isoDay,
  version: z.number().int(),
  status: z.enum(["current", "corrected", "withdrawn"]),
  institution: z.string().nullable(),
  operator: z.string(),
  recordedAt: z.string(),
  values,
});
export const resident = z.object({
  resident: residentRow,
  healthRecordNumber: z.string().nullable(),
  phone: z.string().nullable(),
  addresses: z.array(z.object({ place: z.string(), from: isoDay.nullable(), to: isoDay.nullable() })),
  standings: z.array(standing),
  visits: z.array(visit),
  bloodPressures: z.array(
    z.object({ day: isoDay, sbp: z.number().nullable(), dbp: z.number().nullable(), origin: z.string() }),
  ),
  forms: z.array(z.object({ programme: z.string(), form: z.string(), title: text })),
});
export const visitVersion = visit.extend({ reason: z.string().nullable() });
export const visitHistory = z.object({ versions: z.array(visitVersion) });

export const newVisit = z.object({
  programme: z.string(),
  form: z.string(),
  day: isoDay,
  institution: z.string().nullable(),
  values,
});
export const changedVisit = newVisit.extend({ baseVersion: z.number().int(), reason: z.string().min(1) });
export const withdrawal = z.object({ baseVersion: z.number().int(), reason: z.string().min(1) });
export const fieldProblem = z.object({
  code: z.string(),
  level: z.enum(["error", "warning", "finding"]),
  fields: z.array(z.string()),
  text,
});
export const change = z.object({
  /** The day as of which the figure is read: the quarter of the visit, the last ended quarter, and today. */
  day: isoDay,
  indicator: z.string(),
  name: text,
  place: z.string(),
  placeName: text,
  before: z.object({ in: z.number(), denominator: z.number() }),
  after: z.object({ in: z.number(), denominator: z.number() }),
});
export const saved = z.object({
  id: z.string(),
  version: z.number().int(),
  problems: z.array(fieldProblem),
  changes: z.array(change),
});
/** Every refusal of the server has this shape; never a stack, never a name or number of a person. */
export const refusal = z.object({
  code: z.string(),
  text,
  detail: z.string().optional(),
  path: z.string().optional(),
  problems: z.array(fieldProblem).optional(),
});

/** Everything known of a resident as typed rows, with the two times of each: the day it is about and when it was known. */
export const fact = z.object({
  code: z.string(),
  day: isoDay,
  until: isoDay.nullable(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
  origin: z.string(),
  institution: z.string().nullable(),
  knownFrom: z.string(),
  knownTo: z.string().nullable(),
});
export const facts = z.object({ items: z.array(fact) });
