import type { Circles } from "./scan-circles.ts";
import type { Cells, Intervals, Search } from "./scan-search.ts";

export interface Maximum {
  /** Greatest log-likelihood ratio of these cells; 0 where nothing exceeds what was expected. */
  of(cells: Cells): number;
}

/**
 * The search of a replica: only the greatest ratio is asked for, over intervals that last to the last period. What depends on the circle and the
 * length alone (expectations and their logarithms) is computed once.
 */
export function prospectiveMaximum({ circles, intervals, xlogx }: Search, { places, periods }: Cells): Maximum {
  const cases = xlogx.length - 1;
  const { longest } = intervals;
  const expected = expectedCases({ circles, intervals, cases }, { places, periods });
  const logExpected = expected.map(Math.log);
  const logRest = expected.map((mean) => Math.log(Math.max(1e-300, cases - mean)));
  const of = ({ counts }: Cells): number => {
    const suffix = new Int32Array(places * longest);
    for (let place = 0; place < places; place++)
      for (let d = 0, sum = 0; d < longest; d++) {
        sum += counts[place * periods + periods - 1 - d] as number;
        suffix[place * longest + d] = sum;
      }
    const inside = new Int32Array(longest);
    let best = 0;
    for (let centre = 0; centre + 1 < circles.starts.length; centre++) {
      inside.fill(0);
      const stop = circles.starts[centre + 1] as number;
      for (let at = circles.starts[centre] as number; at < stop; at++) {
        const place = (circles.order[at] as number) * longest;
        const base = at * longest;
        const isWhole = circles.isWhole[at] === 1;
        for (let d = 0; d < longest; d++) {
          const count = (inside[d] as number) + (suffix[place + d] as number);
          inside[d] = count;
          if (!isWhole || count <= (expected[base + d] as number)) continue;
          const rest = cases - count;
          const ratio =
            (xlogx[count] as number) +
            (xlogx[rest] as number) -
            count * (logExpected[base + d] as number) -
            rest * (logRest[base + d] as number);
          if (ratio > best) best = ratio;
        }
      }
    }
    return best;
  };
  return { of };
}

interface Expecting {
  readonly circles: Circles;
  readonly intervals: Intervals;
  readonly cases: number;
}

/** Cases expected in each circle in the last 1, 2 … `longest` periods. */
function expectedCases(
  { circles, intervals, cases }: Expecting,
  { places, periods }: { readonly places: number; readonly periods: number },
): Float64Array {
  const { longest, baseline, profile } = intervals;
  const lasting = suffixSums(profile ?? new Float64Array(periods).fill(1 / periods), { places: 1, periods, longest });
  const expected = new Float64Array(circles.order.length * longest);
  const suffix = baseline === null ? null : suffixSums(baseline, { places, periods, longest });
  for (let centre = 0; centre + 1 < circles.starts.length; centre++) {
    const first = circles.starts[centre] as number;
    for (let at = first; at < (circles.starts[centre + 1] as number); at++)
      for (let d = 0; d < longest; d++) {
        const before = at === first ? 0 : (expected[(at - 1) * longest + d] as number);
        expected[at * longest + d] =
          suffix === null
            ? cases * (circles.share[at] as number) * (lasting[d] as number)
            : before + cases * (suffix[(circles.order[at] as number) * longest + d] as number);
      }
  }
  return expected;
}

function suffixSums(
  cells: Float64Array,
  { places, periods, longest }: { readonly places: number; readonly periods: number; readonly longest: number },
): Float64Array {
  const sums = new Float64Array(places * longest);
  for (let place = 0; place < places; place++)
    for (let d = 0, sum = 0; d < longest; d++) {
      sum += cells[place * periods + periods - 1 - d] as number;
      sums[place * longest + d] = sum;
    }
  return sums;
}
