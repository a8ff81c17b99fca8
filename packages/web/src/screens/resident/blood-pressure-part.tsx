import type { EChartsCoreOption } from "echarts/core";
import { useMemo, useState } from "react";
import type { Resident } from "../../api/types.ts";
import { Chart } from "../../parts/chart.tsx";
import { Chips } from "../../parts/choice.tsx";
import { formatValue } from "../../parts/format.ts";
import { Scroll, Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

type Pressures = Resident["bloodPressures"];

function pressureOption(rows: Pressures, words: { readonly sbp: string; readonly dbp: string }): EChartsCoreOption {
  const line = (name: string, color: string, pick: (row: Pressures[number]) => number | null) => ({
    type: "line",
    name,
    color,
    symbolSize: 6,
    connectNulls: true,
    data: rows.map((row) => [row.day, pick(row)]),
  });
  return {
    grid: { left: 40, right: 16, top: 30, bottom: 26 },
    legend: { top: 0, left: 0, itemHeight: 10 },
    tooltip: { trigger: "axis", confine: true },
    xAxis: { type: "time" },
    yAxis: { type: "value", scale: true, splitLine: { lineStyle: { color: "#eceff2" } } },
    series: [line(words.sbp, "#0f5f8c", (row) => row.sbp), line(words.dbp, "#7a4500", (row) => row.dbp)],
  };
}

function PressureTable({ rows }: { readonly rows: Pressures }) {
  const { t } = useLanguage();
  return (
    <Scroll label={t("resident.bloodPressure")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("visit.day")}</th>
            <th scope="col" className="num">
              {t("resident.sbp")} mmHg
            </th>
            <th scope="col" className="num">
              {t("resident.dbp")} mmHg
            </th>
          </tr>
        </thead>
        <tbody>
          {[...rows].reverse().map((row) => (
            <tr key={`${row.origin}-${row.day}`}>
              <th scope="row">{row.day}</th>
              <td className="num">{formatValue(row.sbp)}</td>
              <td className="num">{formatValue(row.dbp)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function BloodPressurePart({ data }: { readonly data: Resident }) {
  const { t } = useLanguage();
  const [as, setAs] = useState<"chart" | "table">("chart");
  const rows = useMemo(
    () => [...data.bloodPressures].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    [data.bloodPressures],
  );
  const option = useMemo(() => pressureOption(rows, { sbp: t("resident.sbp"), dbp: t("resident.dbp") }), [rows, t]);
  return (
    <Section
      title={t("resident.bloodPressure")}
      help="mmHg"
      tools={
        <Chips
          label={t("resident.bloodPressure")}
          value={as}
          onChange={setAs}
          options={[
            { value: "chart", label: t("action.chart") },
            { value: "table", label: t("action.table") },
          ]}
        />
      }
    >
      {rows.length === 0 ? <Empty title={t("resident.noBloodPressure")} /> : null}
      {rows.length > 0 && as === "chart" ? (
        <Chart option={option} height={220} label={t("indicator.chartOf", { name: t("resident.bloodPressure") })} />
      ) : null}
      {rows.length > 0 && as === "table" ? <PressureTable rows={rows} /> : null}
    </Section>
  );
}
