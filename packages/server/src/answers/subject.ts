import type { ReportedIndicator } from "@kangyu/indicators";
import type { Context } from "../context.ts";
import { Refused } from "../refusals.ts";
import type { PlanFacts, PlanRow } from "../views/pledges.ts";
import { planOf } from "./board.ts";

/** What a value is handed in under. */
export interface Subject {
  readonly subject: string;
  readonly definition: ReportedIndicator | null;
  /** The plan and row that it is held against; null where none was named or the plan has no such row. */
  readonly plan: PlanFacts | null;
  readonly row: PlanRow | null;
}

/**
 * Finds what a subject is: a reported indicator, with its row in the plan named, or `<plan>:<key>`, a row that no
 * definition fits. Refuses with `counted-indicator` what residents' records count, else `unknown-indicator`.
 */
export async function subjectNamed(context: Context, subject: string, plan?: string): Promise<Subject> {
  const { indicators, reported } = context.definitions;
  if (indicators.has(subject)) throw new Refused("counted-indicator");
  const definition = reported.get(subject) ?? null;
  if (definition !== null) {
    const facts = plan === undefined ? null : await planOf(context, plan);
    return { subject, definition, plan: facts, row: facts?.rows.find((one) => one.indicator === subject) ?? null };
  }
  const [id = "", key = ""] = subject.split(":", 2);
  if (key === "") throw new Refused("unknown-indicator");
  const facts = await planOf(context, id);
  const row = facts.rows.find((one) => one.key === key);
  if (row === undefined) throw new Refused("unknown-indicator");
  if (row.indicator !== null)
    throw new Refused(indicators.has(row.indicator) ? "counted-indicator" : "unknown-indicator");
  return { subject, definition: null, plan: facts, row };
}
