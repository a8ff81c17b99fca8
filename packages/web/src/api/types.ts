import type {
  board,
  indicator,
  intake,
  planDocument,
  planDraft,
  planEvaluation,
  planReminders,
  planWork,
  reported,
  resident,
} from "@kangyu/server/contract";

/** What a schema of the server's contract parses to; only types cross, so no schema library reaches the browser. */
type Shape<Schema extends { readonly _zod: { readonly output: unknown } }> = Schema["_zod"]["output"];

export type Text = Shape<typeof board.text>;
export type World = Shape<typeof board.world>;
export type Place = Shape<typeof board.place>;
export type District = Shape<typeof board.district>;
export type Light = Shape<typeof board.light>;
export type Figure = Shape<typeof board.figure>;
export type Amount = Shape<typeof board.amount>;
export type BoardRow = Shape<typeof board.boardRow>;
export type Board = Shape<typeof board.board>;

export type Indicator = Shape<typeof indicator.indicator>;
export type IndicatorDefinition = Shape<typeof indicator.definition>;
export type IndicatorDefinitions = Shape<typeof reported.dictionary>;
export type ReportedDefinition = Shape<typeof reported.reportedDefinition>;
export type ReportedEntry = Shape<typeof reported.entry>;
export type ReportedPage = Shape<typeof reported.page>;
export type Collection = Shape<typeof reported.collection>;
export type CollectionItem = Collection["items"][number];
export type ReportedImport = Shape<typeof reported.importAnswer>;
export type Part = Shape<typeof indicator.part>;
export type PersonRow = Shape<typeof indicator.personRow>;
export type People = Shape<typeof indicator.people>;
export type WorkItem = Shape<typeof indicator.workItem>;
export type Worklist = Shape<typeof indicator.worklist>;
export type MeasureState = PersonRow["state"];

export type ResidentRow = Shape<typeof resident.residentRow>;
export type Residents = Shape<typeof resident.residents>;
export type Standing = Shape<typeof resident.standing>;
export type Visit = Shape<typeof resident.visit>;
export type VisitVersion = Shape<typeof resident.visitVersion>;
export type VisitHistory = Shape<typeof resident.visitHistory>;
export type Resident = Shape<typeof resident.resident>;
export type Values = Shape<typeof resident.values>;
export type Value = Values[string];
export type FieldProblem = Shape<typeof resident.fieldProblem>;
export type Change = Shape<typeof resident.change>;
export type Saved = Shape<typeof resident.saved>;
export type Refusal = Shape<typeof resident.refusal>;

export type ImportRun = Shape<typeof intake.importRun>;
export type Imports = Shape<typeof intake.imports>;
export type LedgerRow = Shape<typeof intake.ledgerRow>;
export type Ledger = Shape<typeof intake.ledger>;
export type Jobs = Shape<typeof intake.jobs>;

export type PlanTasks = Shape<typeof planWork.tasks>;
export type PlanOutline = Shape<typeof planWork.outline>;
export type PlanTask = Shape<typeof planWork.task>;
export type TaskContent = Shape<typeof planWork.taskContent>;
export type TaskHistory = Shape<typeof planWork.taskHistory>;
export type TaskStanding = Shape<typeof planWork.standing>;
export type Department = Shape<typeof planWork.department>;
export type DepartmentPage = Shape<typeof planEvaluation.departmentPage>;
export type Scorecard = Shape<typeof planEvaluation.scorecard>;
export type Notices = Shape<typeof planReminders.notices>;
export type Reminders = Shape<typeof planReminders.reminders>;
export type PlanProjects = Shape<typeof planWork.projects>;
export type PlanProject = Shape<typeof planWork.project>;
export type ProjectContent = Shape<typeof planWork.projectContent>;
export type ProjectHistory = Shape<typeof planWork.projectHistory>;
export type Evaluations = Shape<typeof planEvaluation.evaluations>;
export type Evaluation = Shape<typeof planEvaluation.evaluation>;
export type EvaluationRow = Shape<typeof planEvaluation.evaluationRow>;
export type EvaluationKind = Shape<typeof planEvaluation.kind>;
export type Remarks = Shape<typeof planEvaluation.remarks>;
export type Contribution = Shape<typeof planEvaluation.contribution>;
export type Differences = Shape<typeof planEvaluation.differences>;
export type PlanEntry = Shape<typeof planDocument.entry>;
export type PlanDocuments = Shape<typeof planDocument.list>;
export type PlanReceived = Shape<typeof planDocument.received>;
export type PlanDocument = Shape<typeof planDocument.planDocument>;
export type PlanContent = NonNullable<PlanDocument["content"]>;
export type PlanBlock = Shape<typeof planDocument.block>;
export type Finding = Shape<typeof planDocument.finding>;
export type FindingAnswer = Shape<typeof planDocument.answer>;
export type BindingRow = Shape<typeof planDocument.bindingRow>;
export type PlanDraft = Shape<typeof planDraft.draft>;
export type PlanDraftRow = Shape<typeof planDraft.draftRow>;
export type PlanDraftPage = Shape<typeof planDraft.draftPage>;
export type PlanDrafts = Shape<typeof planDraft.drafts>;
export type PlanDraftEntry = Shape<typeof planDraft.draftEntry>;
export type PlanDraftVersions = Shape<typeof planDraft.versions>;
export type NewPlanDraft = Shape<typeof planDraft.newDraft>;
export type RowHelp = Shape<typeof planDraft.rowHelp>;
export type DraftAsks = Shape<typeof planDraft.asks>;
export type DraftFinding = Shape<typeof planDraft.finding>;
