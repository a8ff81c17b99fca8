import { type DocumentBlock, type Finding, placeOf } from "@kangyu/plan";
import { type FindingAnswer, type FindingScope, findingKey } from "@kangyu/store";
import type { z } from "zod";
import type { planDocument as contract } from "../contract/index.ts";
import { groupOf } from "./finding-groups.ts";

export type FindingView = z.infer<typeof contract.finding>;
export type AnswerView = z.infer<typeof contract.answer>;

export interface FindingPlaces {
  readonly scope: FindingScope;
  readonly blocks: readonly DocumentBlock[];
  readonly answers: ReadonlyMap<string, readonly FindingAnswer[]>;
}

function answerOf({ state, reason, operator, at, document }: FindingAnswer): AnswerView {
  return { state, reason, operator, at: new Date(at).toISOString(), document };
}

/** What stands after all that was answered: the last answer, unless it was taken back. */
export function standing(history: readonly FindingAnswer[]): FindingAnswer | null {
  const last = history.at(-1);
  return last === undefined || last.state === "withdrawn" ? null : last;
}

/** Answers by finding; the store gives them oldest first. */
export function byFinding(answers: readonly FindingAnswer[]): Map<string, FindingAnswer[]> {
  return Map.groupBy(answers, (answer) => answer.finding);
}

/** A finding with its places in the document, and what planners answered. */
export function findingView(finding: Finding, { scope, blocks, answers }: FindingPlaces): FindingView {
  const key = findingKey(scope, finding);
  const history = answers.get(key) ?? [];
  const stands = standing(history);
  return {
    key,
    code: finding.code,
    group: groupOf(finding.code),
    severity: finding.severity,
    confidence: finding.confidence,
    message: { ...finding.message },
    arithmetic: finding.arithmetic,
    sources: finding.sources.map(({ line, quote, document }) => {
      const earlier = document === "earlier";
      return { line, quote, earlier, place: earlier ? null : placeOf(blocks, { line, quote }) };
    }),
    indicators: [...finding.indicators],
    answer: stands === null ? null : answerOf(stands),
    history: history.map(answerOf),
  };
}
