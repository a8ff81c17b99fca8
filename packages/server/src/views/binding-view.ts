import type { Indicator } from "@kangyu/indicators";
import {
  bindIndicators,
  type Candidate,
  type Plan,
  type PlanDocument,
  type PlanIndicator,
  placeOf,
} from "@kangyu/plan";
import type { Decision } from "@kangyu/store";
import type { z } from "zod";
import type { planDocument as contract } from "../contract/index.ts";

export type BindingRow = z.infer<typeof contract.bindingRow>;

export interface BindingInput {
  readonly plan: Plan;
  readonly blocks: PlanDocument["blocks"];
  readonly catalogue: readonly Indicator[];
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
export function bindingRows(input: BindingInput): BindingRow[] {
  const remembered = new Map([...input.synonyms].map(([name, { indicator }]) => [name, indicator]));
  return input.plan.indicators.map((row, index) => {
    const own = input.decisions.get(rowKey(index));
    const confirmed = own === undefined ? remembered : new Map([...remembered, [row.name, own.indicator]]);
    const [{ bound, unbound }, free] = [
      bindIndicators([row], input.catalogue, confirmed),
      bindIndicators([row], input.catalogue),
    ];
    const best = bound[0];
    const candidates = free.bound[0] === undefined ? (free.unbound[0]?.candidates ?? []) : [free.bound[0]];
    return {
      row: rowKey(index),
      index,
      bound: best === undefined ? null : shown(best),
      candidates: candidates.map(shown),
      reasons: [...(unbound[0]?.reasons ?? [])],
      decision: decisionOf(row, own, input.synonyms),
      place: placeOf(input.blocks, row.source),
    };
  });
}

function shown({ indicator, score, reasons }: Candidate): BindingRow["candidates"][number] {
  return { indicator, score, reasons: [...reasons] };
}

function decisionOf(
  row: PlanIndicator,
  own: Decision | undefined,
  synonyms: ReadonlyMap<string, Decision>,
): BindingRow["decision"] {
  const decision = own ?? synonyms.get(row.name);
  if (decision === undefined) return null;
  const { indicator, operator, at } = decision;
  return { indicator, operator, at: new Date(at).toISOString(), from: own === undefined ? "synonym" : "row" };
}
