import type { PlanIndicator } from "./plan.ts";

/** Whether a plan promises something of a row: what its text only says there was (a baseline without targets) it does not. */
export function isPromise(row: Pick<PlanIndicator, "from"> & { readonly targets: readonly unknown[] }): boolean {
  return row.from === "table" || row.targets.length > 0;
}
