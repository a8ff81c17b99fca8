import { useMemo, useState } from "react";
import { Chart } from "../../parts/chart.tsx";
import { Chips } from "../../parts/choice.tsx";
import { formatValue } from "../../parts/format.ts";
import { useLanguage } from "../../strings/language.ts";
import { outlookOption, type YearRow, yearRows } from "./outlook-option.ts";
import type { PanelProps } from "./row-panel.tsx";
import { rowName } from "./words.ts";

function YearTable({ rows }: { readonly rows: readonly YearRow[] }) {
  const { t } = useLanguage();
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{t("drafts.chartYear")}</th>
          <th scope="col" className="num">
            {t("drafts.chartActual")}
          </th>
          <th scope="col" className="num">
            {t("drafts.chartForecast")}
          </th>
          <th scope="col" className="num">
            {t("drafts.chartPath")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.year}>
            <th scope="row">{row.year}</th>
            <td className="num">{formatValue(row.actual)}</td>
            <td className="num">
              {formatValue(row.forecast)}
              {row.low === null ? null : (
                <span className="share">
                  {formatValue(row.low)}–{formatValue(row.high)}
                </span>
              )}
            </td>
            <td className="num">{formatValue(row.path)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where the row comes from, where it goes by itself, and the path that the typed targets draw. */
export function OutlookPart({ row, help, desk }: PanelProps) {
  const { t, lang, pick } = useLanguage();
  const [as, setAs] = useState<"chart" | "table">("chart");
  const { draft, evidence } = desk;
  const rows = useMemo(
    () => yearRows({ help, draft, evidence, indicator: row.indicator, levels: help.levels }),
    [help, draft, evidence, row.indicator],
  );
  const option = useMemo(
    () =>
      outlookOption(rows, {
        actual: t("drafts.chartActual"),
        forecast: t("drafts.chartForecast"),
        band: t("drafts.chartBand"),
        path: t("drafts.chartPath"),
      }),
    [rows, t],
  );
  const { why, backtestError } = help.outlook;
  return (
    <div className="draft-part">
      <div className="section-head">
        <h3>{t("drafts.chart")}</h3>
        <div className="section-tools">
          <Chips
            label={t("drafts.chart")}
            value={as}
            onChange={setAs}
            options={[
              { value: "chart", label: t("action.chart") },
              { value: "table", label: t("action.table") },
            ]}
          />
        </div>
      </div>
      {as === "chart" ? (
        <Chart option={option} label={t("drafts.chartOf", { name: rowName(row, lang) })} height={200} />
      ) : (
        <YearTable rows={rows} />
      )}
      <p className="help">
        {why === null
          ? t("drafts.backtest", { error: formatValue(backtestError) })
          : `${t("drafts.noForecast")}${t("app.colon")}${pick(why)}`}
      </p>
    </div>
  );
}
