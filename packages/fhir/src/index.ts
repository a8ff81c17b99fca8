export { compileRule, type ElementRule } from "./compile-rule.ts";
export { type CompiledView, compileView, type ViewField } from "./compile-view.ts";
export {
  addMonths,
  ageInMonths,
  ageInYears,
  type CivilDate,
  civilOfDay,
  dayOfCivil,
  dayOfInstant,
  daysInMonth,
  isoOfDay,
  parseDay,
  quarterStart,
  yearStart,
} from "./day.ts";
export { EVENT_DAYS } from "./event-days.ts";
export type { Day, Fact, FactValue } from "./fact.ts";
export { type CompiledViews, compileViews, type FactContext, factsOf } from "./facts.ts";
export { type Issue, type OperationOutcome, operationOutcome } from "./outcome.ts";
export { CHINA_OFFSET, type DayRange, partialDay } from "./partial-day.ts";
export { type FhirProblem, type FhirProblemCode, fhirProblems } from "./problems.ts";
export { mapReferences, type ParsedReference, parseReference, referencesIn } from "./reference.ts";
export { runView, type ViewRow } from "./run-view.ts";
export { type ResourceSubject, subjectOf } from "./subject.ts";
export type { ViewColumn, ViewConstant, ViewDefinition, ViewSelect } from "./view-definition.ts";
