import { poissonCdf } from "./counts.ts";
import { logGamma } from "./gamma.ts";
import { gammaQuantile } from "./gamma-quantile.ts";
import { normalQuantile } from "./normal.ts";
import type { Interval } from "./proportion.ts";

export type PoissonMethod = "exact" | "byar" | "mid-p";

/**
 * Limits of the mean of a Poisson count (events ≥ 0, a whole number). Exact: Garwood, Biometrika 28, 1936. Byar's approximation:
 * Breslow and Day, IARC 82, 1987, eq. 2.13. Mid-P: half the probability of the count itself counts as a tail.
 */
export function poissonLimits(events: number, method: PoissonMethod = "exact", level = 0.95): Interval {
  const tail = (1 - level) / 2;
  if (method === "exact")
    return {
      low: events === 0 ? 0 : gammaQuantile(tail, events),
      high: gammaQuantile(1 - tail, events + 1),
    };
  if (method === "byar") return byar(events, normalQuantile(1 - tail));
  const upperTail = (mean: number) => 1 - poissonCdf(events, mean) + probability(events, mean) / 2;
  const lowerTail = (mean: number) => poissonCdf(events - 1, mean) + probability(events, mean) / 2;
  const most = gammaQuantile(1 - tail / 4, events + 1) + 1;
  return {
    low: events === 0 ? 0 : root((mean) => upperTail(mean) < tail, [0, events]),
    high: root((mean) => lowerTail(mean) > tail, [events, most]),
  };
}

function byar(events: number, z: number): Interval {
  const limit = (count: number, sign: 1 | -1) =>
    count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3;
  return { low: events === 0 ? 0 : Math.max(0, limit(events, -1)), high: limit(events + 1, 1) };
}

function probability(events: number, mean: number): number {
  if (mean === 0) return events === 0 ? 1 : 0;
  return Math.exp(events * Math.log(mean) - mean - logGamma(events + 1));
}

function root(isBelow: (mean: number) => boolean, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to];
  for (let round = 0; round < 200 && high - low > 1e-13 * Math.max(1, high); round++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
