import {
  type BindableIndicator,
  type BindingReason,
  bindIndicators,
  type Candidate,
  type Plan,
  type PlanDocument,
  type PlanIndicator,
  placeOf,
  plainName,
} from "@kangyu/plan";
import type { Decision } from "@kangyu/store";
import type { z } from "zod";
import type { planDocument as contract } from "../contract/index.ts";

export type BindingRow = z.infer<typeof contract.bindingRow>;

export interface BindingInput {
  readonly plan: Plan;
  readonly blocks: PlanDocument["blocks"];
  readonly catalogue: readonly BindableIndicator[];
  /** Decisions on rows of this document, by row key. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Decisions on printed names, from any document of the district. */
  readonly synonyms: ReadonlyMap<string, Decision>;
}

/** What was read of a document stays as it is, so a row is known by its number among the indicators. */
export function rowKey(index: number): string {
  return String(index);
}

/** How every row of a plan is bound, or why it is not: the row's own decision first, then the district's synonyms. */
export function bindingRows({ plan, blocks, catalogue, decisions, synonyms }: BindingInput): BindingRow[] {
  const byName = new Map([...synonyms].map(([name, decision]) => [plainName(name), decision]));
  const { bound, unbound } = bindIndicators(plan.indicators, catalogue);
  const free = new Map<PlanIndicator, Bound>([
    ...bound.map(({ row, ...best }) => [row, { best, reasons: [], candidates: [best] }] as const),
    ...unbound.map(({ row, reasons, candidates }) => [row, { best: null, reasons, candidates }] as const),
  ]);
  return plan.indicators.map((row, index) => {
    const own = decisions.get(rowKey(index));
    const decision = own ?? byName.get(plainName(row.name));
    const { best, reasons, candidates } = free.get(row) ?? { best: null, reasons: [], candidates: [] };
    const decided = decision === undefined ? { best, reasons } : decidedBy(row, decision, catalogue);
    return {
      row: rowKey(index),
      index,
      bound: decided.best === null ? null : shown(decided.best),
      candidates: candidates.map(shown),
      reasons: [...decided.reasons],
      decision: decision === undefined ? null : decisionOf(decision, own === undefined ? "synonym" : "row"),
      place: placeOf(blocks, row.source),
    };
  });
}

interface Bound {
  readonly best: Candidate | null;
  readonly reasons: readonly BindingReason[];
  readonly candidates: readonly Candidate[];
}

/** What binds a row after a decision; an indicator that has left the catalogue since binds nothing. */
function decidedBy(row: PlanIndicator, { indicator }: Decision, catalogue: readonly BindableIndicator[]) {
  const { bound, unbound } = bindIndicators([row], catalogue, new Map([[row.name, indicator]]));
  return { best: bound[0] ?? null, reasons: unbound[0]?.reasons ?? [] };
}

function shown({ indicator, score, reasons }: Candidate): BindingRow["candidates"][number] {
  return { indicator, score, reasons: [...reasons] };
}

function decisionOf({ indicator, operator, at }: Decision, from: "row" | "synonym"): BindingRow["decision"] {
  return { indicator, operator, at: new Date(at).toISOString(), from };
}
