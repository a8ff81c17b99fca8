import type { Day } from "@kangyu/fhir";
import type { Actor, World } from "./store.ts";

/** Where a reported figure stands: one district, one world, one subject, one day. */
export interface ReportedAddress {
  readonly jurisdiction: string;
  readonly world: World;
  /** Id of a catalogue indicator, or `<plan>:<row key>`. */
  readonly subject: string;
  /** The day it is about. */
  readonly asOf: Day;
}

/** A place's own counts of a figure: the district's townships, as far as they are known. */
export interface ReportedPart {
  /** Code of the place. */
  readonly place: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** What is handed in. */
export interface ReportedContent {
  /** In the indicator's unit, or the row's. */
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Empty where nobody said. */
  readonly parts: readonly ReportedPart[];
  readonly source: string;
  /** Day of the source. */
  readonly said: Day;
  readonly evidence: string | null;
  readonly withdrawn: boolean;
  readonly reason: string | null;
}

/** One version of a reported figure. */
export interface ReportedFigure extends ReportedAddress, ReportedContent {
  readonly version: number;
  readonly operator: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface NewReported extends ReportedContent {
  readonly subject: string;
  readonly asOf: Day;
  /** The version that the writer saw; 0 for the first. */
  readonly baseVersion: number;
}

/** Figures that somebody handed in, every version kept. */
export interface ReportedStore {
  /** The version of each day that stands now, withdrawn ones too, by subject and day; of all subjects, or of those named. */
  reportedFigures(
    where: Pick<ReportedAddress, "jurisdiction" | "world"> & { readonly subjects?: readonly string[] },
    actor: Actor,
  ): Promise<readonly ReportedFigure[]>;
  /** Every version of one subject, the latest first within a day, days oldest first. */
  reportedHistory(where: Omit<ReportedAddress, "asOf">, actor: Actor): Promise<readonly ReportedFigure[]>;
  /**
   * Writes versions, all or none, and notes who did it. Refuses with `version-conflict` where somebody else wrote one in
   * the meantime.
   */
  putReported(
    work: Pick<ReportedAddress, "jurisdiction" | "world"> & { readonly figures: readonly NewReported[] },
    actor: Actor,
  ): Promise<readonly ReportedFigure[]>;
}
