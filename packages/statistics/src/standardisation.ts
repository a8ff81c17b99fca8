import { gammaQuantile } from "./gamma-quantile.ts";
import { normalQuantile } from "./normal.ts";
import { type PoissonMethod, poissonLimits } from "./poisson-limits.ts";
import type { Interval } from "./proportion.ts";

export interface Stratum {
  /** Cases or deaths of the age group. */
  readonly events: number;
  /** People (or person-years), above 0. */
  readonly population: number;
  /** People of the age group in the standard population. */
  readonly standard: number;
}

export interface StandardisedRate {
  /** Per person; multiply by 100,000 to print. */
  readonly rate: number;
  readonly variance: number;
  readonly normal: Interval;
  readonly gamma: Interval;
  readonly dobson: Interval;
}

/**
 * Directly standardised rate with three intervals: normal; gamma (Fay and Feuer, Statistics in Medicine 16, 1997); Dobson et al.
 * (Statistics in Medicine 10, 1991). Null without strata or with a stratum that has no people or a standard of none at all.
 */
export function directRate(strata: readonly Stratum[], level = 0.95): StandardisedRate | null {
  const total = strata.reduce((sum, { standard }) => sum + standard, 0);
  if (!(total > 0) || strata.some(({ population }) => !(population > 0))) return null;
  let [rate, variance, events, widest] = [0, 0, 0, 0];
  for (const stratum of strata) {
    const weight = stratum.standard / total / stratum.population;
    rate += weight * stratum.events;
    variance += weight * weight * stratum.events;
    events += stratum.events;
    widest = Math.max(widest, weight);
  }
  const tail = (1 - level) / 2;
  const half = normalQuantile(1 - tail) * Math.sqrt(variance);
  const counts = poissonLimits(events, "exact", level);
  const scale = events === 0 ? 0 : Math.sqrt(variance / events);
  const [above, spread] = [rate + widest, variance + widest * widest];
  return {
    rate,
    variance,
    normal: { low: Math.max(0, rate - half), high: rate + half },
    gamma: {
      low: variance === 0 ? 0 : gammaQuantile(tail, (rate * rate) / variance, variance / rate),
      high: gammaQuantile(1 - tail, (above * above) / spread, spread / above),
    },
    dobson: {
      low: rate + scale * (counts.low - events),
      high: rate + (events === 0 ? widest : scale) * (counts.high - events),
    },
  };
}

export interface StandardisedRatio {
  readonly observed: number;
  readonly expected: number;
  /** Observed to expected; null where nothing was expected. */
  readonly ratio: number | null;
  readonly limits: Interval | null;
}

/** Indirect standardisation: events against those that the standard's rates (per person) would give in this population. */
export function indirectRatio(
  strata: readonly { readonly events: number; readonly population: number; readonly standardRate: number }[],
  method: PoissonMethod = "exact",
  level = 0.95,
): StandardisedRatio {
  const observed = strata.reduce((sum, { events }) => sum + events, 0);
  const expected = strata.reduce((sum, { population, standardRate }) => sum + population * standardRate, 0);
  if (!(expected > 0)) return { observed, expected, ratio: null, limits: null };
  const { low, high } = poissonLimits(observed, method, level);
  return { observed, expected, ratio: observed / expected, limits: { low: low / expected, high: high / expected } };
}
