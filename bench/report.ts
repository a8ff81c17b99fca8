/** One figure of the table: what was measured, what came out, and what design.md §5 asks for. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
}

export function table(rows: readonly Row[]): string {
  return [
    "| what | measured | budget |",
    "|---|---|---|",
    ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.budget} |`),
  ].join("\n");
}

export async function timed<Value>(
  work: () => Promise<Value> | Value,
): Promise<{ readonly value: Value; readonly seconds: number }> {
  const from = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - from) / 1000 };
}

/** The value that a share of the sorted values lies at or under. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function milliseconds(values: readonly number[]): string {
  return `p50 ${percentile(values, 0.5).toFixed(1)} ms, p95 ${percentile(values, 0.95).toFixed(1)} ms (${values.length})`;
}

export const perSecond = (count: number, seconds: number): string =>
  `${Math.round(count / seconds).toLocaleString("en")}/s`;
