export type { DocumentBlock, DocumentCell, DocumentParagraph, DocumentTable, PlanDocument } from "./document.ts";
export type { Amount, AmountOp, Period, Plan, PlanIndicator, Project, Property, Source, Task } from "./plan.ts";
export { readPlan } from "./read-plan.ts";
