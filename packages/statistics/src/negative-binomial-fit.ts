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
/** Up to this count the differences of digammas are sums over whole numbers, which is quicker and does not cancel. */
const GREATEST_SUM = 2000;

/** Maximum-likelihood size (1/alpha) for known means, by Newton's method on its logarithm. */
function sizeOf(response: readonly number[], fitted: readonly number[]): number {
  const spread = response.reduce((sum, y, i) => sum + (y / (fitted[i] ?? 1) - 1) ** 2, 0);
  let size = response.length / spread;
  const above = countsAbove(response);
  for (let round = 0; round < ROUNDS; round++) {
    let [score, information] = above === null ? byFunctions(response, size) : bySums(above, size);
    for (let i = 0; i < response.length; i++) {
      const total = (fitted[i] as number) + size;
      const excess = ((response[i] as number) + size) / total;
      score += Math.log(size / total) + 1 - excess;
      information += 2 / total - 1 / size - excess / total;
    }
    if (!(information > 0)) return score > 0 ? GREATEST_SIZE : size;
    const next = size * Math.exp(Math.max(-1, Math.min(1, score / (information * size))));
    if (next > GREATEST_SIZE) return GREATEST_SIZE;
    if (Math.abs(next - size) < 1e-11 * size) return next;
    size = next;
  }
  return size;
}

/** How many counts are greater than 0, 1, 2 …; null where the greatest is too great. */
function countsAbove(response: readonly number[]): Float64Array | null {
  let most = 0;
  for (const y of response) most = Math.max(most, y);
  if (most > GREATEST_SUM) return null;
  const above = new Float64Array(most);
  for (const y of response) if (y > 0) above[y - 1] = (above[y - 1] as number) + 1;
  for (let k = most - 2; k >= 0; k--) above[k] = (above[k] as number) + (above[k + 1] as number);
  return above;
}

/** Σ digamma(size + y) − digamma(size), and Σ trigamma(size) − trigamma(size + y). */
function bySums(above: Float64Array, size: number): [number, number] {
  let score = 0;
  let information = 0;
  for (let k = 0; k < above.length; k++) {
    const share = (above[k] as number) / (size + k);
    score += share;
    information += share / (size + k);
  }
  return [score, information];
}

function byFunctions(response: readonly number[], size: number): [number, number] {
  let [score, information] = [0, 0];
  for (const y of response) {
    score += digamma(size + y) - digamma(size);
    information += trigamma(size) - trigamma(size + y);
  }
  return [score, information];
}
