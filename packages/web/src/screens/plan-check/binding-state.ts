import type { BindingRow } from "../../api/types.ts";

/** bound: measured by an indicator; none: a planner said that the catalogue has none; open: nobody has decided. */
export function bindingState({ bound, decision }: BindingRow): "bound" | "none" | "open" {
  if (bound !== null) return "bound";
  return decision !== null && decision.indicator === null ? "none" : "open";
}

export function countBindings(rows: readonly BindingRow[]): Record<"bound" | "none" | "open", number> {
  const counts = { bound: 0, none: 0, open: 0 };
  for (const row of rows) counts[bindingState(row)] += 1;
  return counts;
}

/** Bound by the same name (or a synonym) and the same unit, and nobody has said so yet. */
export function isExact({ bound, decision }: BindingRow): boolean {
  if (bound === null || decision !== null) return false;
  const { reasons } = bound;
  return reasons.includes("same-unit") && (reasons.includes("same-name") || reasons.includes("synonym"));
}
