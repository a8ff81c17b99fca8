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
export { type AsksSheet, asksSheet, type SheetCell } from "./draft/asks-sheet.ts";
export type { ManagedPace, OtherPromise, RefusedPromise } from "./draft/comparable.ts";
export { type CostSource, type MoneyAsked, ownCostId, type UnitCost, unitCostOf } from "./draft/costs.ts";
export {
  type Budget,
  baseYearOf,
  type Draft,
  type DraftRow,
  type GivenBaseline,
  midYearOf,
  type OwnCost,
  type Population,
} from "./draft/draft.ts";
export {
  type CostEvidence,
  type CostThing,
  type DraftEvidence,
  type Grant,
  type Measured,
  noEvidence,
  type OtherPlan,
  type OtherRow,
  type PricedProject,
  type Reference,
  type Reported,
  type TownshipFigure,
  type YearFigure,
} from "./draft/evidence.ts";
export { type DraftHelp, draftChecks, helperFor, helpOf, type RowHelp } from "./draft/help.ts";
export { type CellConflict, type Merged, mergeDrafts } from "./draft/merge.ts";
export {
  type CatalogueIndicator,
  type EarlierPlan,
  type EarlierRow,
  earlierOfPlan,
  hasRow,
  newDraft,
  type RowWords,
  rowOfIndicator,
  withWords,
} from "./draft/new-draft.ts";
export { printedNotes } from "./draft/printed-notes.ts";
export { type PrintedTable, printedTable } from "./draft/printed-table.ts";
export { type DraftTotals, type GroupAsked, type Sum, totalsOf } from "./draft/totals.ts";
export { type Compared, type Difference, differencesOf } from "./evaluate/compare.ts";
export { type Contribution, holdBack, type Part } from "./evaluate/hold-back.ts";
export { type ParsedScoring, parseScoring } from "./evaluate/parse-scoring.ts";
export { type RowStanding, type Score, scoreIndicator } from "./evaluate/score-indicator.ts";
export { type ProjectScore, scoreProject } from "./evaluate/score-project.ts";
export { scoreTask, type TaskScore } from "./evaluate/score-task.ts";
export { departmentCards, leaderCards, type Scorecard } from "./evaluate/scorecards.ts";
export type { Grade, ScoredLight, ScoringRules } from "./evaluate/scoring.ts";
export { gradeOf, type PlanTotal, planTotal, type Total, totalOf } from "./evaluate/totals.ts";
export { periodName } from "./five-year.ts";
export { plainName } from "./names.ts";
export { type OutlineHeading, outlineOf } from "./outline.ts";
export { type Place, placeOf } from "./place-of.ts";
export type { Amount, AmountOp, Period, Plan, PlanIndicator, Project, Property, Source, Task } from "./plan.ts";
export { isPromise } from "./promise.ts";
export { readPlan } from "./read-plan.ts";
export { type UnitBetween, unitBetween } from "./unit-between.ts";
export { type CalendarEntry, calendarText } from "./work/calendar.ts";
export { type Department, type DepartmentRegister, departmentNamed, type Leader } from "./work/departments.ts";
export {
  type Milestone,
  projectMilestones,
  type ReminderRules,
  reminderStep,
  taskMilestones,
} from "./work/milestones.ts";
export { type Effect, type ProjectEffect, projectEffects } from "./work/project-effects.ts";
export { isBuiltBy, type ProjectStanding, projectStandingOf } from "./work/project-standing.ts";
export { takeOver, tasksOfHeadings } from "./work/take-over.ts";
export {
  delayOf,
  type Evidence,
  type ProjectStage,
  type ProjectWork,
  progressOn,
  standingOf,
  type TaskOrigin,
  type TaskStanding,
  type TaskState,
  type TaskWork,
} from "./work/work.ts";
