import type { Measure } from "@kangyu/rules";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { DistrictProgramme } from "../visit/programme.ts";
import { type Settings, useRuleWords } from "./rule-words.ts";
import { SourceWords } from "./source-words.tsx";

function OneMeasure({ measure, settings }: { readonly measure: Measure; readonly settings: Settings }) {
  const { t, pick } = useLanguage();
  const { rule: ruleText } = useRuleWords(settings);
  return (
    <>
      <h3>{pick(measure.title)}</h3>
      <p className="help">
        {t("definitions.period")}
        {t("app.colon")}
        {t(measure.period === "year" ? "definitions.year" : "definitions.runningPeriod")} ·{" "}
        {t("definitions.population")}
        {t("app.colon")}
        <span className="code">{measure.population}</span> · <SourceWords source={measure.source} />
      </p>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("resident.status")}</th>
            <th scope="col">{t("indicator.reason")}</th>
            <th scope="col">{t("definitions.expression")}</th>
          </tr>
        </thead>
        <tbody>
          {measure.rules.map((rule) => (
            <tr key={rule.reason}>
              <td>
                <span className={{ in: "tag tag-good", out: "tag tag-bad", unknown: "tag" }[rule.is]}>
                  {t(`state.${rule.is}`)}
                </span>
              </td>
              <th scope="row">{ruleText(rule.text)}</th>
              <td className="code">{rule.when ?? t("definitions.otherwise")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function MeasuresPart({ data }: { readonly data: DistrictProgramme }) {
  const { t } = useLanguage();
  const measures = Object.entries(data.definition.measures ?? {});
  if (measures.length === 0) return null;
  return (
    <Section title={t("definitions.measures")} help={t("definitions.rules")}>
      {measures.map(([name, measure]) => (
        <OneMeasure key={name} measure={measure} settings={data.settings} />
      ))}
    </Section>
  );
}
