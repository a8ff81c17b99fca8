/** A circle as the screen sees it. */
export interface ScreenedCircle {
  /** Cases of each period. */
  readonly inside: Int32Array;
  /** Cases expected in each period, or null where every period expects `even`. */
  readonly expected: Float64Array | null;
  readonly even: number;
  readonly longest: number;
}

export interface Screen {
  /** Whether an interval of the circle could have a ratio above `best`. False is certain; true has to be looked at. */
  couldExceed(circle: ScreenedCircle, best: number): boolean;
}

/** Chords stand at expectations 2^(k/4) and reach to four times as many. */
const STEPS = 4;
const REACH = 2 * STEPS;
const OFFSET = 400;
const SIZE = 700;
/** Levels of the best ratio, for each of which the chords are computed once. */
const LEVELS = 8;
/** The part of a period's expectation that counts, as a multiple of where the first chord stands: keeps whole numbers from overflowing. */
const CAP = 16;

interface Chords {
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
}

/** Greatest count whose ratio is at most `ratio` where `expected` of all `cases` are expected. */
function greatestCount(cases: number, expected: number, ratio: number): number {
  if (expected >= cases || cases * Math.log(cases / expected) <= ratio) return cases;
  let [low, high] = [expected, cases];
  for (let round = 0; round < 50; round++) {
    const count = (low + high) / 2;
    const rest = cases - count;
    const value = count * Math.log(count / expected) + (rest === 0 ? 0 : rest * Math.log(rest / (cases - expected)));
    if (value > ratio) high = count;
    else low = count;
  }
  return low;
}

/**
 * Tells in one pass over the periods whether a circle is worth the search of all its intervals. The log-likelihood ratio is convex in counted and
 * expected cases, so that the counts whose ratio does not exceed the best lie under a concave curve, and surely do if they lie under its chords;
 * the interval that stands highest over a line is found by Kadane's sum (Bentley, Communications of the ACM 27, 1984). Whole numbers with
 * a fixed point, rounded so that no interval is missed.
 */
export function screenOf(cases: number): Screen {
  const levels = new Map<number, Chords>();
  const evenShift = Math.max(0, Math.floor(29 - Math.log2(cases + 1)));
  const shift = Math.max(0, Math.floor(29 - Math.log2((CAP + 1) * (cases + 1))));
  const lines = new Int32Array(6);
  const slopes = new Float64Array(3);
  const couldExceed = (circle: ScreenedCircle, best: number): boolean => {
    const [least, most] = rangeOf(circle);
    if (!(least > 0)) return true;
    const chords = chordsAt(levels, Math.floor(best * LEVELS));
    const scale = 2 ** (circle.expected === null ? evenShift : shift);
    for (let k = Math.floor(STEPS * Math.log2(least)); 2 ** (k / STEPS) < Math.min(most, cases); k += 3 * REACH) {
      if (k < -OFFSET || k + 3 * REACH >= SIZE - OFFSET) return true;
      for (let line = 0; line < 3; line++) {
        const at = chordOf(chords, { cases, k: k + line * REACH, ratio: Math.floor(best * LEVELS) / LEVELS });
        slopes[line] = (chords.slope[at] as number) * scale;
        lines[line] = Math.floor((slopes[line] as number) * circle.even);
        lines[3 + line] = Math.floor((chords.intercept[at] as number) * scale);
      }
      const isOver =
        circle.expected === null
          ? exceedsEven(circle.inside, lines, evenShift)
          : exceeds(circle, lines, { shift, slopes, cap: CAP * 2 ** (k / STEPS) });
      if (isOver) return true;
    }
    return false;
  };
  return { couldExceed };
}

/** Least and greatest number of cases that an interval can expect; an expectation of 0 with cases is no range. */
function rangeOf({ inside, expected, even, longest }: ScreenedCircle): [number, number] {
  if (expected === null) return [even, even * longest];
  let [least, all] = [Number.POSITIVE_INFINITY, 0];
  for (let t = 0; t < inside.length; t++) {
    const mean = expected[t] as number;
    all += mean;
    if (mean > 0) least = mean < least ? mean : least;
    else if ((inside[t] as number) > 0) return [0, 0];
  }
  return [least, all];
}

function chordsAt(levels: Map<number, Chords>, level: number): Chords {
  const known = levels.get(level);
  if (known !== undefined) return known;
  const chords = { slope: new Float64Array(SIZE).fill(Number.NaN), intercept: new Float64Array(SIZE) };
  levels.set(level, chords);
  return chords;
}

interface Place {
  readonly cases: number;
  readonly k: number;
  readonly ratio: number;
}

/** Position of the chord from 2^(k/4) to four times as many; computed when it is first asked for. */
function chordOf({ slope, intercept }: Chords, { cases, k, ratio }: Place): number {
  const at = k + OFFSET;
  if (!Number.isNaN(slope[at] as number)) return at;
  const [from, to] = [2 ** (k / STEPS), 2 ** ((k + REACH) / STEPS)];
  const [low, high] = [greatestCount(cases, from, ratio), greatestCount(cases, to, ratio)];
  const rise = Math.max(0, (high - low) / (to - from));
  slope[at] = rise;
  intercept[at] = low - rise * from;
  return at;
}

/** Three sums in one pass: does any interval hold more than its chord allows? `lines` are what a period takes away, then what is allowed. */
function exceedsEven(inside: Int32Array, lines: Int32Array, shift: number): boolean {
  const [takeA, takeB, takeC] = [lines[0] as number, lines[1] as number, lines[2] as number];
  const [mostA, mostB, mostC] = [lines[3] as number, lines[4] as number, lines[5] as number];
  let [a, b, c, over] = [0, 0, 0, 0];
  for (let t = 0; t < inside.length; t++) {
    const x = (inside[t] as number) << shift;
    a = ((a & ~(a >> 31)) + x - takeA) | 0;
    b = ((b & ~(b >> 31)) + x - takeB) | 0;
    c = ((c & ~(c >> 31)) + x - takeC) | 0;
    over |= (mostA - a) | (mostB - b) | (mostC - c);
  }
  return over < 0;
}

interface Fixed {
  readonly shift: number;
  readonly slopes: Float64Array;
  readonly cap: number;
}

function exceeds({ inside, expected }: ScreenedCircle, lines: Int32Array, { shift, slopes, cap }: Fixed): boolean {
  if (expected === null) return true;
  const [slopeA, slopeB, slopeC] = [slopes[0] as number, slopes[1] as number, slopes[2] as number];
  const [mostA, mostB, mostC] = [lines[3] as number, lines[4] as number, lines[5] as number];
  let [a, b, c, over] = [0, 0, 0, 0];
  for (let t = 0; t < inside.length; t++) {
    const x = (inside[t] as number) << shift;
    const mean = (expected[t] as number) < cap ? (expected[t] as number) : cap;
    a = ((a & ~(a >> 31)) + x - ((slopeA * mean) | 0)) | 0;
    b = ((b & ~(b >> 31)) + x - ((slopeB * mean) | 0)) | 0;
    c = ((c & ~(c >> 31)) + x - ((slopeC * mean) | 0)) | 0;
    over |= (mostA - a) | (mostB - b) | (mostC - c);
  }
  return over < 0;
}
