import { cannotTell, type Judged, judgeZeros, positions, type Reason, type Series } from "../series.ts";
import { nearestWeekday, yearsBefore } from "./calendar.ts";
import { type FarringtonControl, hasCases, judge, judgeFew } from "./farrington.ts";
import { deltaLimit, negativeBinomialLimit, type ThresholdMethod } from "./farrington-limit.ts";
import { predictCount, type Reference } from "./farrington-model.ts";

export interface FarringtonFlexibleControl extends FarringtonControl {
  readonly weightsThreshold?: number;
  readonly pThresholdTrend?: number;
  readonly populationOffset?: boolean;
  /** Blocks that a year is divided into; 1 uses the reference weeks alone. */
  readonly noPeriods?: number;
  /** Counts just before the judged one that teach nothing; w where absent. */
  readonly pastWeeksNotIncluded?: number | null;
  readonly thresholdMethod?: ThresholdMethod;
}

/**
 * Noufaily et al., "An improved algorithm for outbreak detection in multiple surveillance systems", Statistics in
 * Medicine 32, 2013, with the options of Salmon, Schumacher and Höhle, Journal of Statistical Software 70, 2016.
 */
export function farringtonFlexible(series: Series, control: FarringtonFlexibleControl = {}): Judged[] {
  const { b = 5, w = 3 } = control;
  return (control.range ?? positions(series, series.frequency * b + w + 1)).map((t) => judgeOne(series, t, control));
}

function judgeOne(series: Series, t: number, control: FarringtonFlexibleControl): Judged {
  const { b = 5, reweight = true, alpha = 0.05, trend = true, limit54 = [5, 4], powertrans = "2/3" } = control;
  const {
    weightsThreshold = 2.58,
    pThresholdTrend = 0.05,
    noPeriods = 1,
    populationOffset = false,
    thresholdMethod = "delta",
  } = control;
  const observed = series.observed[t - 1] ?? null;
  if (observed === null) return cannotTell(series, t, "missing-count");
  const reference = referenceOf(series, t, control);
  if (typeof reference === "string") return cannotTell(series, t, reference);
  if (!hasCases(series, t, limit54)) return judgeFew(series, t, control);
  if (reference.response.every((count) => count === 0)) return judgeZeros(series, t);
  const populationNow = series.population?.[t - 1] ?? 1;
  const prediction = predictCount(reference, {
    trend,
    reweight,
    b,
    weightsThreshold,
    pThresholdTrend,
    noPeriods,
    populationOffset,
    populationNow,
    isErrorFromWeights: true,
  });
  if (prediction === null) return cannotTell(series, t, "model-failed");
  const upper =
    thresholdMethod === "delta"
      ? deltaLimit(prediction, powertrans, alpha)
      : negativeBinomialLimit(prediction, thresholdMethod, alpha);
  return upper === null ? cannotTell(series, t, "no-finite-limit") : judge({ t, observed }, prediction, upper);
}

function referenceOf(series: Series, t: number, control: FarringtonFlexibleControl): Reference | Reason {
  const { b = 5, w = 3, noPeriods = 1 } = control;
  const anchors = anchorsOf(series, t, b);
  const oldest = anchors.at(-1) ?? 0;
  if (anchors.some((anchor) => anchor === 0) || oldest - w < 1) return "short-history";
  const blocks = blocksOf(anchors, w, noPeriods);
  const excluded = control.pastWeeksNotIncluded ?? w;
  const known = [...blocks.keys()]
    .filter((position) => position < t - excluded && typeof series.observed[position - 1] === "number")
    .sort((x, y) => x - y);
  if (known.length < 2 + noPeriods) return "missing-history";
  return {
    response: known.map((position) => series.observed[position - 1] ?? 0),
    time: known.map((position) => timeBetween(series, t, position)),
    block: known.map((position) => blocks.get(position) ?? 1),
    population: known.map((position) => series.population?.[position - 1] ?? 1),
  };
}

function timeBetween(series: Series, t: number, position: number): number {
  if (!series.days) return position - t;
  const width = (series.days[1] ?? 1) - (series.days[0] ?? 0);
  return ((series.days[position - 1] ?? 0) - (series.days[t - 1] ?? 0)) / width;
}

/** Positions of the judged count and of the same time in each of b years before, newest first; 0 where there is none. */
function anchorsOf(series: Series, t: number, b: number): number[] {
  const { days, frequency } = series;
  return Array.from({ length: b + 1 }, (_, year) => {
    if (!days) return Math.max(0, t - frequency * year);
    const back = yearsBefore(days[t - 1] ?? 0, year);
    return days.indexOf(frequency === 52 ? nearestWeekday(back, days[t - 1] ?? 0) : back) + 1;
  });
}

/** Season block of each position: the windows around the anchors are the last block, the time between is cut in equal parts. */
function blocksOf(anchors: readonly number[], w: number, periods: number): Map<number, number> {
  const blocks = new Map<number, number>();
  const now = anchors[0] ?? 0;
  for (let position = now - w; position <= now; position++) blocks.set(position, periods);
  for (let year = 1; year < anchors.length; year++) {
    const anchor = anchors[year] ?? 0;
    for (let position = anchor - w; position <= anchor + w; position++) blocks.set(position, periods);
    if (periods === 1) continue;
    const between = (anchors[year - 1] ?? 0) - 2 * w - 1 - anchor;
    const [length, rest] = [Math.floor(between / (periods - 1)), between % (periods - 1)];
    let position = anchor + w + 1;
    for (let block = 1; block < periods; block++)
      for (let count = 0; count < length + (block <= rest ? 1 : 0); count++) blocks.set(position++, block);
  }
  return blocks;
}
