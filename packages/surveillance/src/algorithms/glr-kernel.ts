/** Counts and in-control means since the last alarm; a missing count stands as 0 with mean 0 and says nothing. */
export interface Run {
  readonly x: number[];
  readonly mu: number[];
  /** Count before the first of the run; 0 at the start of the series. */
  readonly before: number;
  /** For each change point: no ratio up to the count before the last is greater than this. */
  readonly bounds: number[];
}

export interface KernelControl {
  /** Dispersion: variance µ + alpha·µ²; 0 is Poisson. */
  readonly alpha: number;
  readonly change: "intercept" | "epi";
  readonly direction: 1 | -1;
}

const ROUNDS = 200;

/** Twice differentiable concave log-likelihood ratio in one parameter: its value and its slope. */
interface Ratio {
  value(parameter: number): number;
  slope(parameter: number): number;
}

/**
 * Largest log-likelihood ratio of a change in proportion to the count before, from `from` to `to` (0-based, both in), never below 0: the mean is
 * µ + λ·(count before), λ ≥ 0 (Höhle and Paul, Computational Statistics and Data Analysis 52, 2008, §2).
 */
export function epidemicChange(run: Run, [from, to]: readonly [number, number], alpha: number): number {
  return maximise(epidemicRatio(run, from, to, alpha));
}

/** The most that one count can add to a ratio, whatever the change: the mean is raised (or lowered) to the count itself. */
export function greatestGain(count: number, mean: number, { alpha, direction }: KernelControl): number {
  if (!(mean > 0) || direction * (count - mean) <= 0) return 0;
  if (alpha === 0) return poissonGain(count, mean, direction);
  const change = Math.log((1 + alpha * mean) / (1 + alpha * count));
  return (count === 0 ? 0 : count * Math.log(count / mean)) + (count + 1 / alpha) * change;
}

/** The ratio of sums: what a Poisson intercept change needs to know, so that windows can be summed once. */
export function poissonGain(cases: number, expected: number, direction: 1 | -1): number {
  if (direction * (cases - expected) <= 0) return 0;
  return (cases === 0 ? 0 : cases * Math.log(cases / expected)) - cases + expected;
}

function epidemicRatio({ x, mu, before }: Run, from: number, to: number, alpha: number): Ratio {
  const each = (lambda: number, term: (count: number, mean: number, raised: number, lag: number) => number): number => {
    let sum = 0;
    for (let i = from; i <= to; i++) {
      const [count, mean, lag] = [x[i] ?? 0, mu[i] ?? 0, (i === 0 ? before : x[i - 1]) ?? 0];
      if (mean > 0) sum += term(count, mean, mean + lambda * lag, lag);
    }
    return sum;
  };
  return {
    value: (lambda) =>
      each(lambda, (count, mean, raised) =>
        alpha === 0
          ? count * Math.log(raised / mean) - raised + mean
          : count * Math.log(raised / mean) + (count + 1 / alpha) * Math.log((1 + alpha * mean) / (1 + alpha * raised)),
      ),
    slope: (lambda) =>
      each(lambda, (count, _, raised, lag) => (lag * (count - raised)) / (raised * (1 + alpha * raised))),
  };
}

/** Greatest value of a concave ratio above 0, where it is 0: the root of its slope by regula falsi (Illinois). */
function maximise(ratio: Ratio): number {
  let [low, slopeLow]: [number, number] = [0, ratio.slope(0)];
  if (!(slopeLow > 0)) return 0;
  let [high, slopeHigh]: [number, number] = [1, ratio.slope(1)];
  while (slopeHigh > 0 && high < 512) {
    [low, slopeLow] = [high, slopeHigh];
    high *= 2;
    slopeHigh = ratio.slope(high);
  }
  for (let round = 0; round < ROUNDS && high - low > 1e-9 * Math.max(1, low); round++) {
    const middle = (low * slopeHigh - high * slopeLow) / (slopeHigh - slopeLow);
    const slope = ratio.slope(middle);
    if (Math.abs(slope) < 1e-10) return Math.max(0, ratio.value(middle));
    if (slope > 0) [low, slopeLow, slopeHigh] = [middle, slope, slopeHigh / 2];
    else [high, slopeHigh, slopeLow] = [middle, slope, slopeLow / 2];
  }
  return Math.max(0, ratio.value((low + high) / 2));
}
