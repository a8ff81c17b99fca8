import { type BindableIndicator, type Binding, bindIndicators } from "./bind-indicators.ts";
import type { Plan, PlanIndicator } from "./plan.ts";
import { isPromise } from "./promise.ts";

/** A plan whose rows carry the catalogue's ids where they bind, and how each row was bound or why it was not. */
export interface BoundPlan extends Plan {
  readonly binding: {
    readonly bound: readonly BoundRow[];
    readonly unbound: readonly UnboundRow[];
  };
}

type BoundRow = { readonly line: number; readonly name: string } & Omit<Binding<PlanIndicator>["bound"][number], "row">;
type UnboundRow = { readonly line: number; readonly name: string } & Omit<
  Binding<PlanIndicator>["unbound"][number],
  "row"
>;

/** Binds every promise of a plan that was read from a document; nothing is guessed. */
export function bindPlan(
  plan: Plan,
  catalogue: readonly BindableIndicator[],
  confirmed: ReadonlyMap<string, string | null> = new Map(),
): BoundPlan {
  const { bound, unbound } = bindIndicators(plan.indicators.filter(isPromise), catalogue, confirmed);
  const idOf = new Map(bound.map(({ row, indicator }) => [row, indicator]));
  const named = <Entry extends { readonly row: PlanIndicator }>({ row, ...entry }: Entry) => ({
    line: row.source.line,
    name: row.name,
    ...entry,
  });
  return {
    ...plan,
    indicators: plan.indicators.map((row) => ({ ...row, indicator: idOf.get(row) ?? null })),
    binding: { bound: bound.map(named), unbound: unbound.map(named) },
  };
}
