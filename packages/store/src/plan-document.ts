import type { Plan, PlanDocument } from "@kangyu/plan";
import type { Actor } from "./store.ts";

export type DocumentState = "reading" | "read" | "unreadable";

/** A document as it came, without its bytes and without what was read of it. */
export interface PlanDocumentEntry {
  readonly id: string;
  readonly jurisdiction: string;
  /** SHA-256 of the bytes, in hexadecimal: the same bytes are the same document. */
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly operator: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: DocumentState;
  /** Code of the reason for which it is unreadable. */
  readonly problem: string | null;
  readonly format: string | null;
  readonly title: string | null;
  readonly period: Plan["period"];
  /** The jurisdiction as the document names it. */
  readonly named: string | null;
  readonly counts: { readonly indicators: number; readonly tasks: number; readonly projects: number } | null;
  readonly questions: readonly AskedQuestion[];
  /** Id of the document of the plan before it. */
  readonly earlier: string | null;
  readonly adopted: boolean;
}

/** A finding as the list of documents needs it. */
export interface AskedQuestion {
  readonly key: string;
  readonly severity: string;
}

/** What was read of a document; the plan's rows are not bound. */
export interface ReadDocument {
  readonly format: string;
  readonly blocks: PlanDocument["blocks"];
  readonly plan: Plan;
  readonly questions: readonly AskedQuestion[];
}

export interface NewPlanDocument {
  readonly jurisdiction: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type AnswerState = "agreed" | "explained" | "dismissed" | "withdrawn";

export interface NewAnswer {
  readonly jurisdiction: string;
  readonly finding: string;
  readonly state: AnswerState;
  readonly reason: string | null;
  /** The document in which it was answered. */
  readonly document: string;
  /** How many answers of this finding the planner had seen; undefined where nobody looked. */
  readonly seen?: number | undefined;
}

export interface FindingAnswer extends Omit<NewAnswer, "jurisdiction" | "seen"> {
  readonly operator: string;
  readonly at: number;
}

/** What planners decided about a printed name or row: an indicator's id, or null where none is meant. */
export interface Decision {
  readonly indicator: string | null;
  readonly operator: string;
  readonly at: number;
}

export interface RowDecision {
  readonly document: string;
  readonly row: string;
  /** null: none of the catalogue; undefined takes the decision back. */
  readonly indicator: string | null | undefined;
  /** The printed name that becomes a synonym of this district. */
  readonly synonym: { readonly jurisdiction: string; readonly name: string };
  /** When the row's own decision was made that the planner had seen, null for none; undefined where nobody looked. */
  readonly seen?: number | null | undefined;
}

/** Plans as an office has them, and what planners answered to their findings. */
export interface PlanDocumentStore {
  /** Keeps the bytes; the same bytes again give the document that is there, with `added` false. */
  addPlanDocument(
    document: NewPlanDocument,
    actor: Actor,
  ): Promise<{ readonly entry: PlanDocumentEntry; readonly added: boolean }>;
  /** Latest first. */
  planDocuments(jurisdiction: string, actor: Actor): Promise<readonly PlanDocumentEntry[]>;
  /** Those that the district follows. */
  followedDocuments(jurisdiction: string, actor: Actor): Promise<readonly PlanDocumentEntry[]>;
  planDocument(id: string, actor: Actor): Promise<PlanDocumentEntry | null>;
  /** What was read of it; null while it is read, where it is unreadable, and where there is none. */
  planDocumentContent(id: string, actor: Actor): Promise<Pick<ReadDocument, "blocks" | "plan"> | null>;
  /** The plan alone: its text may be long. */
  planOfDocument(id: string, actor: Actor): Promise<Plan | null>;
  planDocumentBytes(id: string, actor: Actor): Promise<Uint8Array | null>;
  /** Ends the reading: with what was read, or with the code of the reason for which nothing was. */
  endReading(id: string, outcome: ReadDocument | { readonly problem: string }, actor: Actor): Promise<void>;
  /** Keeps what the list says of its findings, where a later check finds other ones. */
  keepQuestions(id: string, questions: readonly AskedQuestion[], actor: Actor): Promise<void>;
  /** Sets it to be read again: after a reading that failed. */
  beginReading(id: string, actor: Actor): Promise<void>;
  /** Refuses with `document-unknown`. */
  changePlanDocument(
    id: string,
    change: { readonly earlier?: string | null; readonly adopted?: boolean },
    actor: Actor,
  ): Promise<void>;
  removePlanDocument(id: string, actor: Actor): Promise<void>;
  /** Refuses with `answered-meanwhile` where there are answers that the planner had not seen. */
  answerFinding(answer: NewAnswer, actor: Actor): Promise<void>;
  /** Every answer ever given to these findings (to all where absent), oldest first. */
  findingAnswers(jurisdiction: string, actor: Actor, findings?: readonly string[]): Promise<readonly FindingAnswer[]>;
  /**
   * Decides on rows, all or none; a decision that is taken back takes the synonym that it made with it. Refuses with
   * `bound-meanwhile` where a row has a decision that the planner had not seen.
   */
  decideBindings(decisions: readonly RowDecision[], actor: Actor): Promise<void>;
  bindingDecisions(document: string, actor: Actor): Promise<ReadonlyMap<string, Decision>>;
  /** By printed name. */
  districtSynonyms(jurisdiction: string, actor: Actor): Promise<ReadonlyMap<string, Decision>>;
}
