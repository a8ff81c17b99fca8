import type { PlanDocument } from "../document.ts";
import type { Passage } from "../passages.ts";
import type { Plan, PlanIndicator, Source } from "../plan.ts";
import type { Figure } from "./figures.ts";
import type { PrintedSentence } from "./printed.ts";
import type { Quantity } from "./quantities.ts";
import type { Statement } from "./statements.ts";

/** error: the arithmetic cannot hold. suspicious: it asks for an explanation. weak-target: it asks for less than there is. */
export type Severity = "error" | "suspicious" | "weak-target";

/** A place in the document that was checked, or in the plan before it. */
export interface FindingSource extends Source {
  readonly document?: "earlier";
}

/** A question to the planner. The product never corrects the plan. */
export interface Finding {
  /** The same for the same question of the same figures, so that an answer holds when the document is checked again. */
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  /** 0 to 1: how sure the check is that a person would ask the same. */
  readonly confidence: number;
  readonly message: { readonly zh: string; readonly en: string };
  /** The sum that shows it, in figures. */
  readonly arithmetic: string;
  readonly sources: readonly FindingSource[];
  /** Names of the indicators it speaks of, as printed. */
  readonly indicators: readonly string[];
}

/** What the checks ask questions of: the plan, its running text, and the figures in it, extracted once. */
export interface Evidence {
  readonly document: PlanDocument;
  readonly plan: Plan;
  readonly rows: readonly PlanIndicator[];
  readonly passages: readonly Passage[];
  readonly quantities: readonly Quantity[];
  readonly figures: readonly Figure[];
  readonly statements: readonly Statement[];
  readonly earlier: Plan | null;
  /** The running text of the plan before it; empty where only its table is known. */
  readonly earlierPassages: readonly Passage[];
  /** The numbers of the running text, sentence by sentence. */
  readonly printed: readonly PrintedSentence[];
  /** What each check has said of this plan: checks that leave to others what those ask need not run them again. */
  readonly answers: Map<Check, readonly Question[]>;
}

/** What a check says; the key is made from it. */
export interface Question extends Omit<Finding, "key"> {
  /** What it is about, where the arithmetic counts lines or rows that move when the document grows. */
  readonly about?: string;
}

export type Check = (evidence: Evidence) => Question[];

/** What a check says of a plan, worked out once. */
export function ask(check: Check, evidence: Evidence): readonly Question[] {
  const known = evidence.answers.get(check);
  if (known !== undefined) return known;
  const answers = check(evidence);
  evidence.answers.set(check, answers);
  return answers;
}

function keyOf({ code, indicators, arithmetic, about }: Question): string {
  return [code, ...indicators, about ?? arithmetic].join("|");
}

/** Questions with their keys; the second of two alike is numbered, so that each can be answered. */
export function findingsOf(questions: readonly Question[]): Finding[] {
  const seen = new Map<string, number>();
  return questions.map(({ about, ...question }) => {
    const key = keyOf(about === undefined ? question : { ...question, about });
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { key: before === 0 ? key : `${key}|${before + 1}`, ...question, sources: placesOnce(question.sources) };
  });
}

/** Two figures of one sentence have one place. */
function placesOnce(sources: Question["sources"]): Question["sources"] {
  return sources.filter(
    (one, at) => sources.findIndex(({ line, quote }) => line === one.line && quote === one.quote) === at,
  );
}
