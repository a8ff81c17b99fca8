import type { Series } from "../series.ts";

/** What the fits ask of each count of a series, computed once; at position − 1. */
export interface CountTable {
  /** NaN where the count is missing. */
  readonly count: Float64Array;
  /** log(y + 0.1), where a fit starts. */
  readonly start: Float64Array;
  /** y·log y. */
  readonly saturated: Float64Array;
  /** y^(2/3). */
  readonly power: Float64Array;
}

/** Counts that the model learns from, the first `n` of each array; the arrays are used again for the next judged count. */
export interface Reference {
  n: number;
  /** Season blocks, 1 where the year is not divided. */
  readonly periods: number;
  readonly count: Float64Array;
  readonly start: Float64Array;
  readonly saturated: Float64Array;
  readonly power: Float64Array;
  /** Time of each count in periods, 0 at the judged count. */
  readonly time: Float64Array;
  /** Season block of each count, 0 to `periods` − 1; the judged count is in the last. */
  readonly block: Int32Array;
  /** Logarithm of the population, or null where the model has none. */
  readonly offset: Float64Array | null;
}

export function countTable({ observed }: Series): CountTable {
  const table = { count: array(observed), start: array(observed), saturated: array(observed), power: array(observed) };
  observed.forEach((y, i) => {
    table.count[i] = y ?? Number.NaN;
    if (y === null) return;
    table.start[i] = Math.log(y + 0.1);
    table.saturated[i] = y === 0 ? 0 : y * Math.log(y);
    table.power[i] = Math.cbrt(y * y);
  });
  return table;
}

const array = ({ length }: { readonly length: number }) => new Float64Array(length);

export function emptyReference(
  { observed }: Series,
  { periods, hasOffset }: { readonly periods: number; readonly hasOffset: boolean },
): Reference {
  return {
    n: 0,
    periods,
    count: array(observed),
    start: array(observed),
    saturated: array(observed),
    power: array(observed),
    time: array(observed),
    block: new Int32Array(observed.length),
    offset: hasOffset ? array(observed) : null,
  };
}

/** Adds the count at a 1-based position; a position outside the series and a missing count teach nothing. */
export function learn(
  into: Reference,
  { count, start, saturated, power }: CountTable,
  { position, time, block }: { readonly position: number; readonly time: number; readonly block: number },
): void {
  const from = position - 1;
  const y = count[from];
  if (y === undefined || Number.isNaN(y)) return;
  const at = into.n++;
  into.count[at] = y;
  into.start[at] = start[from] as number;
  into.saturated[at] = saturated[from] as number;
  into.power[at] = power[from] as number;
  into.time[at] = time;
  into.block[at] = block;
}

/** Greatest count that the model learns from. */
export function greatest({ n, count }: Reference): number {
  let most = 0;
  for (let i = 0; i < n; i++) if ((count[i] as number) > most) most = count[i] as number;
  return most;
}
