import type { Direction, Text } from "@kangyu/indicators";
import type { Amount, Period } from "../plan.ts";

/** Counts at the end of a year, or as far as the records go. `value` is in the indicator's unit, null where nobody counts. */
export interface YearFigure {
  readonly year: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

export interface TownshipFigure {
  readonly code: string;
  readonly name: Text;
  readonly numerator: number;
  readonly denominator: number;
}

/** What the records say of one catalogue indicator. */
export interface Measured {
  readonly indicator: string;
  readonly direction: Direction;
  readonly multiplier: number;
  readonly decimals: number;
  /** ISO day of the baseline. */
  readonly asOf: string;
  readonly baseline: YearFigure;
  /** Ends of years, oldest first, the last one the baseline's. */
  readonly years: readonly YearFigure[];
  readonly townships: readonly TownshipFigure[];
}

/** What was handed in of one catalogue indicator that no record counts, in its unit. */
export interface Reported {
  readonly indicator: string;
  readonly name: Text;
  readonly unit: string;
  readonly direction: Direction | null;
  readonly multiplier: number | null;
  readonly decimals: number;
  /** Ends of years up to the base year, oldest first, from the first to the last value; null where a year has none. */
  readonly years: readonly { readonly year: number; readonly value: number | null }[];
  /** Of the last value, with its counts where they were handed in too. */
  readonly last: {
    readonly year: number;
    readonly value: number;
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly source: string;
    /** ISO day of the source. */
    readonly said: string;
  };
}

/** A promise of another plan: a row of its indicator table, or a figure of its running text. */
export interface OtherRow {
  readonly key: string | null;
  readonly name: string;
  /** Other names that the same thing goes by, where the printed one is unusual. */
  readonly also: readonly string[];
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
  readonly from: "table" | "text";
  /** Line of the document; null where it is not known. */
  readonly line: number | null;
}

export interface OtherPlan {
  readonly id: string;
  readonly title: Text;
  /** Division code of the district whose plan it is; null where it is not known. */
  readonly jurisdiction: string | null;
  readonly period: Period;
  readonly rows: readonly OtherRow[];
}

/** A national value, as one file of `catalogue/reference` states it. */
export interface Reference {
  readonly id: string;
  /** Keys of plan rows, ids of indicators and printed names that it is about. */
  readonly keys: readonly string[];
  readonly indicators: readonly string[];
  readonly names: readonly string[];
  readonly unit: string;
  readonly direction: Direction;
  /** What kind of value it is: promised for a year, observed in it, or always asked for. */
  readonly kind: "target" | "observed" | "standard";
  readonly raw: string;
  /** Null for a standard. */
  readonly year: number | null;
  readonly scope: Text;
  readonly source: string;
  /** S: in the text of the source; L: agreed by two independent sources; K: known and not confirmed, a local choice. */
  readonly confidence: "S" | "L" | "K";
}

/**
 * Something that a target asks for and that costs money: a bed, a nurse. Rates per head ask for it by the words of their
 * names; every share of people asks for the thing of kind `people`, whose cost is each row's own.
 */
export interface CostThing {
  readonly id: string;
  readonly name: Text;
  /** What one is counted in. */
  readonly unit: Text;
  /** A row whose name holds one of these asks for this thing; the first thing of the list that fits is taken. */
  readonly words: readonly string[];
  /** Things of one group hold each other (general practitioners are physicians), so only the largest ask of it is added up. */
  readonly group: string;
  readonly kind: "places" | "staff" | "space" | "people";
  /** Whether the cost falls once, or every year anew. */
  readonly each: "once" | "year";
}

/** A project that a plan prints with its money and what it builds. */
export interface PricedProject {
  readonly plan: string;
  readonly title: Text;
  readonly name: string;
  /** Lines of the document that print it. */
  readonly lines: readonly number[];
  readonly cny: number;
  /** Rebuilt rooms cost less than new ones: only new and mixed works give a unit cost. */
  readonly works: "new" | "mixed" | "renovation";
  readonly builds: readonly { readonly thing: string; readonly from: number; readonly to: number }[];
}

/** Money that comes with every resident, whatever a target says. */
export interface Grant {
  readonly id: string;
  readonly name: Text;
  readonly cny: number;
  readonly year: number;
  readonly source: string;
  readonly confidence: "S" | "L";
}

/** What the catalogue and the plans know of costs. */
export interface CostEvidence {
  readonly things: readonly CostThing[];
  readonly projects: readonly PricedProject[];
  readonly grants: readonly Grant[];
}

/** All that a draft is helped by; nothing in it is decided by this program. */
export interface DraftEvidence {
  readonly measured: readonly Measured[];
  readonly reported: readonly Reported[];
  /** Plans of the same level of jurisdiction. */
  readonly others: readonly OtherPlan[];
  readonly references: readonly Reference[];
  readonly costs: CostEvidence;
}

export const noEvidence: DraftEvidence = {
  measured: [],
  reported: [],
  others: [],
  references: [],
  costs: { things: [], projects: [], grants: [] },
};
