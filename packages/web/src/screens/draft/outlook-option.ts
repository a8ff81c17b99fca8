import type { EChartsCoreOption } from "echarts/core";
import type { PlanDraft, PlanDraftPage, RowHelp } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";

export interface OutlookWords {
  readonly actual: string;
  readonly forecast: string;
  readonly band: string;
  readonly path: string;
}

export interface YearRow {
  readonly year: number;
  readonly actual: number | null;
  readonly forecast: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly path: number | null;
}

interface Seen {
  readonly help: RowHelp;
  readonly draft: PlanDraft;
  readonly evidence: PlanDraftPage["evidence"];
  readonly indicator: string | null;
  /** Levels of the typed targets; null where none is a number. */
  readonly levels: { readonly mid: number | null; readonly target: number | null };
}

/** Straight between the knots; null outside them. */
function between(knots: readonly { readonly year: number; readonly value: number }[], year: number): number | null {
  const after = knots.findIndex((knot) => knot.year >= year);
  const right = knots[after];
  if (right === undefined) return null;
  if (right.year === year) return right.value;
  const left = knots[after - 1];
  if (left === undefined) return null;
  return left.value + ((right.value - left.value) * (year - left.year)) / (right.year - left.year);
}

function isInUnit(help: Seen["help"], evidence: Seen["evidence"], indicator: string | null): boolean {
  const last = evidence.reported.find((one) => one.indicator === indicator)?.last;
  return last !== undefined && help.baseline?.amount.value === last.value;
}

/** Year by year: what was, what is foreseen, and the path from the baseline over the mid-term to the target. */
export function yearRows({ help, draft, evidence, indicator, levels }: Seen): YearRow[] {
  const { from, to } = draft.period;
  const years =
    evidence.measured.find((one) => one.indicator === indicator)?.years ??
    // A row in another unit than the reports' has its baseline alone.
    (help.baseline?.origin === "reported" && isInUnit(help, evidence, indicator)
      ? evidence.reported.find((one) => one.indicator === indicator)?.years
      : undefined);
  const actual = new Map((years ?? []).map(({ year, value }) => [year, value]));
  const start = help.baseline;
  const startYear = start?.amount.year ?? from - 1;
  if (start !== null && typeof start.amount.value === "number") actual.set(startYear, start.amount.value);
  const foreseen = new Map(help.outlook.points.map((point) => [point.year, point]));
  const knots = [
    { year: startYear, value: actual.get(startYear) ?? null },
    { year: draft.mid, value: draft.mid < to ? levels.mid : null },
    { year: to, value: levels.target },
  ].flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const first = Math.min(startYear, from - 1, ...actual.keys());
  return Array.from({ length: to - first + 1 }, (_, at) => {
    const year = first + at;
    const point = foreseen.get(year);
    return {
      year,
      actual: actual.get(year) ?? null,
      forecast: point?.value ?? null,
      low: point?.low ?? null,
      high: point?.high ?? null,
      path: knots.length < 2 ? null : between(knots, year),
    };
  });
}

const accent = "#0f5f8c";

/** The drawing of these years: actual with points, forecast dotted with its interval, path dashed. */
export function outlookOption(rows: readonly YearRow[], words: OutlookWords): EChartsCoreOption {
  const lastActual = rows.findLast((row) => row.actual !== null && row.forecast === null);
  const joined = rows.map((row) =>
    row === lastActual && rows.some((one) => one.forecast !== null)
      ? { ...row, forecast: row.actual, low: row.actual, high: row.actual }
      : row,
  );
  const band = { type: "line", symbol: "none", lineStyle: { opacity: 0 }, stack: "band", silent: true };
  const width = joined.map(({ low, high }) => (low === null || high === null ? null : high - low));
  return {
    grid: { left: 40, right: 12, top: 32, bottom: 24 },
    legend: { top: 0, left: 0, itemHeight: 10, data: [words.actual, words.forecast, words.path] },
    tooltip: {
      trigger: "axis",
      confine: true,
      valueFormatter: (value: unknown) => formatValue(typeof value === "number" ? value : null),
    },
    xAxis: {
      type: "category",
      data: rows.map(({ year }) => String(year)),
      axisTick: { show: false },
      boundaryGap: false,
    },
    yAxis: { type: "value", scale: true, splitLine: { lineStyle: { color: "#eceff2" } } },
    series: [
      { ...band, name: "low", tooltip: { show: false }, data: joined.map(({ low }) => low) },
      { ...band, name: words.band, tooltip: { show: false }, areaStyle: { color: accent, opacity: 0.15 }, data: width },
      { type: "line", name: words.actual, color: accent, symbolSize: 6, data: rows.map(({ actual }) => actual) },
      {
        ...{ type: "line", name: words.forecast, color: accent, symbol: "emptyCircle", lineStyle: { type: "dotted" } },
        data: joined.map(({ forecast }) => forecast),
      },
      {
        ...{
          type: "line",
          name: words.path,
          color: "#7a4500",
          symbol: "none",
          lineStyle: { type: "dashed", width: 1.5 },
        },
        connectNulls: true,
        data: rows.map(({ path }) => path),
      },
    ],
  };
}
