/** Counts of one disease in one place, one a period, oldest first. */
export interface Series {
  /** Null where the count is missing: never a zero. */
  readonly observed: readonly (number | null)[];
  /** Periods a year: 365, 52 or 12. */
  readonly frequency: number;
  /** Year and position within it of the first count; only its position matters (season of cusum's model). */
  readonly start?: readonly [number, number];
  /** Day (days since 1970-01-01) of each count; needed where years are counted by date. */
  readonly days?: readonly number[] | null;
  /** People at risk, one a count; 1 where it is not known. */
  readonly population?: readonly number[] | null;
}

/** What an algorithm says of one position. `upper` and `alarm` are null where it cannot tell, and `reason` says why. */
export interface Judged {
  /** 1-based position in the series. */
  readonly t: number;
  readonly observed: number | null;
  readonly upper: number | null;
  readonly alarm: boolean | null;
  readonly expected?: number;
  readonly score?: number;
  readonly reason?: Reason;
}

export type Reason =
  | "short-history"
  | "missing-count"
  | "missing-history"
  | "all-zero-history"
  | "few-cases"
  | "changed-definition"
  | "model-failed"
  | "no-finite-limit";

export function cannotTell(series: Series, t: number, reason: Reason): Judged {
  return { t, observed: series.observed[t - 1] ?? null, upper: null, alarm: null, reason };
}

/**
 * After nothing but zeros there is no mean to fit. No case: it cannot be told. Any case lies above a limit of 0 and is an alarm; R's
 * `cusum` says "no alarm" to hundreds, which is kept for comparison only.
 */
export function judgeZeros(series: Series, t: number, isLikeR = false): Judged {
  const observed = series.observed[t - 1] ?? null;
  if (observed === null) return cannotTell(series, t, "missing-count");
  const reason = "all-zero-history";
  if (isLikeR) return { t, observed, upper: 0, alarm: false, expected: 0, reason };
  return observed === 0 ? cannotTell(series, t, reason) : { t, observed, upper: 0, alarm: true, expected: 0, reason };
}

/** Counts at 1-based positions from..to; null when one is missing or lies outside the series. */
export function window(series: Series, from: number, to: number): number[] | null {
  const counts: number[] = [];
  for (let t = from; t <= to; t++) {
    const count = series.observed[t - 1];
    if (count === null || count === undefined) return null;
    counts.push(count);
  }
  return counts;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (n − 1). */
export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** All 1-based positions, the default range. */
export function positions(series: Series, first: number): number[] {
  return Array.from({ length: Math.max(0, series.observed.length - first + 1) }, (_, index) => first + index);
}
