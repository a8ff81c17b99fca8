import { logGamma } from "./gamma.ts";
import { regularisedGammaP, regularisedGammaQ } from "./incomplete-gamma.ts";

/** Quantile of a gamma variable with the given shape and scale, by bisection on its logarithm; relative error below 1e-12. */
export function gammaQuantile(p: number, shape: number, scale = 1): number {
  if (!(p >= 0 && p <= 1) || !(shape > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const isBelow =
    p < 0.5 ? (x: number) => regularisedGammaP(shape, x) < p : (x: number) => regularisedGammaQ(shape, x) > 1 - p;
  // P(shape, x) ≤ x^shape / Γ(shape + 1), so the quantile is not below this.
  let low = (Math.log(p) + logGamma(shape + 1)) / shape;
  let high = Math.log(shape + 10 * Math.sqrt(shape) + 50);
  while (isBelow(Math.exp(high))) high += 1;
  for (let round = 0; round < 200 && high - low > 1e-14 * Math.max(1, Math.abs(low)); round++) {
    const middle = (low + high) / 2;
    if (isBelow(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return scale * Math.exp((low + high) / 2);
}
