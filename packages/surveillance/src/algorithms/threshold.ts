import { cannotTell, type Judged, positions, type Series } from "../series.ts";

export interface ThresholdControl {
  /** Signal at this many in the window; 1 is the single-case rule. */
  readonly cases?: number;
  /** Counts added up: the judged one and those before it. */
  readonly periods?: number;
  readonly range?: readonly number[] | undefined;
}

/** Fixed threshold, and with 1 the single-case rule of CIDARS (National Infectious Diseases Automated-alert and Response System, 2008). */
export function threshold(series: Series, control: ThresholdControl = {}): Judged[] {
  const { cases = 1, periods = 1 } = control;
  return (control.range ?? positions(series, 1)).map((t) => {
    const counts = series.observed.slice(Math.max(0, t - periods), t);
    const observed = series.observed[t - 1] ?? null;
    const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
    if (sum >= cases) return { t, observed, upper: cases, alarm: true, score: sum };
    if (observed === null) return cannotTell(series, t, "missing-count");
    if (counts.some((count) => count === null)) return cannotTell(series, t, "missing-history");
    return { t, observed, upper: cases, alarm: false, score: sum };
  });
}
