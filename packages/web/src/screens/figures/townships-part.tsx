import { useDistrict } from "../../api/queries.ts";
import type { ReportedPage } from "../../api/types.ts";
import { formatCount, formatValue, placeName } from "../../parts/format.ts";
import { Scroll, Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";

/** What the townships say of the value that stands, the lowest first where more is good; nothing where nobody said. */
export function TownshipsPart({ data }: { readonly data: ReportedPage }) {
  const { t, lang } = useLanguage();
  const places = useDistrict().data?.places ?? [];
  const { standing, definition, direction } = data;
  if (standing === null || standing.parts.length === 0) return null;
  const multiplier = definition?.multiplier ?? 1;
  const rows = standing.parts
    .map((part) => ({ ...part, value: (part.numerator / part.denominator) * multiplier }))
    .sort((a, b) => (direction === "down" ? b.value - a.value : a.value - b.value));
  const title = `${t("figures.byTownship")} (${standing.year})`;
  return (
    <Section title={title}>
      <Scroll label={title}>
        <table className="data">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("indicator.townships")}</th>
              {(["value", "numerator", "denominator"] as const).map((column) => (
                <th scope="col" className="num" key={column}>
                  {t(`figures.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place, value, numerator, denominator }) => (
              <tr key={place}>
                <th scope="row">{placeName(places, place, lang)}</th>
                <td className="num">{formatValue(value)}</td>
                <td className="num">{formatCount(numerator)}</td>
                <td className="num">{formatCount(denominator)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}
