import { z } from "zod";

export const text = z.object({ zh: z.string(), en: z.string() });
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Simulated and real people never share a figure: every request names the world it asks about. */
export const world = z.enum(["real", "simulated"]);

export const place = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  kind: z.enum(["district", "township", "village"]),
  name: text,
  from: isoDay.nullable(),
  to: isoDay.nullable(),
  /** Column and row of its tile on the schematic map; null where none is set. */
  tile: z.tuple([z.number().int(), z.number().int()]).nullable(),
});
export const institution = z.object({
  id: z.string(),
  name: text,
  kind: z.string(),
  place: z.string(),
  parent: z.string().nullable(),
});
/** What a role may write; everybody may read. A closed list: each writing route names one of them. */
export const right = z.enum(["plan", "figures", "import", "visit"]);
export const operator = z.object({
  id: z.string(),
  name: text,
  role: text,
  may: z.array(right),
  institution: z.string().nullable(),
  place: z.string().nullable(),
});

export const district = z.object({
  name: text,
  jurisdiction: z.string(),
  today: isoDay,
  worlds: z.array(z.object({ world, residents: z.number().int() })),
  places: z.array(place),
  institutions: z.array(institution),
  operators: z.array(operator),
  plans: z.array(
    z.object({
      id: z.string(),
      title: text,
      from: z.number().int(),
      to: z.number().int(),
      simulated: z.boolean(),
    }),
  ),
  /** Until sign-in lands the server answers this machine only. */
  loopbackOnly: z.boolean(),
});

export const light = z.enum(["met", "on-track", "behind", "not-met", "cannot-tell", "not-measured"]);
export const why = z.object({ code: z.string(), text });
export const figure = z.object({
  value: z.number().nullable(),
  in: z.number(),
  out: z.number(),
  unknown: z.number(),
  denominator: z.number(),
});
export const amount = z.object({
  raw: z.string(),
  op: z.enum([">=", ">", "<=", "<", "=", "~", "range", "change", "words"]),
  value: z.union([z.number(), z.array(z.number()), z.null()]),
  year: z.number().int().nullable(),
});

/** A value that was handed in, in the row's unit: the day it is about, and where it comes from. */
export const reportedValue = z.object({
  value: z.number(),
  asOf: isoDay,
  source: z.string(),
  said: isoDay,
  operator: z.string(),
  version: z.number().int(),
});

export const boardRow = z.object({
  no: z.number().int(),
  key: z.string(),
  domain: z.string().nullable(),
  domainEn: z.string().nullable(),
  name: z.string(),
  nameEn: z.string().nullable(),
  unit: z.string().nullable(),
  property: z.enum(["binding", "expected", "guiding"]).nullable(),
  baseline: amount.nullable(),
  targets: z.array(amount),
  direction: z.enum(["up", "down"]).nullable(),
  indicator: z.string().nullable(),
  /** What a value is handed in under; null where residents' records count it. */
  subject: z.string().nullable(),
  path: z.number().nullable(),
  actual: figure.nullable(),
  /** What somebody handed in where no record counts it; never beside `actual`. */
  reported: reportedValue.nullable(),
  light,
  why,
});
export const board = z.object({
  plan: z.object({ id: z.string(), title: text, from: z.number().int(), to: z.number().int() }),
  world,
  asOf: isoDay,
  quarters: z.array(isoDay),
  rows: z.array(boardRow),
});
