/** A circle as the screen sees it. */
export interface ScreenedCircle {
  /** Cases of each period. */
  readonly inside: Int32Array;
  /** Cases expected in each period, divided by `times`; or null where every period expects `even`. */
  readonly expected: Float64Array | null;
  readonly times: number;
  /** Least (above 0) and greatest of `expected` where they are the same for all circles; null where they are not known. */
  readonly extremes: readonly [number, number] | null;
  readonly even: number;
  readonly longest: number;
}

export interface Screen {
  /** Whether an interval of the circle could have a ratio above `best`. False is certain; true has to be looked at. */
  couldExceed(circle: ScreenedCircle, best: number): boolean;
}

/** Chords stand at expectations 2^(k/4). */
const STEPS = 4;
/** Where periods are alike two chords of three octaves cover lengths from 1 to 64, and what they let through is soon searched. */
const EVEN = { lines: 2, reach: 12 };
/** Elsewhere a search is long: three shorter chords let less through. */
const UNEVEN = { lines: 3, reach: 9 };
const OFFSET = 400;
const SIZE = 700;
/** Levels of the best ratio, for each of which the chords are computed once. */
const LEVELS = 8;
/** The part of a period's expectation that counts, as a multiple of where the first chord stands: keeps whole numbers from overflowing. */
const CAP = 16;

interface Chords {
  readonly ratio: number;
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
export function screenOf(cases: number, isEven: boolean): Screen {
  const { lines: count, reach } = isEven ? EVEN : UNEVEN;
  const levels = new Map<number, Chords>();
  const evenShift = Math.max(0, Math.floor(29 - Math.log2(cases + 1)));
  const shift = Math.max(0, Math.floor(29 - Math.log2((CAP + 1) * (cases + 1))));
  const powers = Float64Array.from({ length: SIZE }, (_, at) => 2 ** ((at - OFFSET) / STEPS));
  const lines = new Int32Array(2 * count);
  const slopes = new Float64Array(count);
  const couldExceed = (circle: ScreenedCircle, best: number): boolean => {
    const { expected, even, inside, times } = circle;
    const extremes = circle.extremes ?? (expected === null ? null : extremesOf(inside, expected));
    const least = extremes === null ? even : extremes[0] * times;
    if (!(least > 0)) return true;
    const most = Math.min(cases, (extremes === null ? even : extremes[1] * times) * circle.longest);
    const chords = chordsAt(levels, Math.floor(best * LEVELS));
    const scale = 2 ** (expected === null ? evenShift : shift);
    for (let at = OFFSET + Math.floor(STEPS * Math.log2(least)); ; at += count * reach) {
      if (at < 0 || at + count * reach >= SIZE) return true;
      const from = powers[at] as number;
      if (from >= most) return false;
      for (let line = 0; line < count; line++) {
        const chord = at + line * reach;
        if (Number.isNaN(chords.slope[chord] as number)) drawChord(chords, chord, { cases, reach, powers });
        const slope = (chords.slope[chord] as number) * scale;
        slopes[line] = slope * times;
        lines[line] = Math.floor(slope * even);
        lines[count + line] = Math.floor((chords.intercept[chord] as number) * scale);
      }
      const isOver =
        expected === null
          ? exceedsEven(inside, lines, evenShift)
          : exceeds({ inside, expected }, lines, { shift, slopes, cap: (CAP * from) / times });
      if (isOver) return true;
    }
  };
  return { couldExceed };
}

/** Fewest and most that a period expects; 0 where cases are in a period that expects none. */
export function extremesOf(inside: Int32Array, expected: Float64Array): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let t = 0; t < inside.length; t++) {
    const mean = expected[t] as number;
    if (mean > most) most = mean;
    if (mean > 0) least = mean < least ? mean : least;
    else if ((inside[t] as number) > 0) return [0, 0];
  }
  return [least, most];
}

function chordsAt(levels: Map<number, Chords>, level: number): Chords {
  const known = levels.get(level);
  if (known !== undefined) return known;
  const chords = {
    ratio: level / LEVELS,
    slope: new Float64Array(SIZE).fill(Number.NaN),
    intercept: new Float64Array(SIZE),
  };
  levels.set(level, chords);
  return chords;
}

/** Computes the chord that stands at a position, when it is first asked for. */
function drawChord(
  { ratio, slope, intercept }: Chords,
  at: number,
  { cases, reach, powers }: { readonly cases: number; readonly reach: number; readonly powers: Float64Array },
): void {
  const [from, to] = [powers[at] as number, powers[at + reach] as number];
  const [low, high] = [greatestCount(cases, from, ratio), greatestCount(cases, to, ratio)];
  slope[at] = Math.max(0, (high - low) / (to - from));
  intercept[at] = low - (slope[at] as number) * from;
}

/** Two sums in one pass: does any interval hold more than its chord allows? `lines` are what a period takes away, then what is allowed. */
function exceedsEven(inside: Int32Array, lines: Int32Array, shift: number): boolean {
  const takeA = lines[0] as number;
  const takeB = lines[1] as number;
  const mostA = lines[EVEN.lines] as number;
  const mostB = lines[EVEN.lines + 1] as number;
  let a = 0;
  let b = 0;
  let over = 0;
  for (let t = 0; t < inside.length; t++) {
    const x = (inside[t] as number) << shift;
    a = ((a & ~(a >> 31)) + x - takeA) | 0;
    b = ((b & ~(b >> 31)) + x - takeB) | 0;
    over |= (mostA - a) | (mostB - b);
  }
  return over < 0;
}

interface Fixed {
  readonly shift: number;
  readonly slopes: Float64Array;
  readonly cap: number;
}

/** Three sums where periods expect different numbers. */
function exceeds(
  { inside, expected }: { readonly inside: Int32Array; readonly expected: Float64Array },
  lines: Int32Array,
  { shift, slopes, cap }: Fixed,
): boolean {
  const slopeA = slopes[0] as number;
  const slopeB = slopes[1] as number;
  const slopeC = slopes[2] as number;
  const mostA = lines[UNEVEN.lines] as number;
  const mostB = lines[UNEVEN.lines + 1] as number;
  const mostC = lines[UNEVEN.lines + 2] as number;
  let a = 0;
  let b = 0;
  let c = 0;
  let over = 0;
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
