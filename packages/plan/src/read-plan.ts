import type { PlanDocument } from "./document.ts";
import { headingOf } from "./heading.ts";
import { listedIndicators } from "./listed-indicators.ts";
import { passagesOf } from "./passages.ts";
import type { Plan } from "./plan.ts";
import { projectsOf } from "./projects.ts";
import { tableIndicators } from "./table-indicators.ts";
import { tasksOf } from "./tasks.ts";
import { textIndicators } from "./text-indicators.ts";

/**
 * A document to the plan it prints: title, jurisdiction (its name as printed), period in years, and one indicator per
 * printed row of its indicator tables. What a document does not print is null or empty, never guessed.
 */
export function readPlan(document: PlanDocument): Plan {
  const heading = headingOf(document.blocks);
  const passages = passagesOf(document.blocks);
  return {
    ...heading,
    indicators: [
      ...tableIndicators(document.blocks, heading.period),
      ...listedIndicators(passages, heading.period),
      ...textIndicators(passages, heading.period),
    ],
    tasks: tasksOf(passages),
    projects: projectsOf(document.blocks, passages),
  };
}
