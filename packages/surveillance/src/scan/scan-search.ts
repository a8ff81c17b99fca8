import type { Circles } from "./scan-circles.ts";
import { extremesOf, type Screen, screenOf } from "./scan-screen.ts";

/** Cells of a map: cases of place p in period t at p·periods + t. */
export interface Cells {
  readonly counts: Int32Array;
  readonly places: number;
  readonly periods: number;
}

/** Intervals looked at, and the share of the whole that each is expected to hold. */
export interface Intervals {
  /** Lengths 1 to this. */
  readonly longest: number;
  /** Only those that last to the last period. */
  readonly isProspective: boolean;
  /** Share of all cases expected in each cell; null where all places have the same share of each period. */
  readonly baseline: Float64Array | null;
  /** Share of each period where it is that of all places; null where periods are alike, or by place. */
  readonly profile: Float64Array | null;
}

export interface Found {
  readonly ratio: number;
  readonly centre: number;
  /** Places of the circle, nearest first, as positions in `order`. */
  readonly end: number;
  /** Periods [from, to). */
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly expected: number;
}

/** What a search needs beside the cells. */
export interface Search {
  readonly circles: Circles;
  readonly intervals: Intervals;
  readonly xlogx: Float64Array;
  readonly screen: Screen;
}

/** x·log x for whole numbers up to the number of cases. */
function logTable(cases: number): Float64Array {
  return Float64Array.from({ length: cases + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
}

export function searchOf(circles: Circles, intervals: Intervals, cases: number): Search {
  return {
    circles,
    intervals,
    xlogx: logTable(cases),
    screen: screenOf(cases, intervals.baseline === null && intervals.profile === null),
  };
}

interface Best {
  ratio: number;
  at: number;
  from: number;
  to: number;
  centre: number;
  observed: number;
  expected: number;
}

/**
 * The cylinder of the greatest log-likelihood ratio, c·log(c/e) + (C−c)·log((C−c)/(C−e)) where c > e (Kulldorff, Communications in Statistics
 * 26, 1997). `blocked` places end a circle before them. Null where no cylinder has more than expected.
 */
export function searchCylinder(cells: Cells, search: Search, blocked: ReadonlySet<number> = new Set()): Found | null {
  const { circles, intervals, screen } = search;
  const circle = emptyCircle(cells, search);
  const occupied = occupiedCells(cells);
  const best: Best = { ratio: 0, at: -1, from: 0, to: 0, centre: -1, observed: 0, expected: 0 };
  for (let centre = 0; centre + 1 < circles.starts.length; centre++) {
    circle.inside.fill(0);
    if (intervals.baseline !== null) circle.expected?.fill(0);
    const stop = circles.starts[centre + 1] ?? 0;
    for (let at = circles.starts[centre] ?? 0; at < stop; at++) {
      const place = circles.order[at] ?? 0;
      if (blocked.has(place)) break;
      addPlace(circle, occupied, place);
      if (circles.isWhole[at] === 0) continue;
      const mean = circle.cases * (circles.share[at] ?? 0);
      circle.even = mean / cells.periods;
      if (intervals.profile !== null) circle.times = mean;
      if (!intervals.isProspective && !screen.couldExceed(circle, best.ratio)) continue;
      const before = best.ratio;
      searchIntervals(circle, best);
      if (best.ratio > before) {
        best.at = at;
        best.centre = centre;
      }
    }
  }
  if (best.at < 0) return null;
  const { ratio, centre, at, from, to, observed, expected } = best;
  return { ratio, centre, end: at + 1, from, to, observed, expected };
}

/** A circle as it grows, and its sums over time. */
interface Circle {
  readonly inside: Int32Array;
  /** Cases expected in each period, divided by `times`; null where each expects `even`. */
  readonly expected: Float64Array | null;
  times: number;
  readonly extremes: readonly [number, number] | null;
  even: number;
  readonly running: Int32Array;
  readonly runningExpected: Float64Array | null;
  readonly baseline: Float64Array | null;
  readonly longest: number;
  readonly isProspective: boolean;
  readonly xlogx: Float64Array;
  readonly cases: number;
}

function emptyCircle({ periods }: Cells, { intervals, xlogx }: Search): Circle {
  const { longest, isProspective, baseline, profile } = intervals;
  const inside = new Int32Array(periods);
  return {
    inside,
    expected: baseline === null ? profile : new Float64Array(periods),
    times: 1,
    extremes: profile === null ? null : extremesOf(inside, profile),
    even: 0,
    running: new Int32Array(periods + 1),
    runningExpected: baseline === null && profile === null ? null : new Float64Array(periods + 1),
    baseline,
    longest,
    isProspective,
    xlogx,
    cases: xlogx.length - 1,
  };
}

/** Cells with cases, place by place: most have none. */
interface Occupied {
  readonly starts: Int32Array;
  readonly period: Int32Array;
  readonly count: Int32Array;
}

function occupiedCells({ counts, places, periods }: Cells): Occupied {
  const starts = new Int32Array(places + 1);
  const period = new Int32Array(counts.length);
  const count = new Int32Array(counts.length);
  let at = 0;
  for (let place = 0; place < places; place++) {
    for (let t = 0; t < periods; t++) {
      const cases = counts[place * periods + t] as number;
      if (cases === 0) continue;
      period[at] = t;
      count[at++] = cases;
    }
    starts[place + 1] = at;
  }
  return { starts, period, count };
}

function addPlace({ inside, expected, baseline, cases }: Circle, occupied: Occupied, place: number): void {
  const { starts, period, count } = occupied;
  const stop = starts[place + 1] as number;
  for (let at = starts[place] as number; at < stop; at++) {
    const t = period[at] as number;
    inside[t] = (inside[t] as number) + (count[at] as number);
  }
  if (expected === null || baseline === null) return;
  const first = place * expected.length;
  for (let t = 0; t < expected.length; t++)
    expected[t] = (expected[t] as number) + cases * (baseline[first + t] as number);
}

function searchIntervals(circle: Circle, best: Best): void {
  const { inside, running, expected, times, runningExpected, longest, isProspective } = circle;
  const periods = inside.length;
  for (let t = 0; t < periods; t++) running[t + 1] = (running[t] as number) + (inside[t] as number);
  if (expected !== null && runningExpected !== null)
    for (let t = 0; t < periods; t++)
      runningExpected[t + 1] = (runningExpected[t] as number) + times * (expected[t] as number);
  else if (!isProspective) {
    for (let low = 1; low <= longest; low *= 2) searchLengths(circle, best, [low, Math.min(longest, 2 * low - 1)]);
    return;
  }
  for (let length = 1; length <= longest; length++) {
    const first = isProspective ? periods - length : 0;
    for (let from = first; from + length <= periods; from++) weigh(circle, best, [from, from + length]);
  }
}

/**
 * Lengths low..high where one length has one expectation, so that its greatest count has its greatest ratio. No length of them can hold more
 * than the longest does, nor expect less than the shortest: where that is not enough to beat the best, none is looked at.
 */
function searchLengths(circle: Circle, best: Best, [low, high]: readonly [number, number]): void {
  const { running } = circle;
  const periods = running.length - 1;
  let [most, start] = [-1, 0];
  for (let from = 0; from + high <= periods; from++) {
    const count = (running[from + high] as number) - (running[from] as number);
    if (count > most) {
      most = count;
      start = from;
    }
  }
  if (low === high) {
    weigh(circle, best, [start, start + high]);
    return;
  }
  if (ratioOf(circle, most, circle.even * low) <= best.ratio) return;
  const middle = (low + high) >> 1;
  searchLengths(circle, best, [low, middle]);
  searchLengths(circle, best, [middle + 1, high]);
}

function ratioOf({ xlogx, cases }: Circle, count: number, expected: number): number {
  if (count <= expected) return 0;
  const rest = cases - count;
  const outside = rest === 0 ? 0 : rest * Math.log(cases - expected);
  return (xlogx[count] as number) + (xlogx[rest] as number) - count * Math.log(expected) - outside;
}

function weigh(circle: Circle, best: Best, [from, to]: readonly [number, number]): void {
  const { running, runningExpected, even, cases } = circle;
  const observed = (running[to] as number) - (running[from] as number);
  const expected =
    runningExpected === null ? even * (to - from) : (runningExpected[to] as number) - (runningExpected[from] as number);
  const excess = observed - expected;
  // x·log x − x + 1 ≤ (x − 1)² / 2 above 1: most intervals are seen to be no better without a logarithm.
  if (excess <= 0 || excess * excess * (cases + expected) < 2 * best.ratio * expected * (cases - expected)) return;
  const ratio = ratioOf(circle, observed, expected);
  if (ratio > best.ratio) Object.assign(best, { ratio, from, to, observed, expected });
}
