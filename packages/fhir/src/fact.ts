/** A civil day of the district: whole days since 1970-01-01. Never an instant, never a time zone. */
export type Day = number;

export type FactValue = number | string | boolean | null;

/**
 * One thing known about a resident: what was seen (`code`, `values`), the day it is about, and when it was known.
 * A visit is one fact with its measurements as named values, so that what was measured together stays together.
 */
export interface Fact {
  /** Name of the view that made it, e.g. `bp`, `diagnosis`, `residence`, `hypertension/follow-up`. */
  readonly code: string;
  readonly day: Day;
  /** Exclusive end of a fact that lasts (residence, enrolment); null when open or when it is of one day. */
  readonly until: Day | null;
  readonly values: Readonly<Record<string, FactValue>>;
  /** The resource it came from, `Type/id`; two facts of one resource share it. */
  readonly origin: string;
  readonly institution: string | null;
  /** Milliseconds since the epoch from which this version was known. */
  readonly knownFrom: number;
  /** Milliseconds since the epoch at which a correction replaced it; null while it stands. */
  readonly knownTo: number | null;
}
