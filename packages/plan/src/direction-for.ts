import { directionOf } from "./names.ts";
import type { PlanIndicator } from "./plan.ts";

/** The direction that a row's own signs say (≥ up, ≤ down), else the one its name says. */
export function directionFor(row: Pick<PlanIndicator, "name" | "targets">): "up" | "down" | null {
  const signs = row.targets.map((target) => target.op);
  if (signs.some((sign) => sign === ">=" || sign === ">")) return "up";
  if (signs.some((sign) => sign === "<=" || sign === "<")) return "down";
  return directionOf(row.name);
}
