import type { Finding } from "@kangyu/plan";
import { type AskedQuestion, type FindingScope, findingKey, type PlanDocumentEntry } from "@kangyu/store";
import type { z } from "zod";
import type { planDocument as contract } from "../contract/index.ts";
import { readingProblem } from "../plan-work/plan-tasks.ts";

export type Entry = z.infer<typeof contract.entry>;

export function questionsOf(scope: FindingScope, findings: readonly Finding[]): AskedQuestion[] {
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
