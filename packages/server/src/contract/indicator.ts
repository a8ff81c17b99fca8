import { z } from "zod";
import { amount, figure, isoDay, light, text, why, world } from "./board.ts";

export const definition = z.object({
  id: z.string(),
  version: z.string(),
  name: text,
  unit: z.string(),
  direction: z.enum(["up", "down"]),
  numerator: text,
  denominator: text,
  attribution: text,
  period: text,
  source: z.string(),
  inForceFrom: isoDay,
  programme: z.string().nullable(),
  localChoices: z.array(z.object({ title: text, value: z.string() })),
});
export const point = z.object({ day: isoDay, figure, path: z.number().nullable() });
export const part = z.object({ code: z.string(), name: text, figure, light, why, place: z.string().nullable() });
export const forecast = z.object({
  points: z.array(z.object({ day: isoDay, value: z.number(), low: z.number(), high: z.number() })),
  /** Mean absolute error of the forecasts that would have been made in the past, in the indicator's unit. */
  backtestError: z.number().nullable(),
  why: why.nullable(),
});
export const indicator = z.object({
  definition,
  world,
  asOf: isoDay,
  figure,
  light,
  why,
  baseline: amount.nullable(),
  targets: z.array(amount),
  path: z.number().nullable(),
  series: z.array(point),
  forecast,
  townships: z.array(part),
  villages: z.array(part),
  institutions: z.array(part),
});

export const personRow = z.object({
  key: z.string(),
  name: z.string(),
  sex: z.string(),
  age: z.number().int().nullable(),
  place: z.string(),
  institution: z.string().nullable(),
  state: z.enum(["in", "out", "unknown"]),
  since: isoDay,
  reason: why,
  deciding: z.object({ origin: z.string(), day: isoDay, text }).nullable(),
});
export const people = z.object({
  total: z.number().int(),
  counts: z.object({ in: z.number().int(), out: z.number().int(), unknown: z.number().int() }),
  reasons: z.array(z.object({ state: z.enum(["in", "out", "unknown"]), reason: why, count: z.number().int() })),
  people: z.array(personRow),
  next: z.string().nullable(),
});
export const workItem = z.object({
  key: z.string(),
  name: z.string(),
  sex: z.string(),
  age: z.number().int().nullable(),
  place: z.string(),
  institution: z.string().nullable(),
  programme: z.string(),
  step: z.string(),
  form: z.string().nullable(),
  title: text,
  state: z.enum(["due", "overdue"]),
  since: isoDay,
  until: isoDay.nullable(),
  daysOverdue: z.number().int().nullable(),
  reason: why,
});
export const worklist = z.object({
  day: isoDay,
  world,
  counts: z.array(z.object({ place: z.string(), due: z.number().int(), overdue: z.number().int() })),
  total: z.number().int(),
  /** What was due before this day is not kept as a list: only what still stood open on it is here. */
  keptFrom: isoDay,
  items: z.array(workItem),
  next: z.string().nullable(),
});
