import type { Indicator } from "./indicator.ts";

/** How many residents stand where in one measure, on one day, in one place or institution. */
export interface Counts {
  readonly in: number;
  readonly out: number;
  readonly unknown: number;
}

export interface Figure extends Counts {
  readonly numerator: number;
  readonly denominator: number;
  /** Numerator ÷ denominator × multiplier; null (never 0) where nobody is in the denominator. */
  readonly value: number | null;
}

const NOBODY: Counts = { in: 0, out: 0, unknown: 0 };

function sum(counts: Counts, states: readonly (keyof Counts)[]): number {
  return states.reduce((total, state) => total + counts[state], 0);
}

/** The indicator's figure from the counts of its measures. A measure without counts counts nobody. */
export function figureOf(indicator: Indicator, counts: ReadonlyMap<string, Counts>): Figure {
  const above = counts.get(indicator.numerator.measure) ?? NOBODY;
  const below = counts.get(indicator.denominator.measure) ?? NOBODY;
  const numerator = sum(above, indicator.numerator.states);
  const denominator = sum(below, indicator.denominator.states);
  return {
    in: below.in,
    out: below.out,
    unknown: below.unknown,
    numerator,
    denominator,
    value: denominator === 0 ? null : (numerator / denominator) * indicator.multiplier,
  };
}
