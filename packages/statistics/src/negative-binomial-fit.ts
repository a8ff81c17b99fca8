import { fitCounts, type GlmFit, type GlmInput } from "./glm.ts";

const ROUNDS = 50;

/** First and second derivative of the log-gamma function (asymptotic series after shifting to x ≥ 8; Abramowitz and Stegun 6.3.18, 6.4.12). */
export function digamma(x: number): number {
  let [shifted, sum] = [x, 0];
  while (shifted < 8) sum -= 1 / shifted++;
  const square = 1 / (shifted * shifted);
  const tail = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return sum + Math.log(shifted) - 1 / (2 * shifted) - tail;
}

export function trigamma(x: number): number {
  let [shifted, sum] = [x, 0];
  while (shifted < 8) sum += 1 / (shifted++) ** 2;
  const square = 1 / (shifted * shifted);
  const tail = square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - (5 * square) / 66))));
  return sum + 1 / shifted + square / 2 + tail / shifted;
}

/**
 * Log-linear model whose counts have variance µ + alpha·µ², with alpha estimated by maximum likelihood in turn with the coefficients (Lawless,
 * Canadian Journal of Statistics 15, 1987). Counts no more variable than Poisson give alpha near 0. Null where the design is singular.
 */
export function fitNegativeBinomial(
  input: Omit<GlmInput, "alpha">,
): { readonly fit: GlmFit; readonly alpha: number } | null {
  let fit = fitCounts(input);
  if (fit === null) return null;
  let size = sizeOf(input.response, fit.fitted);
  for (let round = 0; round < ROUNDS; round++) {
    const next = fitCounts({ ...input, alpha: 1 / size });
    if (next === null) return null;
    const nextSize = sizeOf(input.response, next.fitted);
    const isSettled = Math.abs(Math.log(nextSize / size)) < 1e-10;
    [fit, size] = [next, nextSize];
    if (isSettled) break;
  }
  return { fit, alpha: 1 / size };
}

const GREATEST_SIZE = 1e7;

/** Maximum-likelihood size (1/alpha) for known means, by Newton's method on its logarithm. */
function sizeOf(response: readonly number[], fitted: readonly number[]): number {
  const spread = response.reduce((sum, y, i) => sum + (y / (fitted[i] ?? 1) - 1) ** 2, 0);
  let size = response.length / spread;
  for (let round = 0; round < ROUNDS; round++) {
    let [score, information] = [0, 0];
    response.forEach((y, i) => {
      const mu = fitted[i] ?? 0;
      score += digamma(size + y) - digamma(size) + Math.log(size / (size + mu)) + 1 - (y + size) / (mu + size);
      information += trigamma(size) - trigamma(size + y) - 1 / size + 2 / (mu + size) - (y + size) / (mu + size) ** 2;
    });
    if (!(information > 0)) return score > 0 ? GREATEST_SIZE : size;
    const next = size * Math.exp(Math.max(-1, Math.min(1, score / (information * size))));
    if (next > GREATEST_SIZE) return GREATEST_SIZE;
    if (Math.abs(next - size) < 1e-11 * size) return next;
    size = next;
  }
  return size;
}
