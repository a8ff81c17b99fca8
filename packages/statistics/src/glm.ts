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

/** The input in flat arrays; of each design row only what is not 0 (season blocks are mostly 0). */
interface Flat {
  readonly n: number;
  readonly p: number;
  readonly alpha: number;
  readonly y: Float64Array;
  readonly weights: Float64Array;
  readonly offset: Float64Array;
  /** Row i has columns[starts[i] .. starts[i + 1]) with values beside them. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

function flatten({ design, response, weights, offset, alpha = 0 }: GlmInput): Flat {
  const n = response.length;
  const p = design[0]?.length ?? 0;
  const starts = new Int32Array(n + 1);
  const columns = new Int32Array(n * p);
  const values = new Float64Array(n * p);
  let at = 0;
  for (let i = 0; i < n; i++) {
    const row = design[i] ?? [];
    for (let j = 0; j < p; j++) {
      const value = row[j] ?? 0;
      if (value === 0) continue;
      columns[at] = j;
      values[at++] = value;
    }
    starts[i + 1] = at;
  }
  return {
    n,
    p,
    alpha,
    y: new Float64Array(response),
    weights: weights === undefined ? new Float64Array(n).fill(1) : new Float64Array(weights),
    offset: offset === undefined ? new Float64Array(n) : new Float64Array(offset),
    starts,
    columns,
    values,
  };
}

/** Where the rounds stand: linear predictor, means, working weights. */
interface State {
  readonly eta: Float64Array;
  readonly mu: Float64Array;
  readonly working: Float64Array;
  readonly coefficients: Float64Array;
}

/**
 * Log-linear model for counts by iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 1989, §2.5);
 * started and stopped as R's `glm.fit` does, so that its results can be compared. Null where the design is singular.
 */
export function fitCounts(input: GlmInput): GlmFit | null {
  if (isMeanOnly(input)) return fitMean(input);
  const flat = flatten(input);
  const { n, p, y, alpha } = flat;
  const [eta, mu, saturated] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const count = y[i] as number;
    const start = alpha === 0 ? count + 0.1 : count + (count === 0 ? 1 / 6 : 0);
    eta[i] = Math.log(start);
    mu[i] = start;
    saturated[i] = count === 0 ? 0 : count * Math.log(count);
  }
  const state = { eta, mu, working: new Float64Array(n), coefficients: new Float64Array(p) };
  let deviance = devianceOf(flat, state, saturated);
  let inverse: Float64Array | null = null;
  let isConverged = false;
  for (let round = 0; round < MAX_ROUNDS && !isConverged; round++) {
    inverse = leastSquares(flat, state);
    if (inverse === null) return null;
    predictAll(flat, state);
    const before = deviance;
    deviance = devianceOf(flat, state, saturated);
    if (!Number.isFinite(deviance)) return null;
    isConverged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < TOLERANCE;
  }
  return inverse === null ? null : summary(flat, state, { inverse, deviance, isConverged });
}

/** An intercept alone has its answer at once: the weighted mean. */
function isMeanOnly({ design, response, offset, alpha = 0 }: GlmInput): boolean {
  if (offset !== undefined || alpha !== 0 || response.length === 0) return false;
  for (const row of design) if (row.length !== 1 || row[0] !== 1) return false;
  return true;
}

function fitMean({ response, weights }: GlmInput): GlmFit | null {
  const n = response.length;
  let [sum, total, positive] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    sum += weight * (response[i] ?? 0);
    total += weight;
    if (weight > 0) positive++;
  }
  const mean = sum / total;
  if (!(mean > 0)) return null;
  let [pearson, deviance] = [0, 0];
  const leverages = new Array<number>(n);
  for (let i = 0; i < n; i++) {
    const [count, weight] = [response[i] ?? 0, weights?.[i] ?? 1];
    pearson += (weight * (count - mean) ** 2) / mean;
    deviance += 2 * weight * ((count === 0 ? 0 : count * Math.log(count / mean)) - (count - mean));
    leverages[i] = weight / total;
  }
  return {
    coefficients: [Math.log(mean)],
    fitted: new Array<number>(n).fill(mean),
    leverages,
    deviance,
    degreesOfFreedom: positive - 1,
    converged: true,
    dispersion: positive > 1 ? pearson / (positive - 1) : Number.NaN,
    unscaledCovariance: [1 / (total * mean)],
  };
}

/** One round: new coefficients from the working response; returns (X'WX)⁻¹. */
function leastSquares(flat: Flat, { eta, mu, working, coefficients }: State): Float64Array | null {
  const { n, p, y, weights, offset, alpha, starts, columns, values } = flat;
  const cross = new Float64Array(p * p);
  const right = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const mean = mu[i] as number;
    const w = ((weights[i] as number) * mean) / (1 + alpha * mean);
    working[i] = w;
    const z = (eta[i] as number) - (offset[i] as number) + ((y[i] as number) - mean) / mean;
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    for (let a = from; a < to; a++) {
      const j = columns[a] as number;
      const weighted = w * (values[a] as number);
      right[j] = (right[j] as number) + weighted * z;
      for (let b = from; b <= a; b++) {
        const cell = j * p + (columns[b] as number);
        cross[cell] = (cross[cell] as number) + weighted * (values[b] as number);
      }
    }
  }
  const inverse = invertSymmetric(cross, p);
  if (inverse === null) return null;
  for (let j = 0; j < p; j++) {
    let sum = 0;
    for (let k = 0; k < p; k++) sum += (inverse[j * p + k] as number) * (right[k] as number);
    coefficients[j] = sum;
  }
  return inverse;
}

function predictAll({ n, offset, starts, columns, values }: Flat, { eta, mu, coefficients }: State): void {
  for (let i = 0; i < n; i++) {
    let sum = offset[i] as number;
    const to = starts[i + 1] as number;
    for (let a = starts[i] as number; a < to; a++)
      sum += (values[a] as number) * (coefficients[columns[a] as number] as number);
    eta[i] = sum;
    mu[i] = Math.exp(sum);
  }
}

function summary(
  flat: Flat,
  { mu, working, coefficients }: State,
  { inverse, deviance, isConverged }: { inverse: Float64Array; deviance: number; isConverged: boolean },
): GlmFit {
  const { n, p, y, weights, alpha, starts, columns, values } = flat;
  const leverages = new Array<number>(n);
  let [pearson, positive] = [0, 0];
  for (let i = 0; i < n; i++) {
    const [mean, weight] = [mu[i] as number, weights[i] as number];
    if (weight > 0) positive++;
    if (mean > 0) pearson += (weight * ((y[i] as number) - mean) ** 2) / (mean + alpha * mean * mean);
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    let sum = 0;
    for (let a = from; a < to; a++)
      for (let b = from; b < to; b++)
        sum +=
          (values[a] as number) *
          (values[b] as number) *
          (inverse[(columns[a] as number) * p + (columns[b] as number)] as number);
    leverages[i] = (working[i] as number) * sum;
  }
  const degreesOfFreedom = positive - p;
  return {
    coefficients: Array.from(coefficients),
    fitted: Array.from(mu),
    leverages,
    deviance,
    degreesOfFreedom,
    converged: isConverged,
    dispersion: degreesOfFreedom > 0 ? pearson / degreesOfFreedom : Number.NaN,
    unscaledCovariance: Array.from(inverse),
  };
}

function dot(row: readonly number[], coefficients: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < coefficients.length; j++) sum += (row[j] ?? 0) * (coefficients[j] ?? 0);
  return sum;
}

function quadratic(matrix: readonly number[], row: readonly number[]): number {
  const p = row.length;
  let sum = 0;
  for (let j = 0; j < p; j++)
    for (let k = 0; k < p; k++) sum += (row[j] ?? 0) * (matrix[j * p + k] ?? 0) * (row[k] ?? 0);
  return sum;
}

/** Twice the distance from the saturated model; `saturated` holds y·log y. */
function devianceOf({ n, y, weights, alpha }: Flat, { eta, mu }: State, saturated: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [count, mean] = [y[i] as number, mu[i] as number];
    const logTerm = (saturated[i] as number) - (count === 0 ? 0 : count * (eta[i] as number));
    const rest = alpha === 0 ? count - mean : (count + 1 / alpha) * Math.log((1 + alpha * count) / (1 + alpha * mean));
    sum += (weights[i] as number) * (logTerm - rest);
  }
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
