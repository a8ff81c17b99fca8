import { cannotTell, type Judged, judgeZeros, positions, type Series } from "../series.ts";
import type { Run } from "./glr-kernel.ts";
import { type Means, type SeasonModel, seasonMeans } from "./glr-means.ts";
import { type GlrLimits, glrStatistic, likelihoodStatistic, smallestCount } from "./glr-statistic.ts";

export interface GlrControl {
  /** Alarm when the statistic reaches this (a logarithm of a likelihood ratio). */
  readonly "c.ARL"?: number;
  /** In-control means of the judged positions, one for all, or the season model that estimates them. */
  readonly mu0?: readonly number[] | number | SeasonModel | null;
  /** Dispersion of the negative binomial; 0 is Poisson, null estimates it with the means. */
  readonly alpha?: number | null;
  /** Fewest counts that a change is told from, and most (-1: all since the last alarm). */
  readonly Mtilde?: number;
  readonly M?: number;
  readonly change?: "intercept" | "epi";
  /** Logarithm of the factor to detect, when it is known beforehand; otherwise the likeliest factor is used. */
  readonly theta?: number | null;
  readonly dir?: "inc" | "dec";
  /** "value": `upper` is the statistic; "cases": the count that would alarm. */
  readonly ret?: "value" | "cases";
  readonly xMax?: number;
  readonly range?: readonly number[] | undefined;
}

/** Likelihood-ratio CUSUM of Poisson counts around a seasonal mean (Höhle and Paul, CSDA 52, 2008); starts anew after an alarm. */
export function glrpois(series: Series, control: GlrControl = {}): Judged[] {
  return glr(series, { ...control, alpha: 0 });
}

/** The same for negative binomial counts. Without `mu0` the dispersion is estimated too, unless `alpha` is given. */
export function glrnb(series: Series, control: GlrControl = {}): Judged[] {
  return glr(series, control);
}

function glr(series: Series, control: GlrControl): Judged[] {
  const range = control.range ?? positions(series, firstOf(series, control));
  const limits = limitsOf(control);
  const refit = isModel(control.mu0) && control.mu0?.refit === true;
  let means = meansOf(series, range, control);
  let run: Run = { x: [], mu: [], before: 0, bounds: [] };
  let sum = 0;
  return range.map((t, index) => {
    const observed = series.observed[t - 1] ?? null;
    if (means === "all-zero-history") return judgeZeros(series, t);
    if (typeof means === "string") return cannotTell(series, t, means);
    const mean = means.at(t);
    const isKnown = observed !== null && mean > 0;
    run.x.push(isKnown ? observed : 0);
    run.mu.push(isKnown ? mean : 0);
    if (observed === null) return cannotTell(series, t, "missing-count");
    if (!(mean > 0)) return judgeZeros(series, t);
    const now = { ...limits, alpha: means.alpha };
    const limit = control.ret === "cases" ? smallestCount(run, sum, now) : null;
    const score = now.theta === null ? glrStatistic(run, now) : likelihoodStatistic(sum, [observed, mean], now);
    const alarm = score >= now.threshold;
    const upper = control.ret === "cases" ? limit : score;
    sum = alarm ? 0 : score;
    if (alarm) {
      run = { x: [], mu: [], before: observed, bounds: [] };
      const next = range[index + 1];
      if (refit && next !== undefined) means = meansOf(series, range.slice(index + 1), control);
    }
    const row: Judged = { t, observed, upper, alarm, expected: mean, score };
    return upper === null ? { ...row, reason: "no-finite-limit" } : row;
  });
}

function limitsOf(control: GlrControl): Omit<GlrLimits, "alpha"> {
  return {
    threshold: control["c.ARL"] ?? 5,
    least: control.Mtilde ?? 1,
    most: control.M ?? -1,
    change: control.change ?? "intercept",
    direction: control.dir === "dec" ? -1 : 1,
    theta: control.theta ?? null,
    maximum: control.xMax ?? 10_000,
  };
}

function isModel(mu0: GlrControl["mu0"]): mu0 is SeasonModel | null | undefined {
  return mu0 === null || mu0 === undefined || (typeof mu0 === "object" && !Array.isArray(mu0));
}

/** A model needs something to learn from: the first half, as for the cumulative sum. */
function firstOf(series: Series, control: GlrControl): number {
  return isModel(control.mu0) ? Math.floor(series.observed.length / 2) + 1 : 1;
}

function meansOf(series: Series, range: readonly number[], control: GlrControl): ReturnType<typeof seasonMeans> {
  const { mu0, alpha } = control;
  if (isModel(mu0)) return seasonMeans(series, range[0] ?? 1, { model: mu0 ?? {}, alpha: alpha ?? null });
  const first = range[0] ?? 1;
  const at = typeof mu0 === "number" ? () => mu0 : (t: number) => (mu0 as readonly number[])[t - first] ?? 0;
  return { at, alpha: alpha ?? 0 } satisfies Means;
}
