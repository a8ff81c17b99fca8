import type { Day, Fact } from "@kangyu/fhir";

/** Simulated and real people never share a figure. */
export type World = "real" | "simulated";

/** Opaque number of a record, drawn at random, never reused, below 2^52. In FHIR ids it is written in base 32. */
export type RecordKey = number;

/** Who does it; every call that reads or writes people carries one, and row-level security shows nothing without. */
export interface Actor {
  readonly operator: string;
  readonly institution: string | null;
}

/** A FHIR R4 resource as received. Only what every resource has is typed here. */
export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly [element: string]: unknown;
}

/** One resource to write, already validated. `subject` says whose it is, by reference as it came. */
export interface Incoming {
  readonly resource: Resource;
  /** Reference of the person it is about (`Patient/x`, `urn:uuid:…`, an alias); null for shared registers. */
  readonly subject: string | null;
  /** Milliseconds since the epoch at which it became known. */
  readonly knownFrom: number;
  /** Where in the file it came from, for the ledger and for withdrawal. */
  readonly line: number | null;
  /** The version the writer saw; another one current refuses the write with `version-conflict`. */
  readonly baseVersion?: number;
  /** Why it was corrected or withdrawn; kept with the version. */
  readonly reason?: string;
  /** True: the resource was entered in error; a new version says so and its facts stop being known. */
  readonly withdrawn?: boolean;
  /** The bytes as received: kept in the ledger where `writeBulk` refuses the row. */
  readonly bytes?: Uint8Array;
}

export interface WriteOptions {
  /** A resource that carries the simulated tag goes to `simulated` whatever is said here. */
  readonly world: World;
  readonly actor: Actor;
  /** Whose outside ids these are: the same `Patient/1` of two senders is two people. Empty by default. */
  readonly source?: string;
  /** The import this belongs to; null for a single write on screen. */
  readonly importId: string | null;
  /** Where people live whose address is not one of ours. */
  readonly place: string | null;
  /** The same key a second time gives the first answer and changes nothing. */
  readonly idempotencyKey?: string;
  /** These rows have come before, whole: a version that stood once is not made current again by coming again. */
  readonly replay?: boolean;
}

/** A signed change of the figures of one measure, in one place, from a day on. */
export interface Moved {
  readonly measure: string;
  readonly state: string;
  readonly reason: string;
  /** 12-digit place code. */
  readonly place: string;
  readonly institution: string | null;
  readonly day: Day;
  readonly amount: number;
}

export type WriteOutcome =
  | {
      readonly ok: true;
      readonly record: RecordKey | null;
      readonly id: string;
      readonly version: number;
      readonly changed: boolean;
      /** What the whole call moved in the figures; stands with the first of its outcomes that changed something. */
      readonly moved?: readonly Moved[];
      /** The database's transaction that moved it, where `figuresAt` can say whether it holds it. */
      readonly transaction?: string;
    }
  | { readonly ok: false; readonly code: string; readonly path: string | null; readonly detail: string };

/** A figure of one measure in one cell on one day. */
export interface Counts {
  readonly in: number;
  readonly out: number;
  readonly unknown: number;
}

export interface FigureQuery {
  readonly world: World;
  readonly measures: readonly string[];
  /** Days asked for; each answer is as of the end of that day. */
  readonly days: readonly Day[];
  readonly by: "district" | "township" | "village" | "institution";
  /** Only these cells; all of them where absent. */
  readonly cells?: readonly string[];
}

export interface FigureRow extends Counts {
  readonly measure: string;
  readonly day: Day;
  /** Place code, institution id, or the jurisdiction for `district`. */
  readonly cell: string;
}

export interface StandingQuery {
  readonly world: World;
  readonly measure: string;
  readonly day: Day;
  readonly states: readonly string[];
  /** Prefix of the place code (district, township or village). */
  readonly place?: string;
  readonly institution?: string;
  readonly reason?: string;
  readonly after?: string;
  readonly limit: number;
}

export interface StandingRow {
  readonly record: RecordKey;
  readonly name: string;
  readonly sex: string;
  readonly birth: Day | null;
  readonly measure: string;
  readonly state: string;
  readonly reason: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly place: string;
  readonly institution: string | null;
  readonly deciding: string | null;
}

export interface FactsOptions {
  /** `now`: corrections applied; an instant (ms): what was known then. */
  readonly known: "now" | number;
}

export type RecordFacts = readonly Fact[];

/** Problem codes of a refused write are listed in problems.ts. */
export interface BulkOutcome {
  readonly outcomes: readonly WriteOutcome[];
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** A row that intake refused: it goes to the ledger in the transaction that moves the import's mark past it. */
export interface Refusal {
  readonly line: number | null;
  readonly bytes: Uint8Array;
  readonly code: string;
  readonly path: string | null;
  readonly detail: string;
}

/** How far the file has come once these rows are in: the transaction that writes them also writes this. */
export interface ImportMark {
  /** Where the mark must stand before it moves: somebody else who reads the same file is refused with `import-moved`. */
  readonly from?: number;
  /** Bytes of the file that are dealt with. */
  readonly bytes: number;
  /** Lines dealt with up to `bytes`, so that a resumed import numbers its rows as the first try did. */
  readonly lines: number;
  readonly refusals: readonly Refusal[];
}

export type ImportState = "running" | "done" | "failed" | "withdrawn" | "interrupted";

export interface NewImport {
  readonly file: string;
  readonly digest: string | null;
  readonly totalBytes: number | null;
  readonly world: World;
  readonly place: string | null;
  readonly source: string;
}

export interface ImportRun extends NewImport {
  readonly id: string;
  readonly operator: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly bytes: number;
  readonly lines: number;
  readonly state: ImportState;
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly message: string | null;
}

export interface LedgerQuery {
  readonly import?: string;
  readonly state?: "open" | "resolved" | "dismissed";
  readonly world?: World;
  readonly after?: string;
  readonly limit: number;
}

export interface LedgerEntry {
  readonly id: string;
  readonly import: string;
  readonly file: string;
  readonly line: number | null;
  readonly place: string | null;
  readonly world: World;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly code: string;
  readonly path: string | null;
  readonly detail: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly state: "open" | "resolved" | "dismissed";
  readonly note: string | null;
}

export interface Resident {
  readonly record: RecordKey;
  readonly world: World;
  readonly name: string;
  readonly sex: "male" | "female" | "other" | "unknown";
  readonly birth: Day | null;
  readonly death: Day | null;
  readonly place: string | null;
  /** 18-digit resident ID, whole: masking is the caller's. */
  readonly residentId: string | null;
  readonly healthRecordNumber: string | null;
  readonly phone: string | null;
  readonly addresses: readonly { readonly place: string; readonly from: Day | null; readonly to: Day | null }[];
  /** Other records of the same person, by link. */
  readonly linked: readonly RecordKey[];
}

/** Who a record is about, without names and numbers. */
export type Identity = Pick<Resident, "record" | "world" | "sex" | "birth" | "death">;

/** One resource about one record: what a visit is. */
export interface WriteAbout {
  readonly record: RecordKey;
  /** The world is the record's. */
  readonly options: Omit<WriteOptions, "world">;
  /** Says what to write once it is known who the record is about; may be asked again when a race was lost. */
  readonly make: (who: Identity) => Incoming;
}

export interface ResidentSearch {
  readonly world: World;
  /** Han characters, pinyin, initials, the whole resident ID or its last digits. */
  readonly text: string;
  readonly after?: string;
  readonly limit: number;
}

export interface ResourceVersion {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly status: "current" | "corrected" | "withdrawn";
  readonly resource: Resource;
  readonly knownFrom: number;
  readonly operator: string;
  readonly reason: string | null;
  /** Milliseconds since the epoch at which the store took it. */
  readonly recordedAt: number;
}

export interface WorklistQuery {
  readonly world: World;
  readonly day: Day;
  /** `<programme>.<step>` of the steps asked for. */
  readonly steps: readonly string[];
  readonly states: readonly ("due" | "overdue" | "missed")[];
  readonly place?: string;
  /** 12-digit codes of villages in which the page is expected to be full: a hint, the answer is the same without it. */
  readonly villages?: readonly string[];
  readonly institution?: string;
  readonly after?: string;
  readonly limit: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Hand it back as `after`; null at the end. */
  readonly next: string | null;
}

export interface StandingCount {
  readonly measure: string;
  readonly state: string;
  readonly reason: string;
  readonly count: number;
}

export interface AuditEntry {
  readonly at: number;
  readonly operator: string;
  readonly institution: string | null;
  readonly action: string;
  readonly target: string | null;
}

/** A page of people that somebody opened. */
export interface Listing {
  readonly world: World;
  readonly list: "people" | "worklist" | "search";
  /** The measure or programme it is about; null for all of them. */
  readonly subject: string | null;
  readonly day: Day | null;
  /** How it was narrowed. What was typed into a search is not kept: who was found is. */
  readonly filter: Readonly<Record<string, string>>;
  readonly records: readonly RecordKey[];
}

export interface Place {
  readonly code: string;
  readonly parent: string | null;
  readonly kind: "district" | "township" | "village";
  readonly name: { readonly zh: string; readonly en: string };
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface Institution {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly place: string;
  readonly parent: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}
