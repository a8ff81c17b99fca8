import type { EChartsCoreOption } from "echarts/core";
import type { Indicator } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";

/** The axis begins a little below the lowest line, so that none lies on it. */
function belowAll({ min, max }: { readonly min: number; readonly max: number }): number {
  return Math.max(0, Math.floor(min - (max - min) * 0.08));
}

function valueFormatter(value: unknown): string {
  return formatValue(typeof value === "number" ? value : null);
}

export interface TrendWords {
  readonly actual: string;
  readonly path: string;
  readonly forecast: string;
  readonly band: string;
  readonly target: string;
}

const accent = "#0f5f8c";

/** Axis labels `2025 Q3`; every day of the series is a quarter's end. */
function labelOf(day: string): string {
  return `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The forecast from the last actual value on, so that its line and band begin where the known ends. */
function forecastLine({ series, forecast }: Indicator): Indicator["forecast"]["points"] {
  const last = series.findLast((point) => point.figure.value !== null);
  const value = last?.figure.value ?? null;
  if (last === undefined || value === null || forecast.points.length === 0) return forecast.points;
  return [{ day: last.day, value, low: value, high: value }, ...forecast.points];
}

/**
 * Actual as a line with points, path dashed, forecast dotted with its 80 % interval as a band (a transparent base and
 * the width of the interval stacked upon it).
 */
function seriesOf(data: Indicator, words: TrendWords, days: readonly string[]) {
  const byDay = new Map(data.series.map((point) => [point.day, point]));
  const foreseen = new Map(forecastLine(data).map((point) => [point.day, point]));
  const column = <Row>(rows: Map<string, Row>, pick: (row: Row) => number | null) =>
    days.map((day) => {
      const row = rows.get(day);
      return row === undefined ? null : pick(row);
    });
  const band = { type: "line", symbol: "none", lineStyle: { opacity: 0 }, stack: "band", silent: true };
  return [
    { ...band, name: "low", tooltip: { show: false }, data: column(foreseen, (point) => point.low) },
    {
      ...band,
      name: words.band,
      tooltip: { show: false },
      areaStyle: { color: accent, opacity: 0.15 },
      data: column(foreseen, (point) => point.high - point.low),
    },
    {
      type: "line",
      name: words.actual,
      color: accent,
      symbolSize: 6,
      data: column(byDay, (point) => point.figure.value),
    },
    {
      type: "line",
      name: words.path,
      color: "#7a4500",
      symbol: "none",
      lineStyle: { type: "dashed", width: 1.5 },
      data: column(byDay, (point) => point.path),
    },
    {
      type: "line",
      name: words.forecast,
      color: accent,
      symbol: "emptyCircle",
      lineStyle: { type: "dotted" },
      data: column(foreseen, (point) => point.value),
    },
  ];
}

/** The drawing of an indicator's past, path and forecast by quarter. */
export function trendOption(data: Indicator, words: TrendWords): EChartsCoreOption {
  const days = [...data.series, ...data.forecast.points].map((point) => point.day);
  const hasForecast = data.forecast.points.length > 0;
  return {
    grid: { left: 44, right: 16, top: 34, bottom: 28 },
    legend: {
      top: 0,
      left: 0,
      itemHeight: 10,
      data: [words.actual, words.path, ...(hasForecast ? [words.forecast] : [])],
    },
    tooltip: { trigger: "axis", confine: true, valueFormatter },
    xAxis: {
      type: "category",
      data: days.map(labelOf),
      axisTick: { show: false },
      axisLabel: { hideOverlap: true },
      boundaryGap: false,
    },
    yAxis: { type: "value", scale: true, min: belowAll, splitLine: { lineStyle: { color: "#eceff2" } } },
    series: seriesOf(data, words, days),
  };
}
