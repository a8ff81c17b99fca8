export type { DerivedStore, ImportStore, PeopleStore, RecordStore, RegisterStore, Store } from "./api.ts";
export { type Catalogue, type Choices, engineOf, loadCatalogue, type Problem } from "./catalogue.ts";
export type { Engine } from "./engine.ts";
export type { Evaluation, EvaluationKind, NewEvaluation } from "./evaluations.ts";
export { type FindingScope, findingKey } from "./finding-key.ts";
export { decodeKey, encodeKey, idOf, keyOfId, newKey, newSuffix } from "./keys.ts";
export { migrate } from "./migrate.ts";
export { horizonOf, openStore, type StoreOptions } from "./open.ts";
export type {
  AnswerState,
  AskedQuestion,
  Decision,
  FindingAnswer,
  PlanDocumentEntry,
  PlanDocumentStore,
  ReadDocument,
} from "./plan-document.ts";
export type { PlanDraft, PlanDraftEntry, PlanDraftStore, PlanDraftVersion } from "./plan-draft.ts";
export type { NewNotice, Notice } from "./plan-notices.ts";
export type { NewPlanItem, Photo, PlanItem, PlanItemKind } from "./plan-work.ts";
export { StoreError, type StoreProblem, storeProblems } from "./problems.ts";
export { type Ready, readyOf } from "./ready.ts";
export type { NewReported, ReportedContent, ReportedFigure, ReportedPart, ReportedStore } from "./reported-figure.ts";
export { workKeptFrom } from "./spells.ts";
export type { GroupCount } from "./standing-groups.ts";
export type {
  Actor,
  AuditEntry,
  BulkOutcome,
  Counts,
  FactsOptions,
  FigureQuery,
  FigureRow,
  Identity,
  ImportMark,
  ImportRun,
  ImportState,
  Incoming,
  Institution,
  LedgerEntry,
  LedgerQuery,
  Listing,
  Moved,
  NewImport,
  Page,
  Place,
  Progress,
  RecordFacts,
  RecordKey,
  Refusal,
  Resident,
  ResidentSearch,
  Resource,
  ResourceVersion,
  StandingCount,
  StandingQuery,
  StandingRow,
  WorklistQuery,
  World,
  WriteAbout,
  WriteOptions,
  WriteOutcome,
} from "./store.ts";
