import type { Run } from "../cel/scope.ts";
import type { Layout, Scalar } from "../cel/value.ts";
import type { CalendarSpan } from "../duration.ts";
import type { Verdict } from "../engine/measures.ts";
import type { FieldType, Form, FormCheck, FormField, Programme } from "../programme.ts";

/** A set of codes of `catalogue/terminology`. */
export interface ValueSet {
  readonly id: string;
  readonly codes: readonly {
    readonly system: string;
    readonly code: string;
    /** Codes that begin with this one belong too (I10 and I10.x00). */
    readonly below?: boolean;
  }[];
}

export interface CompileOptions {
  /** The district's choices; the defaults stand where absent. */
  readonly settings?: Readonly<Record<string, number | boolean | string>>;
  readonly valueSets?: Readonly<Record<string, ValueSet>>;
}

export interface CompiledText {
  /** The parts between the placeholders, per language. */
  readonly zh: readonly TextPart[];
  readonly en: readonly TextPart[];
}

export type TextPart = string | { readonly run: Run; readonly date: boolean };

export interface CompiledBinding {
  readonly name: string;
  /** Position of the binding whose rows it filters; null when it reads facts. */
  readonly of: number | null;
  /** How rows are laid, by fact code, where a binding that filters another derives values of its own; else null. */
  readonly derived: ReadonlyMap<string, Layout> | null;
  readonly inSet: ((values: Readonly<Record<string, unknown>>) => boolean) | null;
  readonly where: Run | null;
  readonly daily: boolean;
}

/** What facts of a code feed; `code` is the one text that expressions compare with. */
export interface Fed {
  readonly code: string;
  readonly targets: readonly Target[];
}

/** A binding that facts of a code feed. */
export interface Target {
  readonly binding: number;
  readonly layout: Layout;
}

export interface CompiledTrigger {
  readonly reason: string;
  readonly text: CompiledText;
  readonly on: number;
  readonly atEnd: boolean;
  readonly when: Run | null;
  readonly after: CalendarSpan;
  readonly date: Run | null;
  readonly trace: string;
}

export interface CompiledState {
  readonly name: string;
  readonly enter: readonly CompiledTrigger[];
  readonly leave: readonly CompiledTrigger[];
}

export interface CompiledNext {
  readonly reason: string;
  readonly when: Run | null;
  readonly text: CompiledText;
  readonly opens: CalendarSpan;
  readonly within: CalendarSpan;
  readonly trace: string;
}

interface StepBase {
  readonly name: string;
  readonly on: number;
  readonly when: Run | null;
  readonly whileState: number | null;
  readonly text: CompiledText;
  readonly trace: string;
}

export interface CompiledRecurring extends StepBase {
  readonly kind: "recurring";
  readonly whileState: number;
  readonly first: CompiledNext;
  readonly next: readonly CompiledNext[];
}

export interface CompiledWindow extends StepBase {
  readonly kind: "window";
  readonly each: number | null;
  readonly from: Run;
  readonly owed: Run | null;
  readonly opens: CalendarSpan;
  readonly closes: CalendarSpan;
  readonly ends: CalendarSpan | null;
  readonly until: Run | null;
}

export interface CompiledCause {
  readonly reason: string;
  readonly when: Run | null;
  readonly text: CompiledText;
  readonly trace: string;
}

export interface CompiledFollowUp extends StepBase {
  readonly kind: "follow-up";
  readonly after: number;
  readonly causes: readonly CompiledCause[];
  readonly within: CalendarSpan;
  readonly ends: CalendarSpan | null;
}

export interface CompiledDose {
  readonly no: number;
  readonly minAge: CalendarSpan;
  readonly dueAge: CalendarSpan;
  readonly finishBefore: CalendarSpan | null;
  readonly finishAfter: { readonly fromDose: number; readonly atMost: CalendarSpan } | null;
  readonly maxAge: CalendarSpan | null;
  readonly intervals: readonly { readonly fromDose: number; readonly atLeast: CalendarSpan }[];
}

export interface CompiledSeries extends StepBase {
  readonly kind: "series";
  readonly from: Run;
  readonly owed: Run | null;
  readonly valid: Run | null;
  readonly grace: Run | null;
  readonly schedules: readonly { readonly from: number; readonly doses: readonly CompiledDose[] }[];
}

export type CompiledStep = CompiledRecurring | CompiledWindow | CompiledFollowUp | CompiledSeries;

export interface CompiledRule {
  readonly reason: string;
  readonly is: "in" | "out" | "unknown";
  readonly when: Run | null;
  readonly text: CompiledText;
  readonly deciding: Run | null;
  readonly trace: string;
}

export interface CompiledMeasure {
  readonly name: string;
  readonly population: Run;
  /** How many expressions are asked day after day: the population, the rules, the named parts. */
  readonly places: number;
  readonly rules: readonly CompiledRule[];
  /** What each rule says where it is true, and where it cannot be told. */
  readonly verdicts: readonly { readonly yes: Verdict; readonly unknown: Verdict }[];
  /** Said where it cannot be told whether the person belongs; null in a definition without rules, which is refused. */
  readonly unknown: Verdict | null;
}

export interface CompiledForm {
  readonly form: Form;
  readonly fields: readonly { readonly field: FormField; readonly when: Run | null }[];
  readonly derived: readonly { readonly id: string; readonly type: FieldType; readonly run: Run }[];
  readonly checks: readonly { readonly check: FormCheck; readonly when: Run; readonly text: CompiledText }[];
}

/** A definition ready to run. Opaque to other rooms but for `programme` and `settings`. */
export interface Compiled {
  readonly programme: Programme;
  readonly settings: Readonly<Record<string, Scalar>>;
  readonly bindings: readonly CompiledBinding[];
  /** Which bindings a fact of a code feeds, and how it is read there. */
  readonly byCode: ReadonlyMap<string, Fed>;
  readonly gate: Run;
  readonly states: readonly CompiledState[];
  readonly steps: readonly CompiledStep[];
  readonly measures: readonly CompiledMeasure[];
  readonly forms: ReadonlyMap<string, CompiledForm>;
  /** Every place that a case must reach. */
  readonly places: readonly string[];
}
