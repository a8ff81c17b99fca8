import type { Direction, Text } from "./indicator.ts";

/** Whom a reported value is about. Source: national health statistics survey system: stock per head by year-end permanent residents, events by the year's average. */
export const POPULATIONS = ["permanent-year-end", "permanent-average", "live-births", "own", "none"] as const;
/** Which year: calendar, October to September (reports of maternal and child health), or one day. */
export const PERIODS = ["calendar", "oct-sep", "instant"] as const;
export const COLLECTIONS = ["survey", "routine", "accounts", "stock"] as const;
/** S: in the text of the source; L: agreed by two sources; K: known and not confirmed, a local choice. */
export const CONFIDENCES = ["S", "L", "K"] as const;

/** An indicator whose value no record of residents gives: somebody hands it in, by this definition. One file of `catalogue/indicators` with `kind: reported`. */
export interface ReportedIndicator {
  readonly kind: "reported";
  readonly id: string;
  readonly version: string;
  readonly inForce: { readonly from: string; readonly to: string | null };
  readonly name: Text;
  /** Other names under which plans print it; a row of a plan is bound by them. */
  readonly synonyms: readonly string[];
  readonly unit: string;
  /** `neither`: the definition alone does not say which way is good; a plan's row may. */
  readonly direction: Direction | "neither";
  /** The value is numerator ÷ denominator × multiplier; null where it is no such ratio. */
  readonly multiplier: number | null;
  readonly decimals: number;
  readonly numerator: Text;
  readonly denominator: Text | null;
  readonly population: (typeof POPULATIONS)[number];
  readonly period: (typeof PERIODS)[number];
  readonly collection: (typeof COLLECTIONS)[number];
  /** The system or report that the value is taken from. */
  readonly system: Text;
  readonly source: string;
  /** Null where the source says it in words only. */
  readonly confidence: (typeof CONFIDENCES)[number] | null;
}
