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
/** The district's own cost of one more of a thing, in yuan; `thing` is a thing's id, or `row:` and a row's key. */
export const ownCost = z.object({ thing: z.string().min(1).max(90), cny: z.number().min(0), source: words });
export const budget = z.object({ cny: z.number().min(0), source: words });
export const draft = z
  .object({
    title: z.object({ zh: words, en: words }),
    period,
    mid: year,
    base: z.string().max(80).nullable(),
    population: z.object({ now: z.number().positive(), later: z.number().positive().nullable() }).nullable(),
    costs: z.array(ownCost).max(400).readonly().default([]),
    budget: budget.nullable().default(null),
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
export const reported = z.object({
  indicator: z.string(),
  name: text,
  unit: z.string(),
  direction: direction.nullable(),
  multiplier: z.number().nullable(),
  decimals: z.number().int(),
  years: list(z.object({ year: z.number().int(), value: z.number().nullable() })),
  last: z.object({
    year: z.number().int(),
    value: z.number(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    source: z.string(),
    said: isoDay,
  }),
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
  also: list(z.string()),
  unit: z.string().nullable(),
  indicator: z.string().nullable(),
  baseline: printed.nullable(),
  targets: list(printed),
  from: z.enum(["table", "text"]),
  line: z.number().int().nullable(),
});
export const costThing = z.object({
  id: z.string(),
  name: text,
  unit: text,
  words: list(z.string()),
  group: z.string(),
  kind: z.enum(["places", "staff", "space", "people"]),
  each: z.enum(["once", "year"]),
});
const works = z.enum(["new", "mixed", "renovation"]);
/** Money in yuan. */
export const costs = z.object({
  things: list(costThing),
  projects: list(
    z.object({
      ...{ plan: z.string(), title: text, name: z.string(), lines: list(z.number().int()), cny: z.number(), works },
      builds: list(z.object({ thing: z.string(), from: z.number(), to: z.number() })),
    }),
  ),
  grants: list(
    z.object({
      ...{ id: z.string(), name: text, cny: z.number(), year: z.number().int(), source: z.string() },
      confidence: z.enum(["S", "L"]),
    }),
  ),
});
/** What the help is worked out from; the screen does the same sums with it while the planner types. */
export const evidence = z.object({
  measured: list(measured),
  reported: list(reported),
  others: list(
    z.object({ id: z.string(), title: text, jurisdiction: z.string().nullable(), period, rows: list(otherRow) }),
  ),
  references: list(reference),
  costs,
});

const outlookPoint = z.object({ year: z.number().int(), value: z.number(), low: z.number(), high: z.number() });
const sum = { low: z.number(), median: z.number(), high: z.number() };
/** Money that a target asks for, with the unit cost it is worked out from; all in yuan. */
export const moneyAsked = z.object({
  thing: costThing,
  origin: z.enum(["own", "plans"]),
  source: z.string().nullable(),
  sources: list(
    z.object({
      ...{ plan: z.string(), title: text, name: z.string(), lines: list(z.number().int()), cny: z.number(), works },
      ...{ from: z.number(), to: z.number(), low: z.number(), high: z.number(), isCounted: z.boolean() },
    }),
  ),
  ...{ unitLow: z.number(), unitMedian: z.number(), unitHigh: z.number(), more: z.number(), ...sum },
});
const among = z.object({ of: z.number().int(), asFast: z.number().int() });
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
      path: list(z.object({ year: z.number().int(), level: z.number(), count: z.number(), more: z.number() })),
    })
    .nullable(),
  money: moneyAsked.nullable(),
  against: z.object({ promised: among, managed: among }),
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
const asPrinted = { name: z.string(), unit: z.string().nullable(), line: z.number().int().nullable() };
const valueOfYear = z.object({ value: z.number(), year: z.number().int() });
export const rowHelp = z.object({
  key: z.string(),
  direction: direction.nullable(),
  baseline: z
    .object({
      origin: z.enum(["records", "reported", "typed", "printed"]),
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
      ...asPrinted,
      from: z.enum(["table", "text"]),
      baseline: printed.nullable(),
      target: printed,
      level: z.number().nullable(),
      isConverted: z.boolean(),
      perYear: z.number().nullable(),
      relativePerYear: z.number().nullable(),
    }),
  ),
  /** The same thing in a unit that cannot be converted. */
  refused: list(z.object({ plan: z.string(), title: text, ...asPrinted, raw: z.string() })),
  managed: list(z.object({ title: text, from: valueOfYear, to: valueOfYear, perYear: z.number() })),
  thing: costThing.nullable(),
  references: list(reference),
  paces: list(z.object({ code: z.string(), text, perYear: z.number(), mid: z.number(), target: z.number() })),
  asks: asks.nullable(),
  findings: list(finding),
});

/** What all targets ask for together, at least; money in yuan. */
export const totals = z.object({
  groups: list(
    z.object({
      ...{ group: z.string(), thing: costThing, row: z.string(), more: z.number(), within: list(z.string()) },
      money: moneyAsked.nullable(),
    }),
  ),
  staff: z.number(),
  once: z.object(sum),
  yearly: z.object(sum),
  unpriced: list(z.string()),
  left: z.object(sum).nullable(),
  grants: list(z.object({ id: z.string(), cny: z.number() })).nullable(),
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
  help: z.object({ rows: list(rowHelp), findings: list(finding), totals }),
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
