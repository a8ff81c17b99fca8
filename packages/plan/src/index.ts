export {
  type BindableIndicator,
  type BindableRow,
  type Binding,
  type BindingReason,
  bindIndicators,
  type Candidate,
} from "./bind-indicators.ts";
export { type BoundPlan, bindPlan } from "./bind-plan.ts";
export { type CheckResult, checkPlan, checkTable } from "./check/check-plan.ts";
export type { Finding, FindingSource, Severity } from "./check/finding.ts";
export { directionFor } from "./direction-for.ts";
export type { DocumentBlock, DocumentCell, DocumentParagraph, DocumentTable, PlanDocument } from "./document.ts";
export type { Asks, MissingCode, TownshipAsked } from "./draft/asks.ts";
export type { OtherPromise } from "./draft/comparable.ts";
export {
  baseYearOf,
  type Draft,
  type DraftRow,
  type GivenBaseline,
  midYearOf,
  type Population,
} from "./draft/draft.ts";
export {
  type DraftEvidence,
  type Measured,
  noEvidence,
  type OtherPlan,
  type Reference,
  type TownshipFigure,
  type UnitCost,
  type YearFigure,
} from "./draft/evidence.ts";
export { type DraftHelp, draftChecks, helperFor, helpOf, type RowHelp } from "./draft/help.ts";
export {
  type CatalogueIndicator,
  type EarlierPlan,
  type EarlierRow,
  earlierOfPlan,
  newDraft,
  type RowWords,
  rowOfIndicator,
  withWords,
} from "./draft/new-draft.ts";
export { type PrintedTable, printedTable } from "./draft/printed-table.ts";
export { type Compared, type Difference, differencesOf } from "./evaluate/compare.ts";
export { type Contribution, holdBack, type Part } from "./evaluate/hold-back.ts";
export { type ParsedScoring, parseScoring } from "./evaluate/parse-scoring.ts";
export { type RowStanding, type Score, scoreIndicator } from "./evaluate/score-indicator.ts";
export { scoreTask, type TaskScore } from "./evaluate/score-task.ts";
export { departmentCards, leaderCards, type Scorecard } from "./evaluate/scorecards.ts";
export type { Grade, ScoredLight, ScoringRules } from "./evaluate/scoring.ts";
export { gradeOf, type PlanTotal, planTotal, type Total, totalOf } from "./evaluate/totals.ts";
export { periodName } from "./five-year.ts";
export { plainName } from "./names.ts";
export { type Place, placeOf } from "./place-of.ts";
export type { Amount, AmountOp, Period, Plan, PlanIndicator, Project, Property, Source, Task } from "./plan.ts";
export { isPromise } from "./promise.ts";
export { readPlan } from "./read-plan.ts";
export { type Department, type DepartmentRegister, departmentNamed, type Leader } from "./work/departments.ts";
export { takeOver } from "./work/take-over.ts";
export {
  delayOf,
  type Evidence,
  type ProjectStage,
  type ProjectWork,
  standingOf,
  type TaskStanding,
  type TaskState,
  type TaskWork,
} from "./work/work.ts";
