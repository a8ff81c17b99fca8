import type { Circles } from "./scan-circles.ts";

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
  /** Running share up to each period, 0 first, 1 last: even time for Poisson, the cases of the periods for permutations. */
  readonly running: Float64Array;
  /** Every interval of one length has one share. */
  readonly isEven: boolean;
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

/** x·log x for whole numbers up to the number of cases. */
export function logTable(cases: number): Float64Array {
  return Float64Array.from({ length: cases + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
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
export function searchCylinder(
  cells: Cells,
  scan: { readonly circles: Circles; readonly intervals: Intervals; readonly xlogx: Float64Array },
  blocked: ReadonlySet<number> = new Set(),
): Found | null {
  const { circles, intervals, xlogx } = scan;
  const { periods, counts } = cells;
  const cases = xlogx.length - 1;
  const running = new Int32Array(periods + 1);
  const best: Best = { ratio: 0, at: -1, from: 0, to: 0, centre: -1, observed: 0, expected: 0 };
  for (let centre = 0; centre + 1 < circles.starts.length; centre++) {
    running.fill(0);
    const stop = circles.starts[centre + 1] ?? 0;
    for (let at = circles.starts[centre] ?? 0; at < stop; at++) {
      const place = circles.order[at] ?? 0;
      if (blocked.has(place)) break;
      let sum = 0;
      for (let t = 0; t < periods; t++) {
        sum += counts[place * periods + t] ?? 0;
        running[t + 1] = (running[t + 1] ?? 0) + sum;
      }
      if (circles.isWhole[at] === 0) continue;
      const before = best.ratio;
      const mean = cases * (circles.share[at] ?? 0);
      searchIntervals({ running, mean, intervals, xlogx, cases }, best);
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

interface Circle {
  readonly running: Int32Array;
  /** Cases expected in the circle over all periods. */
  readonly mean: number;
  readonly intervals: Intervals;
  readonly xlogx: Float64Array;
  readonly cases: number;
}

function searchIntervals(circle: Circle, best: Best): void {
  const { running, intervals } = circle;
  const { longest, isProspective, isEven } = intervals;
  const periods = running.length - 1;
  if (isEven && !isProspective) {
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
  const least = circle.mean * (circle.intervals.running[low] as number);
  if (ratioOf(circle, most, least) <= best.ratio) return;
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
  const { running, mean, intervals } = circle;
  const observed = (running[to] as number) - (running[from] as number);
  const expected = mean * ((intervals.running[to] as number) - (intervals.running[from] as number));
  const ratio = ratioOf(circle, observed, expected);
  if (ratio > best.ratio) Object.assign(best, { ratio, from, to, observed, expected });
}
