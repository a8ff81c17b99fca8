import { gammaQuantile } from "./gamma-quantile.ts";
import { regularisedGammaP } from "./incomplete-gamma.ts";

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
  readonly serialInterval: SerialInterval;
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

/**
 * Instantaneous reproduction number from daily new cases, for each window from day 2 on (Cori et al. 2013): posterior gamma of a
 * Poisson renewal process. Cases are whole numbers without gaps.
 */
export function reproductionNumber(cases: readonly number[], options: ReproductionOptions): ReproductionNumber[] {
  const { serialInterval, window = 7, prior = { mean: 5, deviation: 5 }, level = 0.95 } = options;
  const [shape, scale] = [(prior.mean / prior.deviation) ** 2, prior.deviation ** 2 / prior.mean];
  const pressure = cases.map((_, day) => {
    let sum = 0;
    for (let back = 1; back < serialInterval.length && back <= day; back++)
      sum += (cases[day - back] ?? 0) * (serialInterval[back] ?? 0);
    return sum;
  });
  const tail = (1 - level) / 2;
  const numbers: ReproductionNumber[] = [];
  for (let end = window; end < cases.length; end++) {
    let [seen, expected] = [shape, 1 / scale];
    for (let day = end - window + 1; day <= end; day++) {
      seen += cases[day] ?? 0;
      expected += pressure[day] ?? 0;
    }
    const quantile = (p: number) => gammaQuantile(p, seen, 1 / expected);
    numbers.push({
      t: end + 1,
      mean: seen / expected,
      median: quantile(0.5),
      low: quantile(tail),
      high: quantile(1 - tail),
    });
  }
  return numbers;
}
