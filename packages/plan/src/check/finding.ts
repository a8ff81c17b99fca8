import type { PlanDocument } from "../document.ts";
import type { Passage } from "../passages.ts";
import type { Plan, PlanIndicator, Source } from "../plan.ts";
import type { Quantity } from "./quantities.ts";
import type { Statement } from "./statements.ts";

/** error: the arithmetic cannot hold. suspicious: it asks for an explanation. weak-target: it asks for less than there is. */
export type Severity = "error" | "suspicious" | "weak-target";

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
  readonly sources: readonly Source[];
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
  readonly statements: readonly Statement[];
  readonly earlier: Plan | null;
}

/** What a check says; the key is made from it. */
export type Question = Omit<Finding, "key">;

export type Check = (evidence: Evidence) => Question[];

export function keyOf({ code, indicators, arithmetic }: Question): string {
  return [code, ...indicators, arithmetic].join("|");
}
