export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Direction = "up" | "down";

/** Which standings of which measure are counted; `text` says it in words. */
export interface Count {
  readonly measure: string;
  readonly states: readonly ("in" | "out" | "unknown")[];
  readonly text: Text;
}

/** What is counted over what: one file of `catalogue/indicators`. The value is numerator ÷ denominator × multiplier. */
export interface Indicator {
  readonly id: string;
  readonly version: string;
  readonly inForce: { readonly from: string; readonly to: string | null };
  readonly name: Text;
  /** Other names under which plans print it; a row of a plan is bound by them. */
  readonly synonyms: readonly string[];
  readonly unit: string;
  readonly direction: Direction;
  readonly multiplier: number;
  readonly decimals: number;
  readonly numerator: Count;
  readonly denominator: Count;
  readonly period: "year" | "instant";
  readonly attribution: Text;
  readonly programme: string | null;
  readonly source: string;
}
