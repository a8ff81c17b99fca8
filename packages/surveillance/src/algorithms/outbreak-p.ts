import { cannotTell, type Judged, positions, type Series, window } from "../series.ts";

export interface OutbreakPControl {
  /** Alarm when the likelihood ratio passes this. */
  readonly k?: number;
  /** "value": `upper` is the statistic; "cases": the smallest count that would alarm. */
  readonly ret?: "value" | "cases";
  readonly maxUpperboundCases?: number;
  readonly range?: readonly number[] | undefined;
}

/** Pooled blocks of a nondecreasing fit: (sum, length), by adjacent violators. */
function pool(counts: readonly number[]): { sum: number; length: number }[] {
  const blocks: { sum: number; length: number }[] = [];
  for (const count of counts) {
    let block = { sum: count, length: 1 };
    for (
      let last = blocks.at(-1);
      last !== undefined && block.sum * last.length <= last.sum * block.length;
      last = blocks.at(-1)
    ) {
      block = { sum: block.sum + last.sum, length: block.length + last.length };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks;
}

/**
 * Semiparametric likelihood ratio of a rising against a constant Poisson mean (Frisén, Andersson and Schiöler,
 * Statistics in Medicine 28, 2009). Takes all counts up to the judged one.
 */
function outbreakStatistic(counts: readonly number[]): number {
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (average === 0) return 1;
  let logarithm = 0;
  for (const { sum, length } of pool(counts)) if (sum > 0) logarithm += sum * Math.log(sum / length / average);
  return Math.exp(logarithm);
}

export function outbreakP(series: Series, control: OutbreakPControl = {}): Judged[] {
  const { k = 100, ret = "value" } = control;
  return (control.range ?? positions(series, 1)).map((t) => {
    const observed = series.observed[t - 1] ?? null;
    if (observed === null) return cannotTell(series, t, "missing-count");
    const counts = window(series, 1, t);
    if (counts === null) return cannotTell(series, t, "missing-history");
    const score = outbreakStatistic(counts);
    const alarm = score > k;
    if (ret === "value") return { t, observed, upper: score, alarm, score };
    const upper = smallestAlarm(counts, k, control.maxUpperboundCases ?? 1e5);
    return upper === null
      ? { t, observed, upper, alarm, score, reason: "no-finite-limit" }
      : { t, observed, upper, alarm, score };
  });
}

function smallestAlarm(counts: readonly number[], k: number, most: number): number | null {
  if (counts.length < 2) return null;
  const before = counts.slice(0, -1);
  const doesAlarm = (count: number) => outbreakStatistic([...before, count]) > k;
  if (!doesAlarm(most)) return null;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (doesAlarm(middle)) high = middle;
    else low = middle;
  }
  return high;
}
