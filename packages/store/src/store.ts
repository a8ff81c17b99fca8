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
}

export interface WriteOptions {
  readonly world: World;
  readonly actor: Actor;
  /** The import this belongs to; null for a single write on screen. */
  readonly importId: string | null;
  /** Where people live whose address is not one of ours. */
  readonly place: string | null;
  /** The same key a second time gives the first answer and changes nothing. */
  readonly idempotencyKey?: string;
}

export type WriteOutcome =
  | {
      readonly ok: true;
      readonly record: RecordKey | null;
      readonly id: string;
      readonly version: number;
      readonly changed: boolean;
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
