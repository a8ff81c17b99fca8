import { cannotTell, type Judged, positions, type Series } from "../series.ts";

export interface CidarsControl {
  /** Percentile of the disease, 0 to 100; 50 until 2011, then per disease (Sun et al. 2011). */
  readonly percentile?: number;
  /** Years of history: 3 in the 2006 pilot, 5 later. */
  readonly years?: number;
  /** Windows before and after the same window of each year. */
  readonly neighbours?: number;
  /** Days of a window when counts are daily; weekly counts are one window each. */
  readonly days?: number;
  /** Fewest cases that signal (local choice). */
  readonly minCases?: number;
  /** Signal when the count reaches ("gte") or exceeds ("gt") the percentile: sources differ, local choice. */
  readonly operator?: "gte" | "gt";
  readonly range?: readonly number[] | undefined;
}

/** Percentile by linear interpolation between order statistics (Hyndman and Fan, American Statistician 50, 1996, type 7). */
function percentileOf(values: readonly number[], percentile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = ((sorted.length - 1) * percentile) / 100;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

/**
 * Moving percentile method of CIDARS (Yang et al., WPSAR 2, 2011; Zhang et al., BMC Public Health 17, 2017): the cases of the latest
 * 7 days against the same window, and the two before and after it, of each of the past years.
 */
export function cidars(series: Series, control: CidarsControl = {}): Judged[] {
  const { percentile = 50, years = 5, neighbours = 2, minCases = 2, operator = "gte" } = control;
  const width = series.frequency === 365 ? (control.days ?? 7) : 1;
  const reach = years * series.frequency + neighbours * width + width - 1;
  return (control.range ?? positions(series, reach + 1)).map((t) => {
    const observed = series.observed[t - 1] ?? null;
    const current = sumOf(series, t, width);
    if (current === null) return cannotTell(series, t, "missing-count");
    if (t - reach < 1) return cannotTell(series, t, "short-history");
    const history: number[] = [];
    for (let year = 1; year <= years; year++)
      for (let step = -neighbours; step <= neighbours; step++) {
        const sum = sumOf(series, t - year * series.frequency + step * width, width);
        if (sum === null) return cannotTell(series, t, "missing-history");
        history.push(sum);
      }
    const upper = percentileOf(history, percentile);
    const isOver = operator === "gte" ? current >= upper : current > upper;
    const row = { t, observed, upper, alarm: isOver && current >= Math.max(1, minCases), score: current };
    return history.every((sum) => sum === 0) ? { ...row, reason: "all-zero-history" } : row;
  });
}

function sumOf(series: Series, end: number, width: number): number | null {
  let sum = 0;
  for (let t = end - width + 1; t <= end; t++) {
    const count = series.observed[t - 1];
    if (count === null || count === undefined) return null;
    sum += count;
  }
  return sum;
}
