import type { EChartsCoreOption } from "echarts/core";
import { type ReactNode, useState } from "react";
import type { ReportedPage } from "../api/types.ts";
import { useLanguage } from "../strings/language.ts";
import { Chart } from "./chart.tsx";
import { Chips } from "./choice.tsx";
import { formatValue } from "./format.ts";
import { Section } from "./section.tsx";

/**
 * Values over time with the path and where they go if nothing changes, as a chart or as a table; below it how far the
 * forecast was off before, or why there is none.
 */
export function ForecastSection(props: {
  readonly title: string;
  readonly help: string;
  /** What the values are of. */
  readonly name: string;
  readonly option: EChartsCoreOption;
  readonly table: ReactNode;
  readonly forecast: Pick<ReportedPage["forecast"], "why" | "backtestError">;
}) {
  const { t, pick } = useLanguage();
  const [as, setAs] = useState<"chart" | "table">("chart");
  const { why, backtestError } = props.forecast;
  const said = why
    ? [t("indicator.noForecast"), pick(why.text)]
    : [t("indicator.forecast"), t("indicator.backtest", { error: formatValue(backtestError) })];
  return (
    <Section
      title={props.title}
      help={props.help}
      tools={
        <Chips
          label={props.title}
          value={as}
          onChange={setAs}
          options={[
            { value: "chart", label: t("action.chart") },
            { value: "table", label: t("action.table") },
          ]}
        />
      }
    >
      {as === "chart" ? (
        <Chart option={props.option} label={t("indicator.chartOf", { name: props.name })} />
      ) : (
        props.table
      )}
      <p className="help">{said.join(t("app.colon"))}</p>
    </Section>
  );
}
