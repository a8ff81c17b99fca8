import type { PlanDocument } from "./document.ts";
import { headingOf } from "./heading.ts";
import type { Plan } from "./plan.ts";
import { tableIndicators } from "./table-indicators.ts";

/**
 * A document to the plan it prints: title, jurisdiction (its name as printed), period in years, and one indicator per
 * printed row of its indicator tables. What a document does not print is null or empty, never guessed.
 */
export function readPlan(document: PlanDocument): Plan {
  const heading = headingOf(document.blocks);
  return {
    ...heading,
    indicators: tableIndicators(document.blocks, heading.period),
    tasks: [],
    projects: [],
  };
}
