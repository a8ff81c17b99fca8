import type { Series } from "../series.ts";

export interface HistoryControl {
  /** Years back. */
  readonly b: number;
  /** Half the window around the same period of each year back, and the number of counts just before the judged one. */
  readonly w: number;
  /** Whether the w counts just before the judged one belong to the history. */
  readonly actY: boolean;
}

/** Counts that a judged position is compared with; null where the series begins too late. A missing count is left out. */
export function historyOf(series: Series, t: number, { b, w, actY }: HistoryControl): (number | null)[] | null {
  if (t - b * series.frequency - w < 1) return null;
  const positions: number[] = [];
  if (actY) for (let s = t - w; s < t; s++) positions.push(s);
  for (let year = 1; year <= b; year++)
    for (let s = t - year * series.frequency - w; s <= t - year * series.frequency + w; s++) positions.push(s);
  return positions.map((position) => series.observed[position - 1] ?? null);
}
