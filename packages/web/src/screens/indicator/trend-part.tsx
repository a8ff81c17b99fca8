import { useMemo } from "react";
import { ForecastSection } from "../../parts/forecast-section.tsx";
import { formatCount, formatValue } from "../../parts/format.ts";
import { useQuarterName } from "../../parts/quarter.ts";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { CountButton } from "./count-button.tsx";
import type { PartProps } from "./indicator-screen.tsx";
import { trendOption } from "./trend-option.ts";

function TrendTable({ data, onPeople }: PartProps) {
  const { t, pick } = useLanguage();
  const quarterName = useQuarterName();
  const name = pick(data.definition.name);
  return (
    <Scroll label={t("indicator.trend")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("indicator.day")}</th>
            <th scope="col" className="num">
              {t("indicator.actual")}
            </th>
            <th scope="col" className="num">
              {t("indicator.path")}
            </th>
            <th scope="col" className="num">
              {t("state.in")}
            </th>
            <th scope="col" className="num">
              {t("indicator.counted")}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...data.forecast.points].reverse().map((point) => (
            <tr key={point.day}>
              <th scope="row">
                {quarterName(point.day)} <span className="tag">{t("indicator.forecast")}</span>
              </th>
              <td className="num">{formatValue(point.value)}</td>
              <td className="num" colSpan={3}>
                {t("indicator.forecastBand")} {formatValue(point.low)}–{formatValue(point.high)}
              </td>
            </tr>
          ))}
          {[...data.series].reverse().map((point) => (
            <tr key={point.day}>
              <th scope="row">{quarterName(point.day)}</th>
              <td className="num">{formatValue(point.figure.value)}</td>
              <td className="num">{formatValue(point.path)}</td>
              <td className="num">
                <CountButton
                  name={`${name} ${point.day}`}
                  state="in"
                  count={point.figure.in}
                  filter={{ asOf: point.day }}
                  onPeople={onPeople}
                />
              </td>
              <td className="num">{formatCount(point.figure.denominator)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function TrendPart(props: PartProps) {
  const { data } = props;
  const { t, pick } = useLanguage();
  const option = useMemo(
    () =>
      trendOption(data, {
        actual: t("indicator.actual"),
        path: t("indicator.path"),
        forecast: t("indicator.forecast"),
        band: t("indicator.forecastBand"),
        target: t("indicator.targets"),
      }),
    [data, t],
  );
  return (
    <ForecastSection
      title={t("indicator.trend")}
      help={t("indicator.trendHelp")}
      name={pick(data.definition.name)}
      option={option}
      table={<TrendTable {...props} />}
      forecast={data.forecast}
    />
  );
}
