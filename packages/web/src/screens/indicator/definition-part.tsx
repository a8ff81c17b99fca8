import { Link } from "@tanstack/react-router";
import type { IndicatorDefinition } from "../../api/types.ts";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { useProgrammes } from "../visit/programme.ts";

/** The definition in words: what is counted, over what, by whose rule, and what this district chose itself. */
export function DefinitionPart({ definition }: { readonly definition: IndicatorDefinition }) {
  const { t, pick } = useLanguage();
  const programme = useProgrammes().data?.items.find((one) => one.id === definition.programme);
  const valueWord = (value: string) =>
    value === "true" || value === "false" ? t(value === "true" ? "visit.yes" : "visit.no") : value;
  return (
    <Section title={t("indicator.definition")}>
      <dl className="pair-list">
        <dt>{t("indicator.numerator")}</dt>
        <dd>{pick(definition.numerator)}</dd>
        <dt>{t("indicator.denominator")}</dt>
        <dd>{pick(definition.denominator)}</dd>
        <dt>{t("indicator.period")}</dt>
        <dd>{pick(definition.period)}</dd>
        <dt>{t("indicator.attribution")}</dt>
        <dd>{pick(definition.attribution)}</dd>
        <dt>{t("indicator.source")}</dt>
        <dd>{definition.source}</dd>
        <dt>{t("indicator.version")}</dt>
        <dd>
          {definition.version} · {t("indicator.since", { day: definition.inForceFrom })}
        </dd>
        {definition.programme ? (
          <>
            <dt>{t("indicator.programme")}</dt>
            <dd>
              <Link to="/definitions" search={{ id: definition.programme }}>
                {programme ? pick(programme.title) : definition.programme}
              </Link>
            </dd>
          </>
        ) : null}
        <dt>{t("indicator.localChoices")}</dt>
        <dd>
          {definition.localChoices.length === 0 ? (
            <span className="help">{t("indicator.noLocalChoices")}</span>
          ) : (
            <ul className="plain-list">
              {definition.localChoices.map((choice) => (
                <li key={choice.title.zh}>
                  {pick(choice.title)}
                  {t("app.colon")}
                  <strong>{valueWord(choice.value)}</strong>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </Section>
  );
}
