import { fitCounts, predictLink } from "@kangyu/statistics";
import { cannotTell, type Judged, judgeZeros, mean, positions, type Series, window } from "../series.ts";

export type CusumTransformation = "standard" | "rossi" | "anscombe" | "anscombe2nd" | "pearsonNegBin" | "none";

export interface CusumControl {
  /** Reference value: how much of each standardised count is forgiven. */
  readonly k?: number;
  /** Decision limit of the sum. */
  readonly h?: number;
  /** In-control mean: a number, "glm" (one yearly wave fitted to the counts before the range), or their mean. */
  readonly m?: number | "glm" | null;
  readonly trans?: CusumTransformation;
  /** Dispersion of the negative binomial transformation. */
  readonly alpha?: number;
  /** R's answer where the in-control mean is 0: a limit of 0 and no alarm, however many cases. */
  readonly likeR?: boolean;
  readonly range?: readonly number[] | undefined;
}

interface Transformation {
  standardise(x: number, m: number, alpha: number): number;
  /** Count at which the sum, `c` before it, reaches h. */
  limit(room: number, m: number, alpha: number): number;
}

const TRANSFORMATIONS: Readonly<Record<CusumTransformation, Transformation>> = {
  standard: {
    standardise: (x, m) => (x - m) / Math.sqrt(m),
    limit: (room, m) => Math.ceil(Math.sqrt(m) * room + m),
  },
  rossi: {
    standardise: (x, m) => (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m)),
    limit: (room, m) => 2 * room * Math.sqrt(m) + 5 * m - 2 * Math.sqrt(4 * m * m + 2 * m ** 1.5 * room),
  },
  anscombe: {
    standardise: (x, m) => (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6),
    limit: (room, m) => Math.max(0, (2 / 3) * m ** (1 / 6) * room + m ** (2 / 3)) ** 1.5,
  },
  anscombe2nd: {
    standardise: (x, m) => (x ** (2 / 3) - (m ** (2 / 3) - m ** (-1 / 3) / 9)) / ((2 / 3) * m ** (1 / 6)),
    limit: (room, m) => Math.max(0, (2 / 3) * m ** (1 / 6) * room + (m ** (2 / 3) - m ** (1 / 3) / 9)) ** 1.5,
  },
  pearsonNegBin: {
    standardise: (x, m, alpha) => (x - m) / Math.sqrt(m + alpha * m * m),
    limit: (room, m, alpha) => Math.sqrt(m + alpha * m * m) * room + m,
  },
  none: { standardise: (x) => x, limit: (room) => room },
};

/**
 * Cumulative sum of standardised counts (Rossi, Lampugnani and Marchi, Statistics in Medicine 18, 1999; Pierce and Schafer 1986 for
 * Anscombe residuals). The sum starts at 0 at the first judged position and is not reset by an alarm.
 */
export function cusum(series: Series, control: CusumControl = {}): Judged[] {
  const { k = 1.04, h = 2.26, trans = "standard", alpha = 0.1 } = control;
  const range = control.range ?? positions(series, Math.floor(series.observed.length / 2) + 1);
  const means = meansOf(series, range, control.m ?? null);
  const transformation = TRANSFORMATIONS[trans];
  let sum = 0;
  return range.map((t, index) => {
    const observed = series.observed[t - 1] ?? null;
    const m = typeof means === "string" ? null : (means[index] ?? null);
    if (means === "all-zero-history") return judgeZeros(series, t, control.likeR ?? false);
    if (m === null) return cannotTell(series, t, typeof means === "string" ? means : "model-failed");
    if (observed === null) return cannotTell(series, t, "missing-count");
    const upper = Math.max(0, transformation.limit(h + k - sum, m, alpha) || 0);
    sum = Math.max(0, sum + transformation.standardise(observed, m, alpha) - k);
    return { t, observed, upper, alarm: sum >= h, expected: m, score: sum };
  });
}

function meansOf(
  series: Series,
  range: readonly number[],
  m: number | "glm" | null,
): number[] | "short-history" | "missing-history" | "all-zero-history" | "model-failed" {
  if (typeof m === "number") return range.map(() => m);
  const first = range[0] ?? 1;
  if (first < 2) return "short-history";
  const history = window(series, 1, first - 1);
  if (history === null) return "missing-history";
  if (history.every((count) => count === 0)) return "all-zero-history";
  if (m === null) return range.map(() => mean(history));
  const season = (t: number): number[] => {
    const angle = (2 * Math.PI * ((series.start?.[1] ?? 1) + t - 1)) / series.frequency;
    return [1, Math.cos(angle), Math.sin(angle)];
  };
  const fit = fitCounts({ response: history, design: history.map((_, index) => season(index + 1)) });
  return fit === null ? "model-failed" : range.map((t) => Math.exp(predictLink(fit, season(t)).eta));
}
