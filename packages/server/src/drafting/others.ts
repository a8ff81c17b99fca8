import type { OtherPlan } from "@kangyu/plan";
import type { CataloguePlan } from "../views/pledges.ts";

export type Level = "province" | "city" | "county";

/**
 * The level of a division by its code: provinces end in 0000, cities in 00, districts and counties in neither; a county-level
 * city is a county (81 and up). Source: GB/T 2260, structure of the six-digit code.
 */
export function levelOf(code: string): Level {
  const six = code.slice(0, 6);
  return six.endsWith("0000") ? "province" : six.endsWith("00") ? "city" : "county";
}

/** Plans of a level; a simulated plan only repeats what others print. Where no district is known, the plan is left out. */
export function plansOfLevel(plans: ReadonlyMap<string, CataloguePlan>, level: Level): CataloguePlan[] {
  return [...plans.values()].filter(
    ({ simulated, jurisdiction }) => !simulated && jurisdiction !== null && levelOf(jurisdiction) === level,
  );
}

/** What the other plans of the level promise, in their tables and in their running text. */
export function othersOf(
  plans: ReadonlyMap<string, CataloguePlan>,
  { base, level }: { readonly base: string | null; readonly level: Level },
): OtherPlan[] {
  return plansOfLevel(plans, level)
    .filter(({ id }) => id !== base)
    .map(({ id, title, jurisdiction, from, to, rows, texts }) => ({
      ...{ id, title: { ...title }, jurisdiction, period: { from, to } },
      rows: [
        ...rows.map(({ key, name, unit, indicator, baseline, targets, line }) => {
          return { key, name, also: [], unit, indicator, baseline, targets, from: "table" as const, line };
        }),
        ...texts,
      ],
    }));
}
