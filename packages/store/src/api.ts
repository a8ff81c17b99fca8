import type { Day, Fact } from "@kangyu/fhir";
import type { Catalogue } from "./catalogue.ts";
import type { Evaluation, EvaluationChange, KeptReport, NewEvaluation } from "./evaluations.ts";
import type { PlanDocumentStore } from "./plan-document.ts";
import type { PlanDraftStore } from "./plan-draft.ts";
import type { NewNotice, Notice } from "./plan-notices.ts";
import type { ItemAddress, ItemsQuestion, NewPhoto, NewPlanItem, Photo, PlanItem, PlanItemKind } from "./plan-work.ts";
import type { Ready } from "./ready.ts";
import type { ReportedStore } from "./reported-figure.ts";
import type { GroupCount, GroupQuery } from "./standing-groups.ts";
import type {
  Actor,
  AuditEntry,
  BulkOutcome,
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
  NewImport,
  Page,
  Place,
  Progress,
  RecordKey,
  Refusal,
  Resident,
  ResidentSearch,
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

type Report = (progress: Progress) => void;

/** The record: what is written in one call is one transaction, or refused whole with the reason for each row. */
export interface RecordStore {
  /**
   * Writes resources with everything that follows from them (facts, spells, deltas, outbox, audit) in one
   * transaction. Where one row is refused nothing is written and every outcome says so.
   */
  write(incoming: readonly Incoming[], options: WriteOptions): Promise<readonly WriteOutcome[]>;
  /**
   * Writes one resource about a record named by our own key, as `write` does. Who the record is about is read in the same
   * transaction and handed to `make`; what `make` throws ends the transaction and comes out here. Refuses with
   * `subject-unknown` where nobody stands behind the key.
   */
  writeAbout(work: WriteAbout): Promise<WriteOutcome>;
  /**
   * Makes a resource ready for `writeBulk`: all that needs no database, so that it can be done while the last rows are
   * being written.
   */
  ready(incoming: Incoming, options: Pick<WriteOptions, "world" | "source">): Ready;
  /**
   * Writes many resources set-based: record and facts now, spells when `derive` comes to the touched records.
   * A refused row goes to the ledger with its bytes (where it belongs to an import); the rest is written.
   * With `mark` the import's position moves in the same transaction.
   */
  writeBulk(incoming: readonly (Incoming | Ready)[], options: WriteOptions, mark?: ImportMark): Promise<BulkOutcome>;
  /** The record key behind a reference (`Patient/x`, an outside id of `source`); null when there is none. */
  keyOf(reference: string, world: World, source?: string): Promise<RecordKey | null>;
  /** Says that two records are one person; `from` joins `into`. Refuses a circle with `link-circle`. */
  link(from: RecordKey, into: RecordKey, actor: Actor): Promise<void>;
  /** Takes the link back; both records stand for themselves again. */
  unlink(from: RecordKey, actor: Actor): Promise<void>;
  /** Removes every simulated person and figure; returns the number of records removed. */
  removeSimulated(actor: Actor): Promise<number>;
}

/** Layers derived from the record. */
export interface DerivedStore {
  /** Evaluates records that `writeBulk`, a withdrawal or a new definition touched. Returns how many. */
  derive(options?: { readonly onProgress?: Report; readonly batch?: number }): Promise<number>;
  /** How many records `derive` would evaluate. */
  countTouched(): Promise<number>;
  /** Makes every spell and figure anew from the facts, and with `facts` these from the resources; in this thread. */
  rebuild(options?: { readonly facts?: boolean; readonly onProgress?: Report }): Promise<number>;
  /** First part of a rebuild by several threads: empties the layers. Then each thread runs `derive` on its own store. */
  beginRebuild(options?: { readonly facts?: boolean; readonly onProgress?: Report }): Promise<void>;
  /** Last part of it, when every thread is done. */
  finishRebuild(): Promise<void>;
  /** Folds deltas into figures; returns how many deltas. Figures are the same before and after. */
  fold(): Promise<number>;
  /** Removes old idempotency keys and outbox rows that were delivered or that nobody reads; returns how many. */
  prune(): Promise<number>;
  /** Evaluates up to a later horizon what was evaluated to an earlier one. Returns how many records. */
  rollForward(horizon: Day, options?: { readonly onProgress?: Report }): Promise<number>;
  /** Marks every record for `derive`: after a definition changed. */
  touchAll(): Promise<void>;
  /** Makes every fact anew from the record and marks every record for `derive`: after a view changed. */
  remakeFacts(options?: { readonly onProgress?: Report }): Promise<void>;
  figures(query: FigureQuery, actor: Actor): Promise<readonly FigureRow[]>;
  /** Answers to several questions about one world, all of the same moment. */
  figuresOfMany(queries: readonly FigureQuery[], actor: Actor): Promise<readonly (readonly FigureRow[])[]>;
  /** As `figuresOfMany`, with which writes (`transaction` of their outcome) the answers hold. */
  figuresAt(
    queries: readonly FigureQuery[],
    actor: Actor,
  ): Promise<{
    readonly answers: readonly (readonly FigureRow[])[];
    readonly holds: (transaction: string) => boolean;
  }>;
  /** The people behind a figure, ordered by place and record key. */
  standings(query: StandingQuery, actor: Actor): Promise<Page<StandingRow>>;
  /** How many people a standing query without `after` has, by state and reason. */
  standingCounts(query: Omit<StandingQuery, "after" | "limit">, actor: Actor): Promise<readonly StandingCount[]>;
  /** People by sex and age group: reads every standing of the measures. */
  standingGroups(query: GroupQuery, actor: Actor): Promise<readonly GroupCount[]>;
  worklist(query: WorklistQuery, actor: Actor): Promise<Page<StandingRow>>;
  /** Due and overdue by place: `place` is a township or village code as `by` says. */
  worklistCounts(
    query: Pick<WorklistQuery, "world" | "day" | "steps" | "place">,
    by: "township" | "village",
    actor: Actor,
  ): Promise<readonly { readonly place: string; readonly state: string; readonly count: number }[]>;
}

export interface PeopleStore {
  /** Opens a resident: audited. */
  resident(key: RecordKey, actor: Actor): Promise<Resident | null>;
  /** Who a record is about, for a write that is audited itself. */
  identity(key: RecordKey, actor: Actor): Promise<Identity | null>;
  facts(key: RecordKey, options: FactsOptions, actor: Actor): Promise<readonly Fact[]>;
  /** Facts of many people as known now: of those on a page, asked for at once. */
  factsOfMany(keys: readonly RecordKey[], actor: Actor): Promise<ReadonlyMap<RecordKey, readonly Fact[]>>;
  /** The days on which anybody has a fact, ascending, by code: how old the data behind a figure are. Reads every fact. */
  factDays(world: World, actor: Actor): Promise<ReadonlyMap<string, readonly Day[]>>;
  searchResidents(query: ResidentSearch, actor: Actor): Promise<Page<Resident>>;
  countResidents(world: World): Promise<number>;
  /** Every version of one resource, oldest first. `id` is the FHIR id. */
  visitHistory(id: string, actor: Actor): Promise<readonly ResourceVersion[]>;
  /** Current versions of a person's resources of one type (all types where null). */
  resources(key: RecordKey, type: string | null, actor: Actor): Promise<readonly ResourceVersion[]>;
  /** Who opened, wrote or saw a record on a list, oldest first. */
  audit(key: RecordKey, actor: Actor): Promise<readonly AuditEntry[]>;
  /** Notes that the actor opened a page of people: to be called before the page is shown. */
  noteListing(listing: Listing, actor: Actor): Promise<void>;
}

export interface ImportStore {
  beginImport(run: NewImport, actor: Actor): Promise<ImportRun>;
  /** Moves the mark without rows (all of them refused). */
  advanceImport(id: string, mark: ImportMark, actor: Actor): Promise<void>;
  finishImport(id: string, state: ImportState, message: string | null, actor: Actor): Promise<ImportRun>;
  imports(actor: Actor): Promise<readonly ImportRun[]>;
  importRun(id: string, actor: Actor): Promise<ImportRun | null>;
  /** Runs that say `running` when nobody runs them (after a crash) become `interrupted`. */
  interruptImports(): Promise<readonly ImportRun[]>;
  /** Takes back every version the import wrote; run `derive` after. Returns how many resources. */
  withdrawImport(id: string, reason: string, actor: Actor): Promise<number>;
  refuse(importId: string, refusals: readonly Refusal[], actor: Actor): Promise<readonly string[]>;
  ledger(query: LedgerQuery, actor: Actor): Promise<Page<LedgerEntry> & { readonly total: number }>;
  ledgerEntry(id: string, actor: Actor): Promise<LedgerEntry | null>;
  resolve(id: string, note: string | null, actor: Actor): Promise<void>;
  dismiss(id: string, reason: string, actor: Actor): Promise<void>;
}

export interface RegisterStore {
  putPlaces(places: readonly Place[]): Promise<void>;
  places(): Promise<readonly Place[]>;
  putInstitutions(institutions: readonly Institution[]): Promise<void>;
  institutions(): Promise<readonly Institution[]>;
  setting(name: string): Promise<unknown>;
  putSetting(name: string, value: unknown): Promise<void>;
  /**
   * Goes on with other definitions: keeps them as versions and touches every record when one changed; run `derive`
   * after. Returns whether one changed.
   */
  useCatalogue(catalogue: Pick<Catalogue, "engine" | "definitions">): Promise<boolean>;
  /** Writes the catalogue's definitions as versions; true when something changed since the last time. */
  loadDefinitions(): Promise<boolean>;
  /** The day up to which spells are evaluated (exclusive). */
  horizon(): Promise<Day>;
}

/** What is followed of a plan, in versions: nothing is overwritten. */
export interface PlanStore {
  /** The version of each item that stands, by id. */
  planItems(kind: PlanItemKind, plan: string, actor: Actor): Promise<readonly PlanItem[]>;
  /** Tasks that were taken out, in the version that did it. */
  removedTasks(plan: string, actor: Actor): Promise<readonly PlanItem[]>;
  /** The version of each item that stood at an instant; what was not kept by then is not there. */
  planItemsAt(question: ItemsQuestion & { readonly at: number }, actor: Actor): Promise<readonly PlanItem[]>;
  /** Every version of one, oldest first. */
  planItemHistory(address: ItemAddress, actor: Actor): Promise<readonly PlanItem[]>;
  /** All or none; refuses with `version-conflict`. */
  putPlanItems(kind: PlanItemKind, items: readonly NewPlanItem[], actor: Actor): Promise<readonly PlanItem[]>;
  addPhoto(photo: NewPhoto, actor: Actor): Promise<Photo>;
  photos(plan: string, actor: Actor): Promise<readonly Photo[]>;
  photoBytes(id: string, actor: Actor): Promise<{ readonly media: string; readonly bytes: Uint8Array } | null>;
  withdrawPhoto(id: string, reason: string, actor: Actor): Promise<void>;
  /** Writes what is not there yet; returns how many that were. */
  notePlan(notices: readonly NewNotice[], actor: Actor): Promise<number>;
  /** The latest first, with whether the actor has read them. */
  planNotices(question: { readonly plan: string; readonly limit: number }, actor: Actor): Promise<readonly Notice[]>;
  /** By the actor; returns how many were not marked before. */
  readNotices(ids: readonly string[], actor: Actor): Promise<number>;
  addEvaluation(evaluation: NewEvaluation, actor: Actor): Promise<Evaluation>;
  evaluation(id: string, actor: Actor): Promise<Evaluation | null>;
  evaluations(plan: string, actor: Actor): Promise<readonly Evaluation[]>;
  /** Refuses with `version-conflict`, `evaluation-unknown`, `evaluation-signed`. */
  changeEvaluation(change: EvaluationChange, actor: Actor): Promise<Evaluation>;
  evaluationReports(id: string, actor: Actor): Promise<readonly KeptReport[]>;
}

export interface Store
  extends RecordStore,
    DerivedStore,
    PeopleStore,
    ImportStore,
    RegisterStore,
    PlanDocumentStore,
    PlanDraftStore,
    ReportedStore,
    PlanStore {
  readonly url: string;
  /** Statements sent to the database so far. */
  statements(): number;
  close(): Promise<void>;
}
