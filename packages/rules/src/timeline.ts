import type { Day } from "@kangyu/fhir";

export type StepState = "due" | "overdue" | "missed" | "done" | "done-late" | "invalid";
export type MeasureState = "in" | "out" | "unknown";

/** An ordered, gap-free-where-it-applies stretch `[from, to)` of one state of one track, with the reason for it. */
export interface Span<State extends string = string> {
  readonly from: Day;
  /** Exclusive; null where the state stands at the horizon. */
  readonly to: Day | null;
  readonly state: State;
  readonly reason: string;
  /** Origin of the fact that decided, `Type/id`; null where none did. */
  readonly deciding: string | null;
}

/**
 * The whole history of a person's standing in one programme, up to the horizon. Track names are the names of the
 * definition's states, steps and measures; a track that never applied is absent.
 */
export interface Timeline {
  readonly programme: string;
  readonly version: string;
  readonly states: Readonly<Record<string, readonly Span[]>>;
  readonly steps: Readonly<Record<string, readonly Span<StepState>[]>>;
  readonly measures: Readonly<Record<string, readonly Span<MeasureState>[]>>;
}

/** What the evaluator is given about one resident. Facts may come in any order; corrections are already applied. */
export interface Subject {
  readonly birth: Day | null;
  readonly death: Day | null;
  readonly sex: "male" | "female" | "other" | "unknown";
  readonly facts: readonly import("@kangyu/fhir").Fact[];
}

/** A span of a step or measure cut by where the resident lived and who managed them: what the store keeps. */
export interface Spell {
  /** `<programme>.<track>` */
  readonly measure: string;
  readonly version: string;
  readonly state: string;
  readonly reason: string;
  readonly from: Day;
  readonly to: Day | null;
  /** 12-digit place code of residence. */
  readonly place: string;
  readonly institution: string | null;
  readonly deciding: string | null;
}
