import type { EChartsCoreOption } from "echarts/core";
import type { Light, Part } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";
import type { Lang } from "../../session/session.tsx";

const colours: Readonly<Record<Light, string>> = {
  met: "#4f9a6b",
  "on-track": "#3f86b3",
  behind: "#d9942f",
  "not-met": "#cf5a50",
  "cannot-tell": "#b8bec8",
  "not-measured": "#dfe3e8",
};

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

/** One bar a part, coloured by its light, with the path as a line across. Best at the top. */
export function barOption(
  parts: readonly Part[],
  words: { readonly lang: Lang; readonly path: number | null; readonly pathWord: string },
): EChartsCoreOption {
  const rows = [...parts].sort((a, b) => (a.figure.value ?? -1) - (b.figure.value ?? -1));
  return {
    grid: { left: 8, right: 56, top: 20, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: { trigger: "axis", confine: true },
    xAxis: { type: "value", splitLine: { lineStyle: { color: "#eceff2" } } },
    yAxis: {
      type: "category",
      data: rows.map((part) => part.name[words.lang] || part.name.zh),
      axisTick: { show: false },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 16,
        label: { show: true, position: "right" },
        tooltip: { valueFormatter: (value: unknown) => formatValue(typeof value === "number" ? value : null) },
        data: rows.map((part) => ({ value: rounded(part.figure.value), itemStyle: { color: colours[part.light] } })),
        ...(words.path === null
          ? {}
          : {
              markLine: {
                symbol: "none",
                silent: true,
                lineStyle: { color: "#7a4500", type: "dashed" },
                label: { formatter: `${words.pathWord} {c}` },
                data: [{ xAxis: Math.round(words.path * 100) / 100 }],
              },
            }),
      },
    ],
  };
}
