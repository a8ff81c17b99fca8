import { z } from "zod";
import { amount, isoDay, text, world } from "./board.ts";

const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly();
const year = z.number().int().min(1949).max(2200);
const words = z.string().max(300);
const direction = z.enum(["up", "down"]);
const property = z.enum(["binding", "expected", "guiding"]);
const printed = amount.extend({ value: z.union([z.number(), list(z.number()), z.null()]) });
const period = z.object({ from: year, to: year });

export const givenBaseline = z.object({
  origin: z.enum(["typed", "printed"]),
  raw: words,
  year,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
});
export const draftRow = z.object({
  key: z.string().min(1).max(80),
  domain: words.nullable(),
  domainEn: words.nullable(),
  name: words,
  nameEn: words.nullable(),
  unit: words.nullable(),
  property: property.nullable(),
  direction: direction.nullable(),
  indicator: z.string().max(80).nullable(),
  /** Null: the figure of the records, where the row is bound to an indicator. */
  baseline: givenBaseline.nullable(),
  former: z.object({ baseline: printed.nullable(), targets: list(printed) }).nullable(),
  /** As typed; empty while it is not decided. */
  mid: words,
  target: words,
});
export const draft = z
  .object({
    title: z.object({ zh: words, en: words }),
    period,
    mid: year,
    base: z.string().max(80).nullable(),
    population: z.object({ now: z.number().positive(), later: z.number().positive().nullable() }).nullable(),
    rows: z.array(draftRow).max(300).readonly(),
  })
  .refine((one) => one.period.from <= one.mid && one.mid <= one.period.to, { path: ["mid"], error: "not in the plan" })
  .refine((one) => new Set(one.rows.map(({ key }) => key)).size === one.rows.length, {
    path: ["rows"],
    error: "two rows have one key",
  });

const yearFigure = z.object({
  year: z.number().int(),
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
});
const township = z.object({ code: z.string(), name: text, numerator: z.number(), denominator: z.number() });
export const measured = z.object({
  indicator: z.string(),
  direction,
  multiplier: z.number(),
  decimals: z.number().int(),
  asOf: isoDay,
  baseline: yearFigure,
  years: list(yearFigure),
  townships: list(township),
});
const about = { keys: list(z.string()), indicators: list(z.string()), names: list(z.string()) };
export const reference = z.object({
  id: z.string(),
  ...about,
  unit: z.string(),
  direction,
  kind: z.enum(["target", "observed", "standard"]),
  raw: z.string(),
  year: z.number().int().nullable(),
  scope: text,
  source: z.string(),
  confidence: z.enum(["S", "L", "K"]),
});
const otherRow = z.object({
  key: z.string().nullable(),
  name: z.string(),
  unit: z.string().nullable(),
  indicator: z.string().nullable(),
  baseline: printed.nullable(),
  targets: list(printed),
});
/** What the help is worked out from; the screen does the same sums with it while the planner types. */
export const evidence = z.object({
  measured: list(measured),
  others: list(z.object({ id: z.string(), title: text, period, rows: list(otherRow) })),
  references: list(reference),
  unitCosts: list(z.object({ ...about, cny: z.number(), source: z.string() })),
});

const outlookPoint = z.object({ year: z.number().int(), value: z.number(), low: z.number(), high: z.number() });
export const asks = z.object({
  year: z.number().int(),
  level: z.number().nullable(),
  perYear: z.number().nullable(),
  relativePerYear: z.number().nullable(),
  people: z
    .object({
      numeratorNow: z.number(),
      denominatorNow: z.number(),
      denominatorLater: z.number(),
      basis: z.enum(["forecast", "as-now"]),
      numeratorLater: z.number(),
      more: z.number(),
    })
    .nullable(),
  stock: z
    .object({
      per: z.number(),
      populationNow: z.number(),
      populationLater: z.number(),
      now: z.number().nullable(),
      later: z.number(),
      more: z.number().nullable(),
    })
    .nullable(),
  money: z.object({ cny: z.number(), source: z.string() }).nullable(),
  townships: list(township.extend({ value: z.number().nullable(), isBelow: z.boolean(), people: z.number() })),
  alone: z.object({ code: z.enum(["surely", "likely", "perhaps", "not", "unknown"]), point: outlookPoint.nullable() }),
  missing: list(z.object({ code: z.string(), text })),
});
export const finding = z.object({
  key: z.string(),
  code: z.string(),
  severity: z.enum(["error", "suspicious", "weak-target"]),
  confidence: z.number(),
  message: text,
  arithmetic: z.string(),
  /** Rows of the draft, or of the plan that it goes on from. */
  sources: list(z.object({ line: z.number().int(), quote: z.string(), document: z.literal("earlier").optional() })),
  indicators: list(z.string()),
});
export const rowHelp = z.object({
  key: z.string(),
  direction: direction.nullable(),
  baseline: z
    .object({
      origin: z.enum(["records", "typed", "printed"]),
      amount: printed,
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      asOf: isoDay.nullable(),
    })
    .nullable(),
  levels: z.object({ mid: z.number().nullable(), target: z.number().nullable() }),
  outlook: z.object({
    points: list(outlookPoint),
    backtestError: z.number().nullable(),
    why: text.nullable(),
  }),
  promises: list(
    z.object({
      plan: z.string(),
      title: text,
      period,
      name: z.string(),
      baseline: printed.nullable(),
      target: printed,
      perYear: z.number().nullable(),
      relativePerYear: z.number().nullable(),
    }),
  ),
  references: list(reference),
  paces: list(z.object({ code: z.string(), text, perYear: z.number(), mid: z.number(), target: z.number() })),
  asks: asks.nullable(),
  findings: list(finding),
});

const saved = { version: z.number().int(), withdrawn: z.boolean(), operator: z.string(), at: z.string() };
export const draftEntry = z.object({
  id: z.string(),
  world,
  title: text,
  period,
  base: z.string().nullable(),
  rows: z.number().int(),
  /** Rows with a target. */
  decided: z.number().int(),
  ...saved,
});
export const drafts = z.object({ items: z.array(draftEntry) });
export const draftPage = z.object({
  id: z.string(),
  world,
  ...saved,
  draft,
  evidence,
  help: z.object({ rows: list(rowHelp), findings: list(finding) }),
  /** Which of the checks of plans a draft is put to, and which need what it has not. */
  checks: z.object({
    asked: list(z.object({ codes: list(z.string()), text })),
    notAsked: list(z.object({ codes: list(z.string()), text })),
  }),
});
export const versions = z.object({ items: z.array(z.object(saved)) });
export const newDraft = z.object({
  world,
  from: year,
  to: year,
  mid: year.optional(),
  /** Id of the plan to go on from; null begins with the catalogue's indicators. */
  base: z.string().max(80).nullable(),
  /** Id of a plan document to go on from instead. */
  document: z.string().max(40).optional(),
});
export const changedDraft = z.object({ baseVersion: z.number().int().min(1), draft });
export const withdrawnDraft = z.object({ baseVersion: z.number().int().min(1) });
/** Goes back to a version: its content becomes the newest version. */
export const restoredDraft = withdrawnDraft.extend({ version: z.number().int().min(1) });
