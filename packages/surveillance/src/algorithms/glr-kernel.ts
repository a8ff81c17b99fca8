/** Counts and in-control means since the last alarm; a missing count stands as 0 with mean 0 and says nothing. */
export interface Run {
  readonly x: number[];
  readonly mu: number[];
  /** Count before the first of the run; 0 at the start of the series. */
  readonly before: number;
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
 * Largest log-likelihood ratio of a change that began at `from` and lasts to `to` (0-based, both in), never below 0.
 * "intercept": the mean is µ·exp(κ), κ ≥ 0 (κ ≤ 0 for a decrease); "epi": it is µ + λ·(count before), λ ≥ 0
 * (Höhle and Paul, Computational Statistics and Data Analysis 52, 2008, §2).
 */
export function changeRatio(run: Run, [from, to]: readonly [number, number], control: KernelControl): number {
  if (control.change === "epi") return maximise(epidemicRatio(run, from, to, control.alpha), 1);
  if (control.alpha === 0) return poissonRatio(run, from, to, control.direction);
  return maximise(interceptRatio(run, from, to, control.alpha), control.direction);
}

function poissonRatio({ x, mu }: Run, from: number, to: number, direction: 1 | -1): number {
  let [cases, expected] = [0, 0];
  for (let i = from; i <= to; i++) {
    cases += x[i] ?? 0;
    expected += mu[i] ?? 0;
  }
  return poissonGain(cases, expected, direction);
}

/** The ratio of sums: what a Poisson intercept change needs to know, so that windows can be summed once. */
export function poissonGain(cases: number, expected: number, direction: 1 | -1): number {
  if (direction * (cases - expected) <= 0) return 0;
  return (cases === 0 ? 0 : cases * Math.log(cases / expected)) - cases + expected;
}

function interceptRatio({ x, mu }: Run, from: number, to: number, alpha: number): Ratio {
  return {
    value: (kappa) => {
      let sum = 0;
      for (let i = from; i <= to; i++) {
        const [count, mean] = [x[i] ?? 0, mu[i] ?? 0];
        sum +=
          count * kappa + (count + 1 / alpha) * Math.log((1 + alpha * mean) / (1 + alpha * mean * Math.exp(kappa)));
      }
      return sum;
    },
    slope: (kappa) => {
      let sum = 0;
      const factor = Math.exp(kappa);
      for (let i = from; i <= to; i++) {
        const mean = (mu[i] ?? 0) * factor;
        sum += ((x[i] ?? 0) - mean) / (1 + alpha * mean);
      }
      return sum;
    },
  };
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

/** Greatest value of a concave ratio on one side of 0, where it is 0: the root of its slope by regula falsi (Illinois). */
function maximise(ratio: Ratio, side: 1 | -1): number {
  let [low, slopeLow]: [number, number] = [0, side * ratio.slope(0)];
  if (!(slopeLow > 0)) return 0;
  let [high, slopeHigh]: [number, number] = [side, side * ratio.slope(side)];
  while (slopeHigh > 0 && Math.abs(high) < 512) {
    [low, slopeLow] = [high, slopeHigh];
    high *= 2;
    slopeHigh = side * ratio.slope(high);
  }
  for (let round = 0; round < ROUNDS && Math.abs(high - low) > 1e-9 * Math.max(1, Math.abs(low)); round++) {
    const middle = (low * slopeHigh - high * slopeLow) / (slopeHigh - slopeLow);
    const slope = side * ratio.slope(middle);
    if (Math.abs(slope) < 1e-10) return Math.max(0, ratio.value(middle));
    if (slope > 0) [low, slopeLow, slopeHigh] = [middle, slope, slopeHigh / 2];
    else [high, slopeHigh, slopeLow] = [middle, slope, slopeLow / 2];
  }
  return Math.max(0, ratio.value((low + high) / 2));
}
