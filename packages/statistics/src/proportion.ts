import { betaQuantile } from "./beta.ts";
import { normalQuantile } from "./normal.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Exact interval of a proportion (Clopper and Pearson, Biometrika 26, 1934).
 * Takes events and trials (whole numbers, 0 ≤ events ≤ trials, trials > 0) and the level, 0.95 by default; returns shares in [0, 1].
 */
export function clopperPearson(events: number, trials: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return {
    low: events === 0 ? 0 : betaQuantile(tail, events, trials - events + 1),
    high: events === trials ? 1 : betaQuantile(1 - tail, events + 1, trials - events),
  };
}

/** Score interval of a proportion (Wilson, Journal of the American Statistical Association 22, 1927), without continuity correction. */
export function wilson(events: number, trials: number, level = 0.95): Interval {
  const z = normalQuantile(1 - (1 - level) / 2);
  const share = events / trials;
  const divisor = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / divisor;
  const half = (z / divisor) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return {
    low: events === 0 ? 0 : Math.max(0, centre - half),
    high: events === trials ? 1 : Math.min(1, centre + half),
  };
}
