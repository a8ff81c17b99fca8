import type { Circles } from "./scan-circles.ts";
import type { Cells, Intervals } from "./scan-search.ts";

export interface Maximum {
  /** Greatest log-likelihood ratio of these cells; 0 where nothing exceeds what was expected. */
  of(cells: Cells): number;
}

/**
 * The search of a replica: only the greatest ratio is asked for, over intervals that last to the last period. What depends on the circle and the
 * length alone (expectations and their logarithms) is computed once.
 */
export function prospectiveMaximum(circles: Circles, intervals: Intervals, xlogx: Float64Array): Maximum {
  const cases = xlogx.length - 1;
  const { longest, running } = intervals;
  const last = running.length - 1;
  const size = circles.order.length * longest;
  const [expected, logExpected, logRest] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let at = 0; at < circles.order.length; at++)
    for (let d = 0; d < longest; d++) {
      const mean = cases * (circles.share[at] ?? 0) * ((running[last] ?? 0) - (running[last - d - 1] ?? 0));
      expected[at * longest + d] = mean;
      logExpected[at * longest + d] = Math.log(mean);
      logRest[at * longest + d] = Math.log(Math.max(1e-300, cases - mean));
    }
  const of = ({ counts, places, periods }: Cells): number => {
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
