import { invertSymmetric } from "./cholesky.ts";

export interface GlmInput {
  /** Design matrix by rows, n rows of p numbers; put the 1 of the intercept in yourself. */
  readonly design: readonly (readonly number[])[];
  /** Counts, ≥ 0. */
  readonly response: readonly number[];
  readonly weights?: readonly number[];
  /** Added to the linear predictor (the logarithm of the population). */
  readonly offset?: readonly number[];
  /** Variance of a count with mean µ is µ + alpha·µ²; 0, the default, is Poisson. */
  readonly alpha?: number;
}

export interface GlmFit {
  readonly coefficients: readonly number[];
  readonly fitted: readonly number[];
  /** Diagonal of the hat matrix. */
  readonly leverages: readonly number[];
  /** Pearson dispersion: weighted squared Pearson residuals over residual degrees of freedom (rows of positive weight − p). */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
  /** (X'WX)⁻¹ by rows; times the dispersion it is the covariance of the coefficients. */
  readonly unscaledCovariance: readonly number[];
  readonly deviance: number;
  readonly converged: boolean;
}

const MAX_ROUNDS = 25;
const TOLERANCE = 1e-8;

/**
 * Log-linear model for counts by iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 1989, §2.5);
 * started and stopped as R's `glm.fit` does, so that its results can be compared. Null where the design is singular.
 */
export function fitCounts(input: GlmInput): GlmFit | null {
  const { design, response, alpha = 0 } = input;
  const n = response.length;
  const p = design[0]?.length ?? 0;
  const weights = input.weights ?? new Array<number>(n).fill(1);
  const offset = input.offset ?? new Array<number>(n).fill(0);
  const eta = response.map((y) => Math.log(alpha === 0 ? y + 0.1 : y + (y === 0 ? 1 / 6 : 0)));
  let mu = eta.map(Math.exp);
  let deviance = devianceOf(response, mu, weights, alpha);
  let step: Step | null = null;
  let isConverged = false;
  for (let round = 0; round < MAX_ROUNDS && !isConverged; round++) {
    step = leastSquares({ design, response, weights, offset, eta, mu, alpha, p });
    if (step === null) return null;
    for (let i = 0; i < n; i++) eta[i] = dot(design[i] ?? [], step.coefficients) + (offset[i] ?? 0);
    mu = eta.map(Math.exp);
    const before = deviance;
    deviance = devianceOf(response, mu, weights, alpha);
    if (!Number.isFinite(deviance)) return null;
    isConverged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < TOLERANCE;
  }
  if (step === null) return null;
  return summary({ design, response, weights, mu, alpha, step, deviance, isConverged });
}

interface Step {
  readonly coefficients: number[];
  readonly inverse: Float64Array;
  /** Working weights of the round. */
  readonly working: readonly number[];
}

interface Round {
  readonly design: readonly (readonly number[])[];
  readonly response: readonly number[];
  readonly weights: readonly number[];
  readonly offset: readonly number[];
  readonly eta: readonly number[];
  readonly mu: readonly number[];
  readonly alpha: number;
  readonly p: number;
}

function leastSquares({ design, response, weights, offset, eta, mu, alpha, p }: Round): Step | null {
  const cross = new Float64Array(p * p);
  const right = new Float64Array(p);
  const working = mu.map((mean, i) => ((weights[i] ?? 1) * mean) / (1 + alpha * mean));
  for (let i = 0; i < design.length; i++) {
    const row = design[i] ?? [];
    const w = working[i] ?? 0;
    const z = (eta[i] ?? 0) - (offset[i] ?? 0) + ((response[i] ?? 0) - (mu[i] ?? 0)) / (mu[i] ?? 1);
    for (let j = 0; j < p; j++) {
      const weighted = w * (row[j] ?? 0);
      right[j] = (right[j] ?? 0) + weighted * z;
      for (let k = 0; k <= j; k++) cross[j * p + k] = (cross[j * p + k] ?? 0) + weighted * (row[k] ?? 0);
    }
  }
  const inverse = invertSymmetric(cross, p);
  if (inverse === null) return null;
  const coefficients = Array.from({ length: p }, (_, j) => {
    let sum = 0;
    for (let k = 0; k < p; k++) sum += (inverse[j * p + k] ?? 0) * (right[k] ?? 0);
    return sum;
  });
  return { coefficients, inverse, working };
}

interface Ended {
  readonly design: readonly (readonly number[])[];
  readonly response: readonly number[];
  readonly weights: readonly number[];
  readonly mu: readonly number[];
  readonly alpha: number;
  readonly step: Step;
  readonly deviance: number;
  readonly isConverged: boolean;
}

function summary({ design, response, weights, mu, alpha, step, deviance, isConverged }: Ended): GlmFit {
  const p = step.coefficients.length;
  const degreesOfFreedom = weights.filter((weight) => weight > 0).length - p;
  let pearson = 0;
  response.forEach((y, i) => {
    const mean = mu[i] ?? 0;
    if (mean > 0) pearson += ((weights[i] ?? 1) * (y - mean) ** 2) / (mean + alpha * mean * mean);
  });
  const leverages = design.map((row, i) => (step.working[i] ?? 0) * quadratic(step.inverse, row));
  return {
    coefficients: step.coefficients,
    fitted: mu,
    leverages,
    deviance,
    degreesOfFreedom,
    converged: isConverged,
    dispersion: degreesOfFreedom > 0 ? pearson / degreesOfFreedom : Number.NaN,
    unscaledCovariance: Array.from(step.inverse),
  };
}

function dot(row: readonly number[], coefficients: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < coefficients.length; j++) sum += (row[j] ?? 0) * (coefficients[j] ?? 0);
  return sum;
}

function quadratic(matrix: ArrayLike<number>, row: readonly number[]): number {
  const p = row.length;
  let sum = 0;
  for (let j = 0; j < p; j++)
    for (let k = 0; k < p; k++) sum += (row[j] ?? 0) * (matrix[j * p + k] ?? 0) * (row[k] ?? 0);
  return sum;
}

function devianceOf(
  response: readonly number[],
  mu: readonly number[],
  weights: readonly number[],
  alpha: number,
): number {
  let sum = 0;
  response.forEach((y, i) => {
    const mean = mu[i] ?? 0;
    const logTerm = y === 0 ? 0 : y * Math.log(y / mean);
    sum +=
      (weights[i] ?? 1) *
      (alpha === 0 ? logTerm - (y - mean) : logTerm - (y + 1 / alpha) * Math.log((1 + alpha * y) / (1 + alpha * mean)));
  });
  return 2 * sum;
}

/** Linear predictor and its standard error, before scaling by the square root of the dispersion, at one design row. */
export function predictLink(
  fit: GlmFit,
  row: readonly number[],
  offset = 0,
): { readonly eta: number; readonly unscaledError: number } {
  return { eta: dot(row, fit.coefficients) + offset, unscaledError: Math.sqrt(quadratic(fit.unscaledCovariance, row)) };
}
