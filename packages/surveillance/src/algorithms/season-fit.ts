import type { Reference } from "./season-counts.ts";

const MAX_ROUNDS = 25;
const TOLERANCE = 1e-8;
/** Above this a chain of factors could overflow on its way. */
const LONGEST_CHAIN = 300;

/**
 * A log-linear model with one intercept for each season block and, if wanted, one slope in time. Its normal equations have the shape of an arrow
 * (blocks know each other only through the slope), so that they are solved, and inverted, in closed form.
 */
export interface SeasonFit {
  readonly intercepts: Float64Array;
  slope: number;
  readonly mu: Float64Array;
  /** Working weights of the last round. */
  readonly working: Float64Array;
  /** Of each block in the last round: sum of the working weights, and the mean time by them. */
  readonly blockWeight: Float64Array;
  readonly blockTime: Float64Array;
  /** One over the variance of the slope, before it is scaled by the dispersion; infinite without a slope. */
  slopeInformation: number;
  /** Pearson dispersion, NaN without degrees of freedom. */
  dispersion: number;
  degreesOfFreedom: number;
  converged: boolean;
}

export interface FitOptions {
  readonly hasTrend: boolean;
  readonly weights: Float64Array | null;
}

/** Room for fits of up to so many counts, used again and again. */
export function emptyFit(counts: number, periods: number): SeasonFit & { readonly sums: Float64Array } {
  return {
    intercepts: new Float64Array(periods),
    slope: 0,
    mu: new Float64Array(counts),
    working: new Float64Array(counts),
    blockWeight: new Float64Array(periods),
    blockTime: new Float64Array(periods),
    slopeInformation: 0,
    dispersion: Number.NaN,
    degreesOfFreedom: 0,
    converged: false,
    sums: new Float64Array(periods),
  };
}

export type SeasonRoom = ReturnType<typeof emptyFit>;

/**
 * Poisson likelihood by iteratively reweighted least squares, started and stopped as R's `glm.fit` does, so that also what has no finite
 * answer (a block of zeros) ends where R's ends. False where the design is singular or the rounds run away.
 */
export function fitSeason(reference: Reference, options: FitOptions, fit: SeasonRoom): boolean {
  const { n, count, saturated, start } = reference;
  const { weights } = options;
  let deviance = 0;
  for (let i = 0; i < n; i++) {
    const y = count[i] as number;
    fit.mu[i] = y + 0.1;
    const weight = weights === null ? 1 : (weights[i] as number);
    deviance += weight * ((saturated[i] as number) - y * (start[i] as number) + 0.1);
  }
  deviance *= 2;
  fit.converged = false;
  for (let round = 0; round < MAX_ROUNDS && !fit.converged; round++) {
    const isSolved = round === 0 ? solveFirst(reference, options, fit) : solveNext(reference, options, fit);
    if (!isSolved) return false;
    const before = deviance;
    deviance = predictAll(reference, options, fit);
    if (!Number.isFinite(deviance)) return false;
    fit.converged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < TOLERANCE;
  }
  disperse(reference, options, fit);
  return true;
}

/** The first round takes its linear predictor from the counts; later ones from the model. */
function solveFirst(reference: Reference, options: FitOptions, fit: SeasonRoom): boolean {
  const { n, count, time, block, start, offset } = reference;
  const { blockWeight, blockTime, sums, mu, working } = clear(fit);
  let [timeTime, timeSum] = [0, 0];
  for (let i = 0; i < n; i++) {
    const mean = mu[i] as number;
    const weight = options.weights === null ? 1 : (options.weights[i] as number);
    const w = weight * mean;
    working[i] = w;
    const link = (start[i] as number) - (offset === null ? 0 : (offset[i] as number));
    const weighted = weight * (mean * link + (count[i] as number) - mean);
    const b = block[i] as number;
    const t = time[i] as number;
    blockWeight[b] = (blockWeight[b] as number) + w;
    blockTime[b] = (blockTime[b] as number) + w * t;
    sums[b] = (sums[b] as number) + weighted;
    timeTime += w * t * t;
    timeSum += t * weighted;
  }
  return solve(fit, options.hasTrend, [timeTime, timeSum]);
}

/** In a later round the predictor is that of the blocks and the slope: only what is left over has to be summed. */
function solveNext({ n, count, time, block }: Reference, { weights, hasTrend }: FitOptions, fit: SeasonRoom): boolean {
  const { blockWeight, blockTime, sums, mu, working, intercepts } = clear(fit);
  let [timeTime, timeSum] = [0, 0];
  for (let i = 0; i < n; i++) {
    const mean = mu[i] as number;
    const weight = weights === null ? 1 : (weights[i] as number);
    const w = weight * mean;
    working[i] = w;
    const rest = weight * ((count[i] as number) - mean);
    const b = block[i] as number;
    const t = time[i] as number;
    blockWeight[b] = (blockWeight[b] as number) + w;
    blockTime[b] = (blockTime[b] as number) + w * t;
    sums[b] = (sums[b] as number) + rest;
    timeTime += w * t * t;
    timeSum += t * rest;
  }
  const slope = fit.slope;
  const old = intercepts.slice();
  if (!solve(fit, hasTrend, [timeTime, timeSum])) return false;
  fit.slope += slope;
  for (let b = 0; b < old.length; b++) intercepts[b] = (intercepts[b] as number) + (old[b] as number);
  return true;
}

function clear(fit: SeasonRoom): SeasonRoom {
  fit.blockWeight.fill(0);
  fit.blockTime.fill(0);
  fit.sums.fill(0);
  return fit;
}

/** The arrow: eliminates the blocks, solves for the slope, puts it back. */
function solve(fit: SeasonRoom, hasTrend: boolean, [timeTime, timeSum]: readonly [number, number]): boolean {
  const { blockWeight, blockTime, sums, intercepts } = fit;
  let [information, right] = [timeTime, timeSum];
  for (let b = 0; b < sums.length; b++) {
    const weight = blockWeight[b] as number;
    if (!(weight > 0)) return false;
    const total = blockTime[b] as number;
    blockTime[b] = total / weight;
    information -= (total * total) / weight;
    right -= (blockTime[b] as number) * (sums[b] as number);
  }
  if (hasTrend && information <= timeTime * 1e-12) return false;
  fit.slopeInformation = hasTrend ? information : Number.POSITIVE_INFINITY;
  fit.slope = hasTrend ? right / information : 0;
  for (let b = 0; b < sums.length; b++)
    intercepts[b] = (sums[b] as number) / (blockWeight[b] as number) - fit.slope * (blockTime[b] as number);
  return true;
}

/** Means by the new coefficients; returns the deviance. */
function predictAll(reference: Reference, { weights }: FitOptions, fit: SeasonRoom): number {
  const { n, count, saturated, time, block, offset } = reference;
  const { intercepts, slope, mu, sums: levels } = fit;
  const middle = n === 0 ? 0 : ((time[0] as number) + (time[n - 1] as number)) / 2;
  const isChained = Math.abs(slope * ((time[n - 1] as number) - (time[0] as number))) < LONGEST_CHAIN;
  for (let b = 0; b < levels.length; b++) levels[b] = Math.exp((intercepts[b] as number) + slope * middle);
  let [deviance, factor, step, stepFactor, last] = [0, 1, 0, 1, middle];
  for (let i = 0; i < n; i++) {
    const b = block[i] as number;
    const t = time[i] as number;
    const y = count[i] as number;
    const link = (intercepts[b] as number) + slope * t + (offset === null ? 0 : (offset[i] as number));
    let mean: number;
    if (isChained && offset === null) {
      // exp(slope·t) by steps: counts stand at even distances, so that nearly all factors are the one before.
      if (t - last !== step) {
        step = t - last;
        stepFactor = Math.exp(slope * step);
      }
      factor *= stepFactor;
      last = t;
      mean = (levels[b] as number) * factor;
    } else mean = Math.exp(link);
    mu[i] = mean;
    const weight = weights === null ? 1 : (weights[i] as number);
    deviance += weight * ((saturated[i] as number) - (y === 0 ? 0 : y * link) - y + mean);
  }
  return 2 * deviance;
}

function disperse({ n, periods, count }: Reference, { weights, hasTrend }: FitOptions, fit: SeasonRoom): void {
  let [pearson, positive] = [0, 0];
  for (let i = 0; i < n; i++) {
    const mean = fit.mu[i] as number;
    const weight = weights === null ? 1 : (weights[i] as number);
    if (weight > 0) positive++;
    // R takes the weights of the last round and the residuals after it.
    const rest = ((count[i] as number) - mean) / mean;
    if (mean > 0) pearson += (fit.working[i] as number) * rest * rest;
  }
  fit.degreesOfFreedom = positive - periods - (hasTrend ? 1 : 0);
  fit.dispersion = fit.degreesOfFreedom > 0 ? pearson / fit.degreesOfFreedom : Number.NaN;
}

/** Variance of block b's linear predictor at a time, before scaling: from the inverse of the arrow. */
export function unscaledVariance(fit: SeasonFit, b: number, time: number): number {
  const apart = time - (fit.blockTime[b] as number);
  return 1 / (fit.blockWeight[b] as number) + (apart * apart) / fit.slopeInformation;
}
