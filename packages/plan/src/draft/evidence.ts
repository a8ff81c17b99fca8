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

/** A row of another plan. */
export interface OtherRow {
  readonly key: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
}

export interface OtherPlan {
  readonly id: string;
  readonly title: Text;
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

/** What one more of a thing costs, in yuan, with its source. */
export interface UnitCost {
  readonly keys: readonly string[];
  readonly indicators: readonly string[];
  readonly names: readonly string[];
  readonly cny: number;
  readonly source: string;
}

/** All that a draft is helped by; nothing in it is decided by this program. */
export interface DraftEvidence {
  readonly measured: readonly Measured[];
  readonly others: readonly OtherPlan[];
  readonly references: readonly Reference[];
  readonly unitCosts: readonly UnitCost[];
}

export const noEvidence: DraftEvidence = { measured: [], others: [], references: [], unitCosts: [] };
