import { backtestError, dampedTrend, type TrendForecast } from "@kangyu/statistics";
import type { Text } from "./indicator.ts";

export type Forecast =
  | { readonly ok: true; readonly points: readonly TrendForecast[]; readonly backtestError: number | null }
  | { readonly ok: false; readonly why: { readonly code: "too-few-points" | "gap"; readonly text: Text } };

const FEWEST = 4;

/**
 * Where an indicator goes if nothing changes: damped trend over equally spaced values (the ends of past years), oldest
 * first, null where there was no figure. Needs at least 4 values without a gap; otherwise says why there is none.
 */
export function forecast(values: readonly (number | null)[], steps: number): Forecast {
  const known = values.slice(values.findIndex((value) => value !== null)).filter((value) => value !== null);
  if (known.length < FEWEST || values.every((value) => value === null))
    return {
      ok: false,
      why: {
        code: "too-few-points",
        text: {
          zh: `只有${known.length}个年度值，至少需要${FEWEST}个`,
          en: `Only ${known.length} yearly values; at least ${FEWEST} are needed`,
        },
      },
    };
  if (known.length !== values.length - values.findIndex((value) => value !== null))
    return { ok: false, why: { code: "gap", text: { zh: "年度值中间有缺口", en: "A year between has no figure" } } };
  return { ok: true, points: dampedTrend(known, steps), backtestError: backtestError(known) };
}
