import { normalQuantile } from "@kangyu/statistics";
import { cannotTell, deviation, type Judged, mean, positions, type Series, window } from "../series.ts";

export interface EarsControl {
  readonly method?: "C1" | "C2" | "C3";
  /** Counts in the baseline, at least 3. */
  readonly baseline?: number;
  /** Smallest standard deviation believed; 0 believes a baseline of equal counts. */
  readonly minSigma?: number;
  readonly alpha?: number;
  /** C3 with the limit of its papers, which R does not have; see `docs/surveillance.md`. */
  readonly paper?: boolean;
  /** R's answer of C3 where the deviation of an earlier baseline is 0: none. */
  readonly likeR?: boolean;
  readonly range?: readonly number[] | undefined;
}

/** Two counts lie between the baseline and the judged count in C2 and C3. */
const LAG = 2;

/**
 * Early Aberration Reporting System methods C1, C2, C3 (Hutwagner et al., Journal of Urban Health 80, 2003; Fricker,
 * Hegler and Dunfee, Statistics in Medicine 27, 2008): mean plus a normal quantile times the deviation of a short baseline.
 */
export function earsC(series: Series, control: EarsControl = {}): Judged[] {
  const { method = "C1", baseline = 7, minSigma = 0 } = control;
  const z = normalQuantile(1 - (control.alpha ?? (method === "C3" ? 0.025 : 0.001)));
  const reach = { C1: baseline, C2: baseline + LAG, C3: baseline + 2 * LAG }[method];
  return (control.range ?? positions(series, reach + 1)).map((t) => {
    const observed = series.observed[t - 1] ?? null;
    if (observed === null) return cannotTell(series, t, "missing-count");
    if (t - reach < 1) return cannotTell(series, t, "short-history");
    const sizes = { baseline, minSigma, z, isByPaper: control.paper ?? false };
    if (method === "C3" && control.likeR === true && isUndefinedInR(series, t, sizes))
      return cannotTell(series, t, "no-finite-limit");
    const end = t - (method === "C1" ? 0 : LAG);
    const upper = method === "C3" ? upperC3(series, t, sizes) : upperC12(series, end, sizes);
    if (upper === null) return cannotTell(series, t, "missing-history");
    const row: Judged = { t, observed, upper, alarm: observed > upper };
    const isZero = upper === 0 && window(series, end - baseline, end - 1)?.every((count) => count === 0) === true;
    return isZero ? { ...row, reason: "all-zero-history" } : row;
  });
}

interface Sizes {
  readonly baseline: number;
  readonly minSigma: number;
  readonly z: number;
  readonly isByPaper: boolean;
}

interface Moments {
  readonly centre: number;
  readonly sigma: number;
}

function moments(series: Series, end: number, { baseline, minSigma }: Sizes): Moments | null {
  const counts = window(series, end - baseline, end - 1);
  return counts === null ? null : { centre: mean(counts), sigma: Math.max(deviation(counts), minSigma) };
}

function upperC12(series: Series, end: number, sizes: Sizes): number | null {
  const history = moments(series, end, sizes);
  return history === null ? null : history.centre + sizes.z * history.sigma;
}

/** How far a count stands over its C2 baseline in deviations, beyond the first; a flat baseline that it exceeds is infinitely far. */
function excess(series: Series, t: number, sizes: Sizes): number | null {
  const history = moments(series, t - LAG, sizes);
  const observed = series.observed[t - 1];
  if (history === null || observed === null || observed === undefined) return null;
  const difference = observed - history.centre;
  return difference <= 0 ? 0 : Math.max(0, difference / history.sigma - 1);
}

/** R divides 0 by a deviation of 0 when an earlier count equals its flat baseline. */
function isUndefinedInR(series: Series, t: number, sizes: Sizes): boolean {
  return [t - 1, t - 2].some((before) => {
    const history = moments(series, before - LAG, sizes);
    return history !== null && history.sigma === 0 && series.observed[before - 1] === history.centre;
  });
}

/**
 * C3 adds the excesses of the two counts before to today's. By its papers the limit starts at the mean of the baseline. R's `surveillance`
 * starts it at the judged count itself, so that only the two before can raise an alarm: kept where nothing else is
 * asked for, so that values agree; a flat baseline, where R has no value, follows the papers.
 */
function upperC3(series: Series, t: number, sizes: Sizes): number | null {
  const history = moments(series, t - LAG, sizes);
  const first = excess(series, t - 2, sizes);
  const second = excess(series, t - 1, sizes);
  const observed = series.observed[t - 1];
  if (history === null || first === null || second === null || observed === null || observed === undefined) return null;
  const start = sizes.isByPaper || history.sigma === 0 ? history.centre : observed;
  const left = sizes.z - (first + second);
  return history.sigma === 0 ? start : Math.max(0, start + history.sigma * left);
}
