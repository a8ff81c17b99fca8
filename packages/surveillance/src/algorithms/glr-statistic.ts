import { emptyWindow, interceptChange, widen } from "./glr-intercept.ts";
import { epidemicChange, greatestGain, type KernelControl, poissonGain, type Run } from "./glr-kernel.ts";

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
  const gain = greatestGain(run.x[last] ?? 0, run.mu[last] ?? 0, limits);
  return limits.change === "epi"
    ? epidemicStatistic(run, [oldest, newest], { ...limits, gain })
    : interceptStatistic(run, [oldest, newest], { ...limits, gain });
}

/** What the last count can add to any ratio: where a change point cannot reach the best with it, its ratio is not computed. */
type Bounded = GlrLimits & { readonly gain: number };

function epidemicStatistic(run: Run, [oldest, newest]: readonly [number, number], limits: Bounded): number {
  const last = run.x.length - 1;
  let best = 0;
  for (let from = newest; from >= oldest; from--) {
    const bound = (run.bounds[from] ?? 0) + limits.gain;
    if (bound > best) run.bounds[from] = epidemicChange(run, [from, last], limits.alpha);
    else run.bounds[from] = bound;
    best = Math.max(best, run.bounds[from] as number);
  }
  return best;
}

function interceptStatistic(run: Run, [oldest, newest]: readonly [number, number], limits: Bounded): number {
  const window = emptyWindow(run);
  let best = 0;
  while (window.from > oldest) {
    widen(window, run, limits.alpha);
    const { from } = window;
    const bound = limits.direction * window.score > 0 ? (run.bounds[from] ?? 0) + limits.gain : 0;
    if (from <= newest && bound > best) {
      run.bounds[from] = interceptChange(window, run, limits);
      best = Math.max(best, run.bounds[from] as number);
    } else run.bounds[from] = bound;
  }
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

/** Count in the last period at which the alarm begins, asked before its own statistic; null where none up to the maximum does. */
export function smallestCount(run: Run, sum: number, limits: GlrLimits): number | null {
  const last = run.x.length - 1;
  if (limits.theta !== null) {
    const { perCase, fixed } = step(run.mu[last] ?? 0, limits);
    return Math.max(0, (limits.threshold - sum - fixed) / perCase);
  }
  const doesAlarm = (count: number) => {
    const x = run.x.with(last, count);
    return glrStatistic({ ...run, x, bounds: [...run.bounds] }, limits) >= limits.threshold;
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
