/**
 * The programme language, version 1, as it stands in `catalogue/programmes/<id>/programme.yaml`.
 * Everything typed `Expression` is CEL text, parsed and type-checked when the definition is loaded.
 */
export type Expression = string;
/**
 * ISO 8601 duration of calendar parts only: `P14D`, `P3M`, `P2W`, `P1Y`. A part may be negative (`P3M-14D`) and may be a
 * setting (`P3M{tolerance}D`, `P3M-{tolerance}D`). Years and months go first and clamp to the month's end, then weeks and days.
 */
export type Duration = string;

export interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface Source {
  readonly document: string;
  readonly section: string;
  readonly year: number;
  /** S sure, L likely, K check: the confidence of the reference that the rule was taken from. */
  readonly confidence: "S" | "L" | "K";
}

export interface Programme {
  readonly language: 1;
  readonly id: string;
  readonly version: string;
  /** Days between which this version is in force; `to` is the last day or null. */
  readonly inForce: { readonly from: string; readonly to: string | null };
  readonly title: Text;
  readonly source: Source;
  readonly settings?: Readonly<Record<string, Setting>>;
  readonly facts: Readonly<Record<string, FactBinding>>;
  /** Runs first, on the identity and on which facts exist; false means the programme costs nothing for this person. */
  readonly gate: Expression;
  readonly states?: Readonly<Record<string, StateRule>>;
  readonly forms?: Readonly<Record<string, Form>>;
  readonly steps?: Readonly<Record<string, Step>>;
  readonly measures?: Readonly<Record<string, Measure>>;
}

/** A choice of the district; the default stands until the district overrides it from a day on. */
export interface Setting {
  readonly title: Text;
  readonly default: number | boolean | string;
  readonly source: Source | "local choice";
}

/** Gives a fact a name in this programme and says which of its values are read. */
export interface FactBinding {
  /**
   * The fact code, i.e. the view or `<programme>/<form>` it comes from; a list merges several. A code of one of this
   * programme's own forms brings the form's fields and derived values along without naming them.
   */
  readonly code?: string | readonly string[];
  /** Or: the facts of a binding above, of which `where` keeps some. */
  readonly of?: string;
  readonly values?: Readonly<Record<string, ValueType>>;
  /** Keeps only facts whose value is in a value set of `catalogue/terminology`. */
  readonly valueSet?: { readonly value: string; readonly system?: string; readonly set: string };
  /** Further values worked out from those of the fact, in order; they read what `where` reads. */
  readonly derive?: Readonly<Record<string, { readonly type: ValueType; readonly value: Expression }>>;
  /** Of several facts of one day only the latest entry stays. */
  readonly daily?: boolean;
  /** Keeps only facts for which this is true; reads the values by name, `code`, and `day`. */
  readonly where?: Expression;
}

/** `list` is a text of codes with commas between, as a view's `join(',')` makes it. */
export type ValueType = "number" | "string" | "boolean" | "date" | "list";

/** Intervals that events open and close: enrolled, lost, pregnant, contracted. */
export interface StateRule {
  readonly title: Text;
  readonly enter: readonly Trigger[];
  readonly leave: readonly Trigger[];
}

export interface Trigger {
  readonly reason: string;
  readonly text: Text;
  /**
   * Name of a fact binding; the trigger fires on its day, or on its exclusive end with `at: end` when no other fact of the
   * binding lasts over that day.
   */
  readonly on: string;
  readonly at?: "start" | "end";
  /** May read `it` (the fact), `previous` (the one before it of the same binding) and everything a measure may read. */
  readonly when?: Expression;
  /** Fires this long after the day of the fact. */
  readonly after?: Duration;
  /** Or: fires on a date that the fact (`it`) holds, e.g. the end of a contract; unknown: never. */
  readonly day?: Expression;
}

export interface Form {
  readonly title: Text;
  readonly source: Source;
  readonly fields: readonly FormField[];
  /** Said while typing and again by the server: an error refuses, a warning asks, a finding tells what must follow. */
  readonly checks?: readonly FormCheck[];
  /** Values the form works out itself, e.g. BMI, the class of the visit. */
  readonly derived?: Readonly<Record<string, DerivedField>>;
}

export interface DerivedField {
  readonly title: Text;
  readonly type: FieldType;
  /** Reads the fields, the derived values above it, `day`, `birth`, `age`, `sex`, `settings`. */
  readonly value: Expression;
  readonly unit?: FormField["unit"];
  readonly options?: readonly Option[];
}

export type FieldType = "number" | "integer" | "boolean" | "choice" | "choices" | "date" | "text";

export interface FormField {
  readonly id: string;
  readonly title: Text;
  readonly type: FieldType;
  readonly unit?: { readonly ucum: string; readonly text: string };
  /** Outside `possible` is refused; outside `usual` is asked about. Inclusive. */
  readonly possible?: readonly [number, number];
  readonly usual?: readonly [number, number];
  readonly options?: readonly Option[];
  readonly required?: boolean;
  /** The field is asked only when this is true of the values entered so far. */
  readonly when?: Expression;
}

export interface Option {
  readonly code: string;
  readonly title: Text;
}

export interface FormCheck {
  readonly id: string;
  readonly level: "error" | "warning" | "finding";
  readonly when: Expression;
  readonly text: Text;
  readonly fields: readonly string[];
}

/** Something that is due: a contact, an examination, a recheck, a dose. */
export type Step = RecurringStep | WindowStep | FollowUpStep | SeriesStep;

interface StepBase {
  readonly title: Text;
  readonly source: Source;
  /** The form that does it, where this programme has one. */
  readonly form?: string;
  /** Name of the fact binding that does it, and the condition under which it counts. */
  readonly doneBy: { readonly on: string; readonly when?: Expression };
  /** The step is owed only while this state lasts; what is open when it ends is owed no more. */
  readonly while?: string;
}

/** Again and again while a state lasts; the next date follows from what the last contact found. */
export interface RecurringStep extends StepBase {
  readonly kind: "recurring";
  readonly while: string;
  /** From the day the state was entered to the first contact. */
  readonly first: Timing & { readonly text?: Text };
  /** Judged in order on the last contact (`it`, and `previous` before it); the first that is true decides. The last has no `when`. */
  readonly next: readonly NextContact[];
}

export interface NextContact extends Timing {
  readonly reason: string;
  readonly when?: Expression;
  readonly text: Text;
}

/** Once, in a window measured from a date: an age (`birth`), a gestation, a discharge. */
export interface WindowStep extends StepBase {
  readonly kind: "window";
  /** One window for each fact of this binding (`it`), not before the day of the fact. */
  readonly each?: string;
  /** A date, or a list of dates for one window each (every birthday year). Unknown: the step waits. */
  readonly from: Expression;
  /** Owed only when this is true. */
  readonly when?: Expression;
  readonly opens: Duration;
  /** Exclusive end; overdue from this day. */
  readonly closes: Duration;
  /** From this day it can no longer be made good and is `missed`. */
  readonly ends?: Duration;
  /** A date from which it is owed no more (the pregnancy ended). */
  readonly until?: Expression;
}

/** Owed by an event that met a condition: a referral to check, a recheck, the next stage of a cascade. */
export interface FollowUpStep extends StepBase {
  readonly kind: "follow-up";
  readonly after: { readonly on: string; readonly causes: readonly Cause[] };
  /** The last day that is in time, counted from the event; overdue from the day after it. */
  readonly within: Duration;
  readonly ends?: Duration;
}

/** Judged in order on the event (`it`, and `previous` before it); the first that is true makes the step owed. */
export interface Cause {
  readonly reason: string;
  readonly when?: Expression;
  readonly text: Text;
}

/** A vaccine series: doses by number with ages and intervals; a dose too early does not count and is repeated. */
export interface SeriesStep extends StepBase {
  readonly kind: "series";
  readonly from: Expression;
  /** The series is owed from the first day on which this is true until it is no more (which product, which birth cohort). */
  readonly when?: Expression;
  /** A dose (`it`) of which this is not true does not count and is repeated, like one given too early. */
  readonly valid?: Expression;
  /** Days by which a dose may be early and still count. */
  readonly graceDays?: Expression;
  /** In order of `from`; a dose is judged, and the next one dated, by the schedule in force on the day. */
  readonly schedules: readonly Schedule[];
}

export interface Schedule {
  /** First day in force; absent in the first. */
  readonly from?: string;
  readonly source: Source;
  readonly doses: readonly Dose[];
}

export interface Dose {
  readonly no: number;
  readonly minAge: Duration;
  /** Age from which it is due; the minimum age where absent. */
  readonly dueAge?: Duration;
  /** Overdue from this age (exclusive: "before 12 months"). */
  readonly finishBefore?: Duration;
  /** Overdue, at the latest, when so long after an earlier dose it has not been given. */
  readonly finishAfter?: { readonly fromDose: number; readonly atMost: Duration };
  /** Closed from this age: no longer given. */
  readonly maxAge?: Duration;
  readonly intervals?: readonly { readonly fromDose: number; readonly atLeast: Duration }[];
}

/** When a step is due: from `opens` after the anchor; `within` gives the last day in time, overdue from the day after it. */
export interface Timing {
  readonly opens: Duration;
  readonly within: Duration;
}

/** Who counts, and how: a decision list whose first true rule gives the standing and the reason. */
export interface Measure {
  readonly title: Text;
  readonly source: Source;
  /** `year`: judged anew each calendar year on what happened from 1 January up to the day; `running`: no period. */
  readonly period: "year" | "running";
  /** Who is in the denominator on a day. */
  readonly population: Expression;
  /** Named sub-expressions, in order; a rule may read them by name. */
  readonly let?: Readonly<Record<string, Expression>>;
  readonly rules: readonly MeasureRule[];
}

export interface MeasureRule {
  readonly reason: string;
  readonly is: "in" | "out" | "unknown";
  /** The reason in a few words, for many people at once; its text without values where absent. */
  readonly title?: Text;
  /** Absent in the last rule, which catches the rest. An unknown condition gives `unknown`, naming what is missing. */
  readonly when?: Expression;
  /** May name values: `{latest.sbp}`. */
  readonly text: Text;
  /** The fact that decided, shown and linked. */
  readonly deciding?: Expression;
}
