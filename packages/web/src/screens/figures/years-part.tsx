import { useMemo } from "react";
import type { ReportedPage } from "../../api/types.ts";
import { ForecastSection } from "../../parts/forecast-section.tsx";
import { formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { useFigureName } from "./figure-screen.tsx";
import { yearsOption } from "./years-option.ts";

function YearsTable({ data }: { readonly data: ReportedPage }) {
  const { t } = useLanguage();
  return (
    <Scroll label={t("figures.years")}>
      <table className="data">
        <caption className="unseen">{t("figures.years")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("figures.year")}</th>
            <th scope="col" className="num">
              {t("figures.reported")}
            </th>
            <th scope="col" className="num">
              {t("indicator.path")}
            </th>
            <th scope="col">{t("board.light")}</th>
          </tr>
        </thead>
        <tbody>
          {[...data.series].reverse().map(({ year, value, path, light }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td className="num">{formatValue(value)}</td>
              <td className="num">{formatValue(path)}</td>
              <td>
                <LightWord light={light} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Values by year against the path, and where they go if nothing changes. */
export function YearsPart({ data }: { readonly data: ReportedPage }) {
  const { t } = useLanguage();
  const name = useFigureName()(data);
  const option = useMemo(
    () =>
      yearsOption(data, {
        reported: t("figures.reported"),
        path: t("indicator.path"),
        forecast: t("indicator.forecast"),
        band: t("indicator.forecastBand"),
      }),
    [data, t],
  );
  return (
    <ForecastSection
      title={t("figures.years")}
      help={t("figures.yearsHelp")}
      name={name}
      option={option}
      table={<YearsTable data={data} />}
      forecast={data.forecast}
    />
  );
}
