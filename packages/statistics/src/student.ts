import { betaCdf } from "./beta.ts";
import { regularisedGammaP } from "./incomplete-gamma.ts";

/** Two-sided tail of Student's t: P(|T| > |t|) with `df` degrees of freedom. */
export function studentTwoSided(t: number, df: number): number {
  return betaCdf(df / (df + t * t), df / 2, 0.5);
}

/** Distribution function of chi-square with `df` degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return regularisedGammaP(df / 2, x / 2);
}
