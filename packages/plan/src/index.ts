export {
  type BindableIndicator,
  type BindableRow,
  type Binding,
  type BindingReason,
  bindIndicators,
  type Candidate,
} from "./bind-indicators.ts";
export { type BoundPlan, bindPlan } from "./bind-plan.ts";
export { type CheckResult, checkPlan } from "./check/check-plan.ts";
export type { Finding, FindingSource, Severity } from "./check/finding.ts";
export type { DocumentBlock, DocumentCell, DocumentParagraph, DocumentTable, PlanDocument } from "./document.ts";
export { plainName } from "./names.ts";
export { type Place, placeOf } from "./place-of.ts";
export type { Amount, AmountOp, Period, Plan, PlanIndicator, Project, Property, Source, Task } from "./plan.ts";
export { readPlan } from "./read-plan.ts";
