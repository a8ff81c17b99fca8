import { Fragment } from "react";
import type { ReportedPage } from "../../api/types.ts";
import { Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** What the value means: over what, for whom, when, how it is collected, and how sure its source is. */
export function MeaningPart({ data: { definition } }: { readonly data: ReportedPage }) {
  const { t, pick } = useLanguage();
  if (definition === null)
    return (
      <Section title={t("indicator.definition")}>
        <Empty title={t("figures.noDefinition")} />
      </Section>
    );
  const { multiplier, denominator, confidence, synonyms } = definition;
  const lines: readonly (readonly [string, string])[] = [
    [t("indicator.numerator"), pick(definition.numerator)],
    [t("indicator.denominator"), denominator === null ? t("figures.noDenominator") : pick(denominator)],
    [t("figures.multiplier"), multiplier === null ? "—" : String(multiplier)],
    [t("figures.population"), pick(definition.population)],
    [t("indicator.period"), pick(definition.period)],
    [t("figures.collection"), pick(definition.collection)],
    [t("figures.system"), pick(definition.system)],
    [t("indicator.source"), definition.source],
    [t("figures.confidence"), confidence === null ? "—" : t(`figures.confidences.${confidence}`)],
    [t("indicator.version"), `${definition.version} · ${t("indicator.since", { day: definition.inForceFrom })}`],
    [t("figures.synonyms"), synonyms.length === 0 ? "—" : synonyms.join(t("app.and"))],
  ];
  return (
    <Section title={t("indicator.definition")}>
      <dl className="pair-list">
        {lines.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}
