import { type Direction, forecast, reaches, type Text } from "@kangyu/indicators";
import type { Amount } from "../plan.ts";
import { baseYearOf, type Draft, type DraftRow } from "./draft.ts";
import type { DraftEvidence } from "./evidence.ts";
import { boundsOf, yearsOf } from "./figures-of-row.ts";

export interface OutlookPoint {
  readonly year: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Where the row goes if nothing changes; without points it says why there are none. */
export interface Outlook {
  readonly points: readonly OutlookPoint[];
  /** Mean absolute error of the forecasts that would have been made in the past, in the row's unit. */
  readonly backtestError: number | null;
  readonly why: Text | null;
}

const NO_RECORDS: Text = {
  zh: "没有居民记录或上报值可供预测",
  en: "No records and nothing handed in to forecast from",
};

/** The forecast of the indicators room over the ends of past years, for each year of the plan; 80 % interval, within what a share can be. */
export function outlookOf(row: DraftRow, draft: Draft, evidence: DraftEvidence): Outlook {
  const years = yearsOf(row, evidence);
  if (years.length === 0) return { points: [], backtestError: null, why: NO_RECORDS };
  // A draft may be begun before its base year is over: the forecast then starts from the last year that is.
  const last = years.at(-1)?.year ?? baseYearOf(draft.period);
  const found = forecast(
    years.map(({ value }) => value),
    draft.period.to - last,
  );
  if (!found.ok) return { points: [], backtestError: null, why: found.why.text };
  const { low: least, high: most } = boundsOf(row);
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const points = found.points.map(({ value, low, high }, step) => ({
    year: last + step + 1,
    value: within(value),
    low: within(low),
    high: within(high),
  }));
  return { points, backtestError: found.backtestError, why: null };
}

/** How many will be in the denominator in the plan's last year: its own forecast, else as many as now. */
export function laterDenominator(
  years: readonly { readonly year: number; readonly denominator: number }[],
  { now, to }: { readonly now: number; readonly to: number },
): { readonly value: number; readonly basis: "forecast" | "as-now" } {
  const found = forecast(
    years.map(({ denominator }) => denominator),
    to - (years.at(-1)?.year ?? to),
  );
  const last = found.ok ? found.points.at(-1) : undefined;
  if (last === undefined || last.value <= 0) return { value: now, basis: "as-now" };
  return { value: Math.round(last.value), basis: "forecast" };
}

export type AloneCode = "surely" | "likely" | "perhaps" | "not" | "unknown";

/** Whether the forecast reaches a target without anything more being done. */
export interface Alone {
  readonly code: AloneCode;
  /** The forecast of the target's year; null where there is none. */
  readonly point: OutlookPoint | null;
}

/** surely: the worse end of the interval reaches it; likely: the middle does; perhaps: only the better end. */
export function aloneOf(target: Amount, outlook: Outlook, direction: Direction | null): Alone {
  const point = outlook.points.find(({ year }) => year === target.year) ?? null;
  if (point === null || direction === null) return { code: "unknown", point };
  const [worse, better] = direction === "up" ? [point.low, point.high] : [point.high, point.low];
  const answers = [worse, point.value, better].map((value) => reaches(value, target, direction));
  if (answers.includes(null)) return { code: "unknown", point };
  const [atWorst, inTheMiddle, atBest] = answers;
  return { code: atWorst ? "surely" : inTheMiddle ? "likely" : atBest ? "perhaps" : "not", point };
}
