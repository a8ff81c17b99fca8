import type { Judged, Series } from "../series.ts";
import { ALGORITHMS, type AlgorithmName } from "./algorithms.ts";

/** The parts of `control` that go by position. */
interface ByPosition {
  readonly range?: readonly number[] | undefined;
  readonly mu0?: unknown;
}

/**
 * Judges a series of which the case definition or the reporting changed at the 1-based positions `changes`, each the first count under the new one.
 * Counts from before a change are not comparable with those after it: each stretch is judged by itself, and where the history that
 * the method needs lies before the change it cannot tell, with the reason `changed-definition`.
 */
export function judgeComparable(
  name: AlgorithmName,
  series: Series,
  { control = {}, changes = [] }: { readonly control?: object; readonly changes?: readonly number[] },
): Judged[] {
  const run = ALGORITHMS[name] as (series: Series, control: object) => Judged[];
  const { length } = series.observed;
  const begins = [...new Set(changes)].filter((at) => at > 1 && at <= length).sort((a, b) => a - b);
  if (begins.length === 0) return run(series, control);
  return [1, ...begins].flatMap((from, index) => {
    const to = (begins[index] ?? length + 1) - 1;
    return judgeStretch(run, series, { control, from, to });
  });
}

interface Stretch {
  readonly control: ByPosition;
  readonly from: number;
  readonly to: number;
}

function judgeStretch(
  run: (series: Series, control: object) => Judged[],
  series: Series,
  { control, from, to }: Stretch,
): Judged[] {
  const isFirst = from === 1;
  const asked = control.range;
  const isIn = (t: number) => t >= from && t <= to;
  const wanted = asked?.filter(isIn);
  if (wanted?.length === 0) return [];
  const { mu0 } = control;
  const judged = run(sliced(series, from, to), {
    ...control,
    ...(wanted === undefined ? {} : { range: wanted.map((t) => t - from + 1) }),
    ...(Array.isArray(mu0) && asked !== undefined
      ? { mu0: mu0.filter((_, i) => wanted?.includes(asked[i] ?? 0)) }
      : {}),
  });
  const rows = judged.map((row): Judged => {
    const moved = { ...row, t: row.t + from - 1 };
    return row.reason === "short-history" && !isFirst ? { ...moved, reason: "changed-definition" } : moved;
  });
  if (wanted !== undefined || isFirst) return rows;
  // Without a range all that stands after a change is told of: what the method passes over lacks its history.
  const first = rows[0]?.t ?? to + 1;
  const before = Array.from({ length: first - from }, (_, i): Judged => {
    const t = from + i;
    return { t, observed: series.observed[t - 1] ?? null, upper: null, alarm: null, reason: "changed-definition" };
  });
  return [...before, ...rows];
}

function sliced(series: Series, from: number, to: number): Series {
  const { observed, frequency, start, days, population } = series;
  const moved = start === undefined ? null : start[1] - 1 + (from - 1);
  return {
    observed: observed.slice(from - 1, to),
    frequency,
    days: days?.slice(from - 1, to) ?? null,
    population: population?.slice(from - 1, to) ?? null,
    ...(start === undefined || moved === null
      ? {}
      : { start: [start[0] + Math.floor(moved / frequency), (moved % frequency) + 1] as const }),
  };
}
