import type { EChartsCoreOption } from "echarts/core";
import type { ReportedPage } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";

export interface YearsWords {
  readonly reported: string;
  readonly path: string;
  readonly forecast: string;
  readonly band: string;
}

const accent = "#0f5f8c";

interface Foreseen {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The forecast by year, from the last value on, so that its line begins where the known ends. */
function foreseenBy({ series, forecast }: ReportedPage): Map<number, Foreseen> {
  const points = new Map<number, Foreseen>();
  const last = series.findLast(({ value }) => value !== null);
  if (forecast.points.length === 0 || last === undefined || last.value === null) return points;
  points.set(last.year, { value: last.value, low: last.value, high: last.value });
  for (const { day, ...point } of forecast.points) points.set(Number(day.slice(0, 4)), point);
  return points;
}

/** The drawing of values by year with their path and forecast. */
export function yearsOption(data: ReportedPage, words: YearsWords): EChartsCoreOption {
  const foreseen = foreseenBy(data);
  const byYear = new Map(data.series.map((point) => [point.year, point]));
  const years = [...new Set([...byYear.keys(), ...foreseen.keys()])].sort((a, b) => a - b);
  const band = { type: "line", symbol: "none", lineStyle: { opacity: 0 }, stack: "band", silent: true };
  const known = (pick: (point: ReportedPage["series"][number]) => number | null) =>
    years.map((year) => {
      const point = byYear.get(year);
      return point === undefined ? null : pick(point);
    });
  const ahead = (pick: (point: Foreseen) => number) =>
    years.map((year) => {
      const point = foreseen.get(year);
      return point === undefined ? null : pick(point);
    });
  const names = [words.reported, words.path, ...(foreseen.size > 0 ? [words.forecast] : [])];
  return {
    grid: { left: 52, right: 16, top: 34, bottom: 28 },
    legend: { top: 0, left: 0, itemHeight: 10, data: names },
    tooltip: {
      trigger: "axis",
      confine: true,
      valueFormatter: (value: unknown) => formatValue(typeof value === "number" ? value : null),
    },
    xAxis: { type: "category", data: years.map(String), axisTick: { show: false }, boundaryGap: false },
    yAxis: { type: "value", scale: true, splitLine: { lineStyle: { color: "#eceff2" } } },
    series: [
      { ...band, name: "low", tooltip: { show: false }, data: ahead((point) => point.low) },
      {
        ...band,
        name: words.band,
        tooltip: { show: false },
        areaStyle: { color: accent, opacity: 0.15 },
        data: ahead((point) => point.high - point.low),
      },
      { type: "line", name: words.reported, color: accent, symbolSize: 7, data: known(({ value }) => value) },
      {
        type: "line",
        name: words.path,
        color: "#7a4500",
        symbol: "none",
        lineStyle: { type: "dashed", width: 1.5 },
        data: known(({ path }) => path),
      },
      {
        type: "line",
        name: words.forecast,
        color: accent,
        symbol: "emptyCircle",
        lineStyle: { type: "dotted" },
        data: ahead((point) => point.value),
      },
    ],
  };
}
