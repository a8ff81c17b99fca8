import { createHash } from "node:crypto";
import type { Finding, Plan } from "@kangyu/plan";
import type { AskedQuestion, PlanDocumentEntry } from "@kangyu/store";
import type { z } from "zod";
import type { planDocument as contract } from "../contract/index.ts";
import { readingProblem } from "../plan-work/plan-tasks.ts";

export type Entry = z.infer<typeof contract.entry>;

/** Whose plan for which years: a question of one plan is not answered by the answer to another's. */
export type Scope = Pick<Plan, "jurisdiction" | "period">;

/** A finding's key as it stands in addresses and with answers: short, and the same for the same question of one plan. */
export function findingKey({ jurisdiction, period }: Scope, { key }: Pick<Finding, "key">): string {
  const scope = [jurisdiction ?? "", period?.from ?? "", period?.to ?? ""];
  return createHash("sha256")
    .update([...scope, key].join("\n"))
    .digest("hex")
    .slice(0, 16);
}

export function questionsOf(scope: Scope, findings: readonly Finding[]): AskedQuestion[] {
  return findings.map((finding) => ({ key: findingKey(scope, finding), severity: finding.severity }));
}

export interface Known {
  /** Keys of findings that have an answer. */
  readonly answered: ReadonlySet<string>;
  /** How far the reading of a document is. */
  readonly pagesOf: (document: string) => Entry["pages"];
}

/** A document as the list shows it. */
export function entryOf(entry: PlanDocumentEntry, { answered, pagesOf }: Known): Entry {
  const { id, name, bytes, format, operator, state, title, period, named, counts, earlier, adopted, questions } = entry;
  return {
    ...{ id, name, bytes, format, operator, state, title, named, earlier, adopted },
    at: new Date(entry.at).toISOString(),
    problem: entry.problem === null ? null : { code: entry.problem, text: { ...readingProblem(entry.problem) } },
    pages: state === "reading" ? pagesOf(id) : null,
    period: period === null ? null : { ...period },
    counts: counts === null ? null : { ...counts },
    findings: {
      total: questions.length,
      answered: questions.filter(({ key }) => answered.has(key)).length,
      errors: questions.filter((question) => question.severity === "error").length,
    },
  };
}
