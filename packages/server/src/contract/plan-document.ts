import { z } from "zod";
import { amount, text } from "./board.ts";

const years = z.object({ from: z.number().int(), to: z.number().int() });
const money = z.object({ raw: z.string(), cny: z.number() });
/** A line of the document (of a text file, or counted in reading order) and what stands there. */
const source = z.object({ line: z.number().int(), quote: z.string() });

export const severity = z.enum(["error", "suspicious", "weak-target"]);
export const answerState = z.enum(["agreed", "explained", "dismissed"]);

/** A document as the list shows it. */
export const entry = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  /** docx, pdf, text …; null until it is read. */
  format: z.string().nullable(),
  operator: z.string(),
  at: z.string(),
  state: z.enum(["reading", "read", "unreadable"]),
  /** Pages read while it is being read, where the format has pages; all of them while it is being checked. */
  pages: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Why it is unreadable, and what to do. */
  problem: z.object({ code: z.string(), text }).nullable(),
  title: z.string().nullable(),
  period: years.nullable(),
  /** The jurisdiction as the document names it. */
  named: z.string().nullable(),
  counts: z.object({ indicators: z.number(), tasks: z.number(), projects: z.number() }).nullable(),
  /** Findings of the last check, and how many of them are answered. */
  findings: z.object({ total: z.number(), answered: z.number(), errors: z.number() }),
  /** Id of the document of the plan before it, which the check holds it against. */
  earlier: z.string().nullable(),
  /** The district follows this one; of documents for the same years one at most. */
  adopted: z.boolean(),
});
export const list = z.object({ items: z.array(entry) });
/** `added` is false where the same bytes were there before: they are the same document. */
export const received = z.object({ document: entry, added: z.boolean() });
/** Text or a table from the clipboard. */
export const pasted = z.object({ name: z.string().trim().min(1).max(200), text: z.string().min(1) });
export const change = z.object({ earlier: z.string().nullable().optional(), adopted: z.boolean().optional() });

const indicatorRow = z.object({
  name: z.string(),
  parts: z.array(z.string()).optional(),
  partOf: z.string().optional(),
  unit: z.string().nullable(),
  domain: z.string().nullable(),
  no: z.number().nullable(),
  property: z.enum(["binding", "expected", "guiding"]).nullable(),
  baseline: amount.nullable(),
  targets: z.array(amount),
  from: z.enum(["table", "text"]),
  /** Catalogue indicator it is bound to. */
  indicator: z.string().nullable(),
  source,
});
const task = z.object({
  no: z.union([z.number(), z.string()]).nullable(),
  title: z.string(),
  lead: z.array(z.string()),
  participants: z.array(z.string()),
  deadline: z.string().nullable(),
  /** Names of the plan's indicators that the task's words name; absent in what was read before they were looked for. */
  indicators: z.array(z.string()).optional(),
  source,
});
const project = z.object({
  name: z.string(),
  investment: money.nullable(),
  /** One end is null where the text names only the other. */
  years: z.object({ from: z.number().int().nullable(), to: z.number().int().nullable() }).nullable(),
  content: z.string().nullable(),
  stage: z.string().nullable(),
  investmentInPlan: money.nullable(),
  beds: z.number().nullable(),
  area: z.number().nullable(),
  source,
});
export const plan = z.object({
  title: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  period: years.nullable(),
  indicators: z.array(indicatorRow),
  tasks: z.array(task),
  projects: z.array(project),
});

const cell = z.object({ text: z.string(), line: z.number(), merged: z.enum(["up", "left"]).optional() });
/** A paragraph or a table, as read. */
export const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), line: z.number(), text: z.string() }),
  z.object({ kind: z.literal("table"), line: z.number(), rows: z.array(z.array(cell)) }),
]);
/** Where a quote stands: block, row and cell by index, and the signs of the text from `start` to `end`. */
export const place = z.object({
  block: z.number().int(),
  row: z.number().int().nullable(),
  cell: z.number().int().nullable(),
  marked: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
});

export const answer = z.object({
  /** `withdrawn` stands in the history only: the answer before it was taken back. */
  state: z.enum([...answerState.options, "withdrawn"]),
  reason: z.string().nullable(),
  operator: z.string(),
  at: z.string(),
  /** Id and name of the document in which it was given; the name is null where the document is gone. */
  document: z.string(),
});
export const finding = z.object({
  /** Stays the same for the same question of the same figures. */
  key: z.string(),
  code: z.string(),
  group: z.enum(["counts", "values", "rates", "units", "targets", "gaps", "time"]),
  severity,
  confidence: z.number(),
  message: text,
  arithmetic: z.string(),
  sources: z.array(source.extend({ earlier: z.boolean(), place: place.nullable() })),
  indicators: z.array(z.string()),
  /** What stands now; null while the finding is open. */
  answer: answer.nullable(),
  /** Every answer given, oldest first. */
  history: z.array(answer),
});
/** How many answers of the finding the planner had seen: where there are others by now, nothing is written. */
export const seenAnswers = z.coerce.number().int().min(0);
export const newAnswer = z
  .object({
    state: answerState,
    reason: z.string().trim().max(2000).default(""),
    seen: seenAnswers.optional(),
  })
  .refine(({ state, reason }) => state === "agreed" || reason !== "", {
    path: ["reason"],
    error: "a reason is needed",
  });

export const bindingReason = z.enum([
  "named-in-plan",
  "confirmed",
  "same-name",
  "synonym",
  "same-unit",
  "unit-converted",
  "unit-differs",
  "unit-not-printed",
  "similar-name",
  "several-indicators",
  "confirmed-none",
  "ambiguous",
]);
const candidate = z.object({ indicator: z.string(), score: z.number(), reasons: z.array(bindingReason) });
export const bindingRow = z.object({
  /** Key of the row in this document. */
  row: z.string(),
  /** Index among the plan's indicators. */
  index: z.number().int(),
  /** What binds it now, by name and unit or by a decision. */
  bound: candidate.nullable(),
  /** What it may be, best first. */
  candidates: z.array(candidate),
  /** Why it is not bound, as codes. */
  reasons: z.array(bindingReason),
  /** What a planner decided: on this row, or before, on the same name in another document. */
  decision: z
    .object({
      indicator: z.string().nullable(),
      from: z.enum(["row", "synonym"]),
      operator: z.string(),
      at: z.string(),
    })
    .nullable(),
  place: place.nullable(),
});
/** When the row's own decision was made that the planner had seen, null for none: where there is another, nothing is written. */
export const seenDecision = z.string().nullable().optional();
/** An indicator's id, or null where none of the catalogue is meant. */
export const newBinding = z.object({ indicator: z.string().nullable(), seen: seenDecision });
/** Decisions on several rows, all written or none; without an indicator the row's decision is taken back. */
export const newBindings = z.object({
  decisions: z
    .array(z.object({ row: z.string(), indicator: z.string().nullable().optional(), seen: seenDecision }))
    .min(1)
    .max(1000),
});

/** What was decided on each row; null too where a decision was taken back. */
export const decided = z.object({ rows: z.array(z.object({ row: z.string(), indicator: z.string().nullable() })) });

/** The plan alone, for what follows it or drafts the next; null until it is read. */
export const boundPlan = z.object({ document: entry, plan: plan.nullable() });

export const planDocument = z.object({
  document: entry,
  /** Null until it is read, and where it is unreadable. */
  content: z
    .object({
      blocks: z.array(block),
      plan,
      /** Where each task and project stands, in the order of the plan. */
      places: z.object({ tasks: z.array(place.nullable()), projects: z.array(place.nullable()) }),
      findings: z.array(finding),
      bindings: z.array(bindingRow),
      /** What a row may be bound to. */
      catalogue: z.array(z.object({ id: z.string(), name: text, unit: z.string() })),
      /** The document of the plan before it that this check was made against. */
      earlier: z.string().nullable(),
    })
    .nullable(),
});
