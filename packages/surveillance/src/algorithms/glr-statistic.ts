import { changeRatio, type KernelControl, poissonGain, type Run } from "./glr-kernel.ts";

export interface GlrLimits extends KernelControl {
  readonly threshold: number;
  readonly least: number;
  readonly most: number;
  readonly theta: number | null;
  readonly maximum: number;
}

/**
 * Greatest ratio over the change points. R's `surveillance` reads `Mtilde` in three ways, kept so that values agree: with all counts and
 * Poisson it only delays the first statistic; in a Poisson window a change is never told from fewer than Mtilde + 1 counts.
 */
export function glrStatistic(run: Run, limits: GlrLimits): number {
  const last = run.x.length - 1;
  const { least, most } = limits;
  const isSummed = limits.change === "intercept" && limits.alpha === 0;
  const oldest = most > 0 ? Math.max(0, last - most) : 0;
  let newest = last - least + 1;
  if (isSummed) newest = most > 0 ? last - least : last < least - 1 ? -1 : last;
  if (isSummed) return summedStatistic(run, [oldest, newest], limits.direction);
  let best = 0;
  for (let from = newest; from >= oldest; from--) best = Math.max(best, changeRatio(run, [from, last], limits));
  return best;
}

function summedStatistic({ x, mu }: Run, [oldest, newest]: readonly [number, number], direction: 1 | -1): number {
  let [cases, expected, best] = [0, 0, 0];
  for (let from = x.length - 1; from >= oldest; from--) {
    cases += x[from] ?? 0;
    expected += mu[from] ?? 0;
    if (from <= newest) best = Math.max(best, poissonGain(cases, expected, direction));
  }
  return best;
}

/** One step of the recursive likelihood ratio for a change by the factor exp(theta), known beforehand. */
export function likelihoodStatistic(sum: number, [x, mu]: readonly [number, number], limits: GlrLimits): number {
  const { perCase, fixed } = step(mu, limits);
  return Math.max(0, sum + perCase * x + fixed);
}

/** What a case adds to the ratio, and what the period adds without any. */
function step(mu: number, { theta, alpha }: GlrLimits): { readonly perCase: number; readonly fixed: number } {
  const kappa = theta ?? 0;
  if (alpha === 0) return { perCase: kappa, fixed: (1 - Math.exp(kappa)) * mu };
  const change = Math.log((1 + alpha * mu) / (1 + alpha * mu * Math.exp(kappa)));
  return { perCase: kappa + change, fixed: change / alpha };
}

/** Count in the last period at which the alarm begins; null where none up to the maximum does. */
export function smallestCount(run: Run, sum: number, limits: GlrLimits): number | null {
  const last = run.x.length - 1;
  if (limits.theta !== null) {
    const { perCase, fixed } = step(run.mu[last] ?? 0, limits);
    return Math.max(0, (limits.threshold - sum - fixed) / perCase);
  }
  const doesAlarm = (count: number) => {
    const x = run.x.with(last, count);
    return glrStatistic({ ...run, x }, limits) >= limits.threshold;
  };
  return limits.direction === 1 ? firstAlarm(doesAlarm, limits.maximum) : lastAlarm(doesAlarm, run.mu[last] ?? 0);
}

function firstAlarm(doesAlarm: (count: number) => boolean, maximum: number): number | null {
  if (!doesAlarm(maximum)) return null;
  let [low, high] = [-1, maximum];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (doesAlarm(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** For a decrease: the greatest count, at most the mean, that still alarms. */
function lastAlarm(doesAlarm: (count: number) => boolean, mean: number): number | null {
  for (let count = Math.ceil(mean); count >= 0; count--) if (doesAlarm(count)) return count;
  return null;
}
