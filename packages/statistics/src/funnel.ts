import { betaCdf } from "./beta.ts";
import { poissonCdf } from "./counts.ts";
import type { Interval } from "./proportion.ts";

/** Interpolated quantile of a count, so that limits are smooth in the size (Spiegelhalter, Statistics in Medicine 24, 2005, appendix A.1). */
function smoothQuantile(p: number, cdf: (k: number) => number, most: number): number {
  let [low, high] = [-1, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= p) high = middle;
    else low = middle;
  }
  const [here, before] = [cdf(high), high === 0 ? 0 : cdf(high - 1)];
  return high - (here - p) / (here - before);
}

/** P(X ≤ k) of a binomial count. */
function binomialCdf(k: number, trials: number, share: number): number {
  if (k < 0) return 0;
  return k >= trials ? 1 : betaCdf(1 - share, trials - k, k + 1);
}

/** Funnel limits of a proportion around `target` (0 to 1) for one size; exact binomial, kept within 0 and 1. */
export function proportionFunnel(target: number, trials: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  const limit = (p: number) => smoothQuantile(p, (k) => binomialCdf(k, trials, target), trials) / trials;
  return { low: Math.max(0, limit(tail)), high: Math.min(1, limit(1 - tail)) };
}

/** Funnel limits of a standardised ratio around 1 for one number of expected events; exact Poisson, not below 0. */
export function ratioFunnel(expected: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  const most = Math.ceil(expected + 20 * Math.sqrt(expected) + 50);
  const limit = (p: number) => smoothQuantile(p, (k) => poissonCdf(k, expected), most) / expected;
  return { low: Math.max(0, limit(tail)), high: limit(1 - tail) };
}
