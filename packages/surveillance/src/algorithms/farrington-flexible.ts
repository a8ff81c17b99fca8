import { cannotTell, type Judged, judgeZeros, positions, type Reason, type Series } from "../series.ts";
import { nearestWeekday, yearsBefore } from "./calendar.ts";
import { type FarringtonControl, hasCases, judge, judgeFew, positionsOfDays } from "./farrington.ts";
import { deltaLimit, negativeBinomialLimit, type ThresholdMethod } from "./farrington-limit.ts";
import { type ModelRoom, modelRoom, predictCount } from "./farrington-model.ts";
import { type CountTable, countTable, emptyReference, greatest, learn, type Reference } from "./season-counts.ts";

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
  const { b = 5, w = 3, noPeriods = 1, populationOffset = false } = control;
  const learning: Learning = {
    reference: emptyReference(series, { periods: noPeriods, hasOffset: populationOffset }),
    table: countTable(series),
    blocks: new Int32Array(series.observed.length + 1),
    positionOf: positionsOfDays(series),
    room: modelRoom(series, noPeriods),
  };
  const range = control.range ?? positions(series, series.frequency * b + w + 1);
  return range.map((t) => judgeOne({ series, learning }, t, control));
}

/** What all judgements of a series share: its counts and the room in which they are fitted. */
interface Learning {
  readonly reference: Reference;
  readonly table: CountTable;
  /** Season block of each position, 1 to `noPeriods`; 0 where it is in none. */
  readonly blocks: Int32Array;
  readonly positionOf: ReadonlyMap<number, number>;
  readonly room: ModelRoom;
}

interface Subject {
  readonly series: Series;
  readonly learning: Learning;
}

function judgeOne({ series, learning }: Subject, t: number, control: FarringtonFlexibleControl): Judged {
  const { b = 5, reweight = true, alpha = 0.05, trend = true, limit54 = [5, 4], powertrans = "2/3" } = control;
  const { weightsThreshold = 2.58, pThresholdTrend = 0.05, thresholdMethod = "delta" } = control;
  const { reference, room } = learning;
  const observed = series.observed[t - 1] ?? null;
  if (observed === null) return cannotTell(series, t, "missing-count");
  const gap = learnHistory({ series, learning }, t, control);
  if (gap !== null) return cannotTell(series, t, gap);
  if (!hasCases(series, t, limit54)) return judgeFew(series, t, control);
  if (greatest(reference) === 0) return judgeZeros(series, t);
  const offsetNow = control.populationOffset === true ? Math.log(series.population?.[t - 1] ?? 1) : 0;
  const model = { trend, reweight, b, weightsThreshold, pThresholdTrend, offsetNow };
  const prediction = predictCount(reference, { ...model, isErrorFromWeights: true }, room);
  if (prediction === null) return cannotTell(series, t, "model-failed");
  const upper =
    thresholdMethod === "delta"
      ? deltaLimit(prediction, powertrans, alpha)
      : negativeBinomialLimit(prediction, thresholdMethod, alpha);
  return upper === null ? cannotTell(series, t, "no-finite-limit") : judge({ t, observed }, prediction, upper);
}

function learnHistory({ series, learning }: Subject, t: number, control: FarringtonFlexibleControl): Reason | null {
  const { b = 5, w = 3, noPeriods = 1 } = control;
  const { reference, table, blocks, positionOf } = learning;
  const anchors = anchorsOf(series, t, { b, positionOf });
  const oldest = anchors.at(-1) ?? 0;
  if (anchors.some((anchor) => anchor === 0) || oldest - w < 1) return "short-history";
  placeBlocks(blocks, anchors, { w, periods: noPeriods });
  const newest = t - (control.pastWeeksNotIncluded ?? w) - 1;
  reference.n = 0;
  for (let position = oldest - w; position <= newest; position++) {
    const block = blocks[position] as number;
    if (block === 0) continue;
    const at = reference.n;
    learn(reference, table, { position, time: timeBetween(series, t, position), block: block - 1 });
    if (reference.offset !== null && reference.n > at)
      reference.offset[at] = Math.log(series.population?.[position - 1] ?? 1);
  }
  return reference.n < 2 + noPeriods ? "missing-history" : null;
}

function timeBetween({ days }: Series, t: number, position: number): number {
  if (!days) return position - t;
  const width = (days[1] ?? 1) - (days[0] ?? 0);
  return ((days[position - 1] ?? 0) - (days[t - 1] ?? 0)) / width;
}

interface Years {
  readonly b: number;
  readonly positionOf: ReadonlyMap<number, number>;
}

/** Positions of the judged count and of the same time in each of b years before, newest first; 0 where there is none. */
function anchorsOf({ days, frequency }: Series, t: number, { b, positionOf }: Years): number[] {
  return Array.from({ length: b + 1 }, (_, year) => {
    if (!days) return Math.max(0, t - frequency * year);
    const judged = days[t - 1] ?? 0;
    const back = yearsBefore(judged, year);
    return positionOf.get(frequency === 52 ? nearestWeekday(back, judged) : back) ?? 0;
  });
}

interface Cut {
  readonly w: number;
  readonly periods: number;
}

/** Season block of each position: the windows around the anchors are the last block, the time between is cut in equal parts. */
function placeBlocks(blocks: Int32Array, anchors: readonly number[], { w, periods }: Cut): void {
  blocks.fill(0);
  const now = anchors[0] ?? 0;
  blocks.fill(periods, now - w, now + 1);
  for (let year = 1; year < anchors.length; year++) {
    const anchor = anchors[year] ?? 0;
    blocks.fill(periods, anchor - w, anchor + w + 1);
    if (periods === 1) continue;
    const between = (anchors[year - 1] ?? 0) - 2 * w - 1 - anchor;
    const [length, rest] = [Math.floor(between / (periods - 1)), between % (periods - 1)];
    let position = anchor + w + 1;
    for (let block = 1; block < periods; block++)
      for (let count = 0; count < length + (block <= rest ? 1 : 0); count++) blocks[position++] = block;
  }
}
