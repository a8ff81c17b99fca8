import { cannotTell, type Judged, judgeZeros, positions, type Series } from "../series.ts";
import { monthsAfter, nearestWeekday, yearsBefore } from "./calendar.ts";
import { deltaLimit, type PowerTransformation } from "./farrington-limit.ts";
import { modelRoom, type Prediction, predictCount } from "./farrington-model.ts";
import { countTable, emptyReference, greatest, learn } from "./season-counts.ts";

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
  const room = modelRoom(series, 1);
  const history = { reference: emptyReference(series, { periods: 1, hasOffset: false }), table: countTable(series) };
  const positionOf = positionsOfDays(series);
  const reach = { b, w, frequency: series.frequency };
  return (control.range ?? positions(series, series.frequency * b + w + 1)).map((t) => {
    const observed = series.observed[t - 1] ?? null;
    if (observed === null) return cannotTell(series, t, "missing-count");
    const reference = history.reference;
    reference.n = 0;
    const found = series.days
      ? positionsByDate(positionOf, series.days[t - 1] ?? 0, reach)
      : positionsByNumber(t, reach);
    for (const position of found) learn(reference, history.table, { position, time: position - t, block: 0 });
    if (reference.n < 2) return cannotTell(series, t, "short-history");
    if (!hasCases(series, t, limit54)) return { ...judgeFew(series, t, control), upper: control.likeR ? 0 : null };
    if (greatest(reference) === 0) return judgeZeros(series, t);
    const model = { trend, reweight, b, weightsThreshold: 1, pThresholdTrend: 0.05, offsetNow: 0 };
    const prediction = predictCount(reference, { ...model, isErrorFromWeights: false }, room);
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
export function hasCases({ observed }: Series, t: number, [cases, periods]: readonly [number, number]): boolean {
  let sum = 0;
  for (let i = Math.max(0, t - periods); i < t; i++) sum += observed[i] ?? 0;
  return sum >= cases;
}

/** Position of each day of a series with dates. */
export function positionsOfDays({ days }: Series): ReadonlyMap<number, number> {
  return new Map((days ?? []).map((day, index) => [day, index + 1]));
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

function positionsByDate(positionOf: ReadonlyMap<number, number>, judged: number, reach: Reach): number[] {
  const { b, w, frequency } = reach;
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
      found.push(positionOf.get(day) ?? 0);
    }
  return found;
}
