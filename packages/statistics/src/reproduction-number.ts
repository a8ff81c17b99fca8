import { gammaQuantile } from "./gamma-quantile.ts";
import { regularisedGammaP } from "./incomplete-gamma.ts";
import { normalQuantile } from "./normal.ts";

/** Probability of a serial interval of 0, 1, 2 … days; the first is 0. */
export type SerialInterval = readonly number[];

/**
 * Serial interval of a gamma variable shifted by one day, cut to days (Cori et al., American Journal of Epidemiology 178, 2013, web appendix
 * 11). Takes mean (above 1) and standard deviation in days and the longest interval.
 */
export function gammaSerialInterval(mean: number, deviation: number, longest: number): number[] {
  const shape = ((mean - 1) / deviation) ** 2;
  const scale = deviation ** 2 / (mean - 1);
  const cdf = (k: number, extra: number) => regularisedGammaP(shape + extra, Math.max(0, k) / scale);
  return Array.from({ length: longest + 1 }, (_, k) => {
    if (k === 0) return 0;
    const body = k * cdf(k, 0) + (k - 2) * cdf(k - 2, 0) - 2 * (k - 1) * cdf(k - 1, 0);
    return Math.max(0, body + shape * scale * (2 * cdf(k - 1, 1) - cdf(k - 2, 1) - cdf(k, 1)));
  });
}

export interface ReproductionOptions {
  /** One serial interval or, where it is uncertain, several that are equally likely: their posteriors are mixed. */
  readonly serialInterval: SerialInterval | readonly SerialInterval[];
  /** Days over which the number is held constant; 7. */
  readonly window?: number;
  /** Mean and standard deviation of the gamma prior; 5 and 5. */
  readonly prior?: { readonly mean: number; readonly deviation: number };
  readonly level?: number;
}

export interface ReproductionNumber {
  /** 1-based last day of the window. */
  readonly t: number;
  readonly mean: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Gamma posterior of one serial interval. */
interface Posterior {
  readonly shape: number;
  readonly rate: number;
}

/**
 * Instantaneous reproduction number from daily new cases, for each window from day 2 on (Cori et al. 2013): posterior gamma of a
 * Poisson renewal process. Cases are whole numbers without gaps.
 */
export function reproductionNumber(cases: readonly number[], options: ReproductionOptions): ReproductionNumber[] {
  const { window = 7, prior = { mean: 5, deviation: 5 }, level = 0.95 } = options;
  const pressures = intervalsOf(options.serialInterval).map((interval) => pressureOf(cases, interval));
  const tail = (1 - level) / 2;
  const numbers: ReproductionNumber[] = [];
  for (let end = window; end < cases.length; end++) {
    const posteriors = pressures.map((pressure): Posterior => {
      let [shape, rate] = [(prior.mean / prior.deviation) ** 2, prior.mean / prior.deviation ** 2];
      for (let day = end - window + 1; day <= end; day++) {
        shape += cases[day] ?? 0;
        rate += pressure[day] ?? 0;
      }
      return { shape, rate };
    });
    numbers.push({
      t: end + 1,
      mean: posteriors.reduce((sum, { shape, rate }) => sum + shape / rate, 0) / posteriors.length,
      median: mixtureQuantile(posteriors, 0.5),
      low: mixtureQuantile(posteriors, tail),
      high: mixtureQuantile(posteriors, 1 - tail),
    });
  }
  return numbers;
}

function intervalsOf(given: ReproductionOptions["serialInterval"]): readonly SerialInterval[] {
  return typeof given[0] === "number" ? [given as SerialInterval] : (given as readonly SerialInterval[]);
}

/** Infectiousness on each day of all who were cases before. */
function pressureOf(cases: readonly number[], interval: SerialInterval): number[] {
  return cases.map((_, day) => {
    let sum = 0;
    for (let back = 1; back < interval.length && back <= day; back++)
      sum += (cases[day - back] ?? 0) * (interval[back] ?? 0);
    return sum;
  });
}

/** Quantile of gamma posteriors in equal parts: that of the only one, or between the least and the greatest of theirs. */
function mixtureQuantile(posteriors: readonly Posterior[], p: number): number {
  const each = posteriors.map(({ shape, rate }) => gammaQuantile(p, shape, 1 / rate));
  let [low, high] = [Math.min(...each), Math.max(...each)];
  for (let round = 0; round < 60 && high - low > 1e-13 * high; round++) {
    const middle = (low + high) / 2;
    const reached = posteriors.reduce((sum, { shape, rate }) => sum + regularisedGammaP(shape, middle * rate), 0);
    if (reached / posteriors.length < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface IntervalUncertainty {
  readonly mean: number;
  readonly meanDeviation: number;
  readonly deviation: number;
  readonly deviationDeviation: number;
  /** Intervals to draw; 100. */
  readonly intervals?: number;
}

/**
 * Equally likely serial intervals whose mean (kept above 1 day) and standard deviation (above 0) are normal (the uncertain interval of Cori et al. 2013), drawn
 * at the points of Halton's sequence in bases 2 and 3, so that the same numbers give the same intervals.
 */
export function uncertainIntervals({ intervals = 100, ...normal }: IntervalUncertainty): SerialInterval[] {
  const drawn: SerialInterval[] = [];
  for (let n = 1; drawn.length < intervals; n++) {
    const mean = normal.mean + normal.meanDeviation * normalQuantile(halton(n, 2));
    const deviation = normal.deviation + normal.deviationDeviation * normalQuantile(halton(n, 3));
    if (mean > 1 && deviation > 0) drawn.push(gammaSerialInterval(mean, deviation, Math.ceil(mean + 12 * deviation)));
  }
  return drawn;
}

/** Van der Corput's sequence in a base: the digits of n behind the point, in reverse. */
function halton(n: number, base: number): number {
  let [value, place] = [0, 1 / base];
  for (let rest = n; rest > 0; rest = Math.floor(rest / base), place /= base) value += (rest % base) * place;
  return value;
}
