import { negativeBinomialQuantile, normalQuantile, poissonQuantile } from "@kangyu/statistics";
import type { Prediction } from "./farrington-model.ts";

export type PowerTransformation = "2/3" | "1/2" | "none";
export type ThresholdMethod = "delta" | "nbPlugin" | "muan";

/**
 * Upper limit of the count by the delta method on a power of it (Farrington et al. 1996, §3.5): 2/3 takes the skewness
 * of a Poisson count away, 1/2 steadies its variance. `tail` is the probability above the limit.
 */
export function deltaLimit({ eta, error, phi }: Prediction, power: PowerTransformation, tail: number): number {
  const mu = Math.exp(eta);
  const tau = phi + error * error * mu;
  const [exponent, spread] =
    power === "none"
      ? [1, Math.sqrt(mu * tau)]
      : power === "1/2"
        ? [1 / 2, Math.sqrt(tau / 4)]
        : [2 / 3, Math.sqrt((4 / 9) * mu ** (1 / 3) * tau)];
  return (mu ** exponent + normalQuantile(1 - tail) * spread) ** (1 / exponent);
}

/** Upper quantile of a negative binomial count whose mean is the estimate ("nbPlugin") or its upper limit ("muan"; Noufaily et al. 2013); null where infinite. */
export function negativeBinomialLimit(
  { eta, error, phi }: Prediction,
  method: "nbPlugin" | "muan",
  alpha: number,
): number | null {
  const mean = Math.exp(method === "nbPlugin" ? eta : eta + normalQuantile(1 - alpha) * error);
  if (!Number.isFinite(mean)) return null;
  // A dispersion of 1 but for the last digits is a Poisson count.
  return phi > 1 + 1e-9
    ? negativeBinomialQuantile(1 - alpha, mean / (phi - 1), 1 / phi)
    : poissonQuantile(1 - alpha, mean);
}
