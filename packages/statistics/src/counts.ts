import { betaCdf } from "./beta.ts";
import { regularisedGammaQ } from "./incomplete-gamma.ts";

/** P(X ≤ k) of a Poisson count with the given mean. */
export function poissonCdf(k: number, mean: number): number {
  return k < 0 ? 0 : mean === 0 ? 1 : regularisedGammaQ(Math.floor(k) + 1, mean);
}

/** P(X ≤ k) of a negative binomial count: `size` successes wanted, each with probability `probability`. */
export function negativeBinomialCdf(k: number, size: number, probability: number): number {
  return k < 0 ? 0 : betaCdf(probability, size, Math.floor(k) + 1);
}

/** Smallest count whose distribution function reaches p; doubling, then halving. Infinity at p = 1. */
function countQuantile(p: number, cdf: (k: number) => number): number {
  if (!(p >= 0 && p < 1)) return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  // The last bits of p are noise of 1 − alpha: 64 ulps are forgiven, as R does.
  const wanted = p * (1 - 64 * Number.EPSILON);
  if (cdf(0) >= wanted) return 0;
  let [low, high] = [0, 1];
  while (cdf(high) < wanted) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}

export function poissonQuantile(p: number, mean: number): number {
  return countQuantile(p, (k) => poissonCdf(k, mean));
}

export function negativeBinomialQuantile(p: number, size: number, probability: number): number {
  return countQuantile(p, (k) => negativeBinomialCdf(k, size, probability));
}
