import { fitCounts, fitNegativeBinomial, type GlmFit, predictLink } from "@kangyu/statistics";
import type { Reason, Series } from "../series.ts";

export interface SeasonModel {
  /** Yearly waves and their overtones; 1. */
  readonly S?: number;
  readonly trend?: boolean;
  /** Fit again after each alarm, to everything before the next judged count. */
  readonly refit?: boolean;
}

export interface Means {
  /** In-control mean at a 1-based position. */
  at(t: number): number;
  readonly alpha: number;
}

/**
 * In-control means from a log-linear season model of the counts before `first`. `alpha` null estimates the dispersion by maximum
 * likelihood; 0 is Poisson.
 */
export function seasonMeans(
  series: Series,
  first: number,
  { model, alpha }: { readonly model: SeasonModel; readonly alpha: number | null },
): Means | Reason {
  const { S = 1, trend = false } = model;
  const rowOf = (t: number): number[] => {
    const row = trend ? [1, t] : [1];
    for (let wave = 1; wave <= S; wave++) {
      const angle = (2 * wave * Math.PI * t) / series.frequency;
      row.push(Math.cos(angle), Math.sin(angle));
    }
    return row;
  };
  const known: number[] = [];
  for (let t = 1; t < first; t++) if (typeof series.observed[t - 1] === "number") known.push(t);
  const response = known.map((t) => series.observed[t - 1] ?? 0);
  if (response.length <= rowOf(1).length) return first - 1 <= rowOf(1).length ? "short-history" : "missing-history";
  if (response.every((count) => count === 0)) return "all-zero-history";
  const input = { response, design: known.map(rowOf) };
  const fitted = alpha === null ? fitNegativeBinomial(input) : { fit: fitCounts({ ...input, alpha }), alpha };
  if (fitted === null || fitted.fit === null) return "model-failed";
  const fit: GlmFit = fitted.fit;
  return { at: (t) => Math.exp(predictLink(fit, rowOf(t)).eta), alpha: fitted.alpha };
}
