import { negativeBinomialQuantile } from "@kangyu/statistics";
import { cannotTell, type Judged, positions, type Series } from "../series.ts";
import { type HistoryControl, historyOf } from "./history.ts";

export interface BayesControl extends Partial<HistoryControl> {
  readonly alpha?: number;
  readonly range?: readonly number[] | undefined;
}

/**
 * Predictive quantile of a Poisson count whose mean has Jeffreys' prior (Riebler, Empirischer Vergleich von
 * statistischen Methoden zur Ausbruchserkennung, 2004; Höhle, Computational Statistics 22, 2007): negative binomial with size sum + 1/2.
 */
export function bayes(series: Series, control: BayesControl = {}): Judged[] {
  const { b = 0, w = 6, actY = true, alpha = 0.05 } = control;
  return (control.range ?? positions(series, b * series.frequency + w + 1)).map((t) => {
    const observed = series.observed[t - 1] ?? null;
    if (observed === null) return cannotTell(series, t, "missing-count");
    const history = historyOf(series, t, { b, w, actY });
    if (history === null) return cannotTell(series, t, "short-history");
    const known = history.filter((count) => count !== null);
    if (known.length === 0) return cannotTell(series, t, "missing-history");
    const sum = known.reduce((total, count) => total + count, 0);
    const upper = negativeBinomialQuantile(1 - alpha, sum + 0.5, known.length / (known.length + 1));
    return { t, observed, upper, alarm: observed > upper, expected: (sum + 0.5) / known.length };
  });
}
