import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useDefinition } from "../../api/queries.ts";
import type { IndicatorDefinitions, ReportedDefinition } from "../../api/types.ts";
import { InputField } from "../../parts/form-field.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { Scroll, Section } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** By any of its names, or by what it is called in the address. */
function fits({ id, name, synonyms }: ReportedDefinition, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [id, name.zh, name.en, ...synonyms].some((one) => one.toLowerCase().includes(wanted));
}

function Row({ one }: { readonly one: ReportedDefinition }) {
  const { t, lang, pick } = useLanguage();
  return (
    <tr>
      <th scope="row" className="col-name">
        <Link to="/figures/$subject" params={{ subject: one.id }}>
          {pick(one.name)}
        </Link>
      </th>
      <td>{planUnit(one.unit, lang)}</td>
      <td>{pick(one.numerator)}</td>
      <td>{one.denominator === null ? "—" : pick(one.denominator)}</td>
      <td>{pick(one.period)}</td>
      <td>{pick(one.system)}</td>
      <td>{one.confidence === null ? "—" : t(`figures.confidences.${one.confidence}`)}</td>
    </tr>
  );
}

function Table({ rows }: { readonly rows: readonly ReportedDefinition[] }) {
  const { t } = useLanguage();
  return (
    <Scroll label={t("figures.dictionary")}>
      <table className="data">
        <caption className="unseen">{t("figures.dictionary")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("board.name")}</th>
            <th scope="col">{t("board.unit")}</th>
            <th scope="col">{t("indicator.numerator")}</th>
            <th scope="col">{t("indicator.denominator")}</th>
            <th scope="col">{t("indicator.period")}</th>
            <th scope="col">{t("figures.system")}</th>
            <th scope="col">{t("figures.confidence")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Every indicator that is handed in: what is over what, for which period, from which system, how sure. */
export function DictionaryPart() {
  const { t } = useLanguage();
  const [text, setText] = useState("");
  const indicators = useDefinition<IndicatorDefinitions>("/api/indicators");
  return (
    <Section title={t("figures.dictionary")} help={t("figures.dictionaryHelp")}>
      <Answered query={indicators}>
        {({ reported }) => {
          const rows = reported.filter((one) => fits(one, text));
          return (
            <>
              <InputField label={t("figures.find")} value={text} onChange={setText} />
              <p className="help" role="status">
                {t("figures.found", { count: rows.length })}
              </p>
              {rows.length === 0 ? <Empty title={t("definitions.none")} /> : <Table rows={rows} />}
            </>
          );
        }}
      </Answered>
    </Section>
  );
}
