import { normalQuantile } from "@kangyu/statistics";
import { cannotTell, deviation, type Judged, mean, positions, type Series, window } from "../series.ts";

export interface EarsControl {
  readonly method?: "C1" | "C2" | "C3";
  /** Counts in the baseline, at least 3. */
  readonly baseline?: number;
  /** Smallest standard deviation believed; 0 believes a baseline of equal counts. */
  readonly minSigma?: number;
  readonly alpha?: number;
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
    const upper =
      method === "C3"
        ? upperC3(series, t, { baseline, minSigma, z })
        : upperC12(series, t - (method === "C2" ? LAG : 0), { baseline, minSigma, z });
    return upper === null ? cannotTell(series, t, "missing-history") : { t, observed, upper, alarm: observed > upper };
  });
}

interface Sizes {
  readonly baseline: number;
  readonly minSigma: number;
  readonly z: number;
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

/**
 * C3 adds the excesses of the two counts before to today's. As in R's `surveillance` the limit is the judged count
 * plus what is left of the quantile, so that the alarm says: the two before have used it up.
 */
function upperC3(series: Series, t: number, sizes: Sizes): number | null {
  const history = moments(series, t - LAG, sizes);
  const first = excess(series, t - 2, sizes);
  const second = excess(series, t - 1, sizes);
  const observed = series.observed[t - 1];
  if (history === null || first === null || second === null || observed === null || observed === undefined) return null;
  const left = sizes.z - (first + second);
  return left === Number.NEGATIVE_INFINITY ? 0 : Math.max(0, observed + history.sigma * left);
}
