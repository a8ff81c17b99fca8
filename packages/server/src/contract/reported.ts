import { z } from "zod";
import { amount, isoDay, light, text, why, world } from "./board.ts";
import { definition, forecast } from "./indicator.ts";

/** A definition by which a value is handed in, because no record of residents gives it. */
export const reportedDefinition = z.object({
  id: z.string(),
  version: z.string(),
  name: text,
  synonyms: z.array(z.string()),
  unit: z.string(),
  direction: z.enum(["up", "down", "neither"]),
  /** Value = numerator ÷ denominator × multiplier; null where it is no such ratio. */
  multiplier: z.number().nullable(),
  decimals: z.number().int(),
  numerator: text,
  denominator: text.nullable(),
  population: text,
  period: text,
  collection: text,
  system: text,
  source: z.string(),
  /** S: in the text of the source; L: agreed by two sources; K: not confirmed, a local choice; null: see the source. */
  confidence: z.enum(["S", "L", "K"]).nullable(),
  inForceFrom: isoDay,
});

/** Every indicator of the catalogue, also those that no plan prints: counted from records, and handed in. */
export const dictionary = z.object({ items: z.array(definition), reported: z.array(reportedDefinition) });

/** What a township says of a value: its own numerator and denominator. */
export const part = z.object({
  place: z.string().max(12),
  numerator: z.number().min(0).max(1e12),
  denominator: z.number().min(0).max(1e12),
});

/** A value as somebody handed it in: who, when, from which source, with its evidence. */
export const entry = z.object({
  subject: z.string(),
  asOf: isoDay,
  year: z.number().int(),
  version: z.number().int(),
  value: z.number(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** By township, as far as they are known. */
  parts: z.array(part),
  source: z.string(),
  said: isoDay,
  evidence: z.string().nullable(),
  withdrawn: z.boolean(),
  reason: z.string().nullable(),
  operator: z.string(),
  at: z.string(),
});

const counted = z.number().min(0).max(1e12).nullable();
export const content = z.object({
  world,
  /** The version that was seen; 0 for the first. */
  baseVersion: z.number().int().min(0),
  value: z.number().min(-1e9).max(1e9),
  numerator: counted,
  denominator: counted,
  parts: z.array(part).max(200).default([]),
  source: z.string().trim().min(1).max(300),
  said: isoDay,
  evidence: z.string().trim().max(500).nullable(),
  /** Asked for where something stood before. */
  reason: z.string().trim().max(200).nullable(),
});
export const withdrawal = z.object({
  world,
  baseVersion: z.number().int().min(1),
  reason: z.string().trim().min(1).max(200),
});

const planHead = z.object({ id: z.string(), title: text, from: z.number().int(), to: z.number().int() });
const row = z.object({
  key: z.string(),
  no: z.number().int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  unit: z.string().nullable(),
  domain: z.string().nullable(),
  domainEn: z.string().nullable(),
});

/** Everything handed in for one subject, held against a plan where one is named. Values are in `unit`. */
export const page = z.object({
  subject: z.string(),
  plan: planHead.nullable(),
  row: row.nullable(),
  definition: reportedDefinition.nullable(),
  unit: z.string().nullable(),
  direction: z.enum(["up", "down"]).nullable(),
  world,
  asOf: isoDay,
  standing: entry.nullable(),
  light,
  why,
  path: z.number().nullable(),
  baseline: amount.nullable(),
  targets: z.array(amount),
  /** Ends of the years with a value or a path, oldest first. */
  series: z.array(
    z.object({ year: z.number().int(), value: z.number().nullable(), path: z.number().nullable(), light }),
  ),
  forecast,
  /** Every version, days newest first, versions newest first. */
  history: z.array(entry),
});

/** What is to be handed in for a plan and a year. */
export const collection = z.object({
  plan: planHead,
  world,
  year: z.number().int(),
  /** Years that a value may be handed in for, newest first. */
  years: z.array(z.number().int()),
  /** Rows of the plan that residents' records give. */
  counted: z.number().int(),
  items: z.array(
    z.object({
      subject: z.string(),
      row,
      definition: reportedDefinition.nullable(),
      unit: z.string().nullable(),
      /** Of the year; null while there is none. */
      entry: entry.nullable(),
      /** Its last version, also where that is a withdrawal. */
      version: z.number().int(),
      before: entry.nullable(),
      light,
      why,
    }),
  ),
});

/** What a file of a year's values would change, or has changed, row by row. */
export const importAnswer = z.object({
  year: z.number().int(),
  world,
  written: z.number().int(),
  rows: z.array(
    z.object({
      /** Row of the sheet or line of the file. */
      line: z.number().int(),
      subject: z.string().nullable(),
      name: z.string(),
      state: z.enum(["new", "changed", "same", "refused"]),
      value: z.number().nullable(),
      before: z.number().nullable(),
      /** How many townships come with the value; of a refused line of the townships' sheet, its township. */
      townships: z.number().int(),
      township: z.string().nullable(),
      /** Of a refused row: its column, and why. */
      column: z.string().nullable(),
      why: why.nullable(),
    }),
  ),
});
