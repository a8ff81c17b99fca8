import { logGamma } from "./gamma.ts";

const EPSILON = 1e-16;
const MAX_TERMS = 10_000;

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MAX_TERMS; n++) {
    term *= x / (a + n);
    sum += term;
    if (Math.abs(term) < Math.abs(sum) * EPSILON) break;
  }
  return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || 1e-300);
    c = b + numerator / c || 1e-300;
    const step = c * d;
    product *= step;
    if (Math.abs(step - 1) < EPSILON) break;
  }
  return product * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

/** Lower regularised incomplete gamma function P(a, x); a > 0, x ≥ 0 (Press et al., Numerical Recipes §6.2). */
export function regularisedGammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** Upper regularised incomplete gamma function Q(a, x) = 1 − P(a, x), without loss in the tail. */
export function regularisedGammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}
