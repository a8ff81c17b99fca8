import { Link } from "@tanstack/react-router";
import { useDefinition } from "../../api/queries.ts";
import type { IndicatorDefinitions } from "../../api/types.ts";
import { planUnit } from "../../parts/plan-unit.ts";
import { Section } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** Every indicator that is measured, also those that no plan prints; each opens to its figures. */
export function IndicatorsPart() {
  const { t, lang, pick } = useLanguage();
  const indicators = useDefinition<IndicatorDefinitions>("/api/indicators");
  return (
    <Section title={t("definitions.indicators")}>
      <Answered query={indicators}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("definitions.none")} />
          ) : (
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{t("board.name")}</th>
                  <th scope="col">{t("board.unit")}</th>
                  <th scope="col">{t("indicator.numerator")}</th>
                  <th scope="col">{t("indicator.denominator")}</th>
                  <th scope="col">{t("definitions.version")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link to="/indicators/$id" params={{ id: one.id }}>
                        {pick(one.name)}
                      </Link>
                    </th>
                    <td>{planUnit(one.unit, lang)}</td>
                    <td>{pick(one.numerator)}</td>
                    <td>{pick(one.denominator)}</td>
                    <td className="nowrap">{one.version}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  );
}
