import { cannotTell, type Judged, judgeZeros, positions, type Series } from "../series.ts";
import { monthsAfter, nearestWeekday, yearsBefore } from "./calendar.ts";
import { deltaLimit, type PowerTransformation } from "./farrington-limit.ts";
import { type Prediction, predictCount, type Reference } from "./farrington-model.ts";

export interface FarringtonControl {
  readonly b?: number;
  readonly w?: number;
  readonly reweight?: boolean;
  readonly alpha?: number;
  readonly trend?: boolean;
  /** No judgement under `limit54[0]` cases in the last `limit54[1]` periods. */
  readonly limit54?: readonly [number, number];
  readonly powertrans?: PowerTransformation;
  /** R's answer where there were too few cases to judge: no alarm (and a limit of 0 in `farrington`). */
  readonly likeR?: boolean;
  readonly range?: readonly number[] | undefined;
}

/**
 * Farrington, Andrews, Beale and Catchpole, "A statistical algorithm for the early detection of outbreaks of infectious
 * disease", JRSS A 159, 1996: the same weeks of b earlier years, w to each side, in a quasi-Poisson model with trend.
 */
export function farrington(series: Series, control: FarringtonControl = {}): Judged[] {
  const { b = 5, w = 3, reweight = true, alpha = 0.05, trend = true, limit54 = [5, 4], powertrans = "2/3" } = control;
  return (control.range ?? positions(series, series.frequency * b + w + 1)).map((t) => {
    const observed = series.observed[t - 1] ?? null;
    if (observed === null) return cannotTell(series, t, "missing-count");
    const reference = referenceOf(series, t, { b, w, frequency: series.frequency });
    if (reference.response.length < 2) return cannotTell(series, t, "short-history");
    if (!hasCases(series, t, limit54)) return { ...judgeFew(series, t, control), upper: control.likeR ? 0 : null };
    if (reference.response.every((count) => count === 0)) return judgeZeros(series, t);
    const prediction = predictCount(reference, {
      trend,
      reweight,
      b,
      weightsThreshold: 1,
      pThresholdTrend: 0.05,
      noPeriods: 1,
      populationOffset: false,
      populationNow: 1,
      isErrorFromWeights: false,
    });
    return prediction === null
      ? cannotTell(series, t, "model-failed")
      : judge({ t, observed }, prediction, deltaLimit(prediction, powertrans, alpha / 2));
  });
}

export function judgeFew(series: Series, t: number, { likeR = false }: FarringtonControl): Judged {
  const row = cannotTell(series, t, "few-cases");
  return likeR ? { ...row, alarm: false } : row;
}

interface Count {
  readonly t: number;
  readonly observed: number;
}

export function judge({ t, observed }: Count, prediction: Prediction, upper: number): Judged {
  const expected = Math.exp(prediction.eta);
  return { t, observed, upper, alarm: observed > upper, expected, score: (observed - expected) / (upper - expected) };
}

/** Are there cases enough lately to judge? Missing counts add none. */
export function hasCases(series: Series, t: number, [cases, periods]: readonly [number, number]): boolean {
  const recent = series.observed.slice(Math.max(0, t - periods), t);
  return recent.reduce<number>((sum, count) => sum + (count ?? 0), 0) >= cases;
}

function referenceOf(series: Series, t: number, reach: Reach): Reference {
  const found = series.days ? positionsByDate(series.days, t, reach) : positionsByNumber(t, reach);
  const known = found.filter((position) => position > 0 && typeof series.observed[position - 1] === "number");
  return {
    response: known.map((position) => series.observed[position - 1] ?? 0),
    time: known.map((position) => position - t),
    block: known.map(() => 1),
    population: known.map(() => 1),
  };
}

interface Reach {
  readonly b: number;
  readonly w: number;
  readonly frequency: number;
}

function positionsByNumber(t: number, { b, w, frequency }: Reach): number[] {
  const found: number[] = [];
  for (let year = b; year >= 1; year--) for (let step = -w; step <= w; step++) found.push(t - frequency * year + step);
  return found;
}

function positionsByDate(days: readonly number[], t: number, { b, w, frequency }: Reach): number[] {
  const places = new Map(days.map((day, index) => [day, index + 1]));
  const judged = days[t - 1] ?? 0;
  const found: number[] = [];
  for (let year = 1; year <= b; year++)
    for (let step = -w; step <= w; step++) {
      const back = yearsBefore(judged, year);
      const day =
        frequency === 52
          ? nearestWeekday(back + 7 * step, judged)
          : frequency === 12
            ? monthsAfter(back, step)
            : back + step;
      found.push(places.get(day) ?? 0);
    }
  return found;
}
