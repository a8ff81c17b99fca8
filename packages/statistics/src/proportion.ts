import { betaQuantile } from "./beta.ts";

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
