import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { DistrictProgramme } from "../visit/programme.ts";
import { useRuleWords } from "./rule-words.ts";
import { SourceWords } from "./source-words.tsx";

function Settings({ data }: { readonly data: DistrictProgramme }) {
  const { t, pick } = useLanguage();
  const settings = Object.entries(data.definition.settings ?? {});
  if (settings.length === 0) return null;
  return (
    <Section title={t("definitions.settings")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("definitions.setting")}</th>
            <th scope="col">{t("definitions.default")}</th>
            <th scope="col">{t("definitions.source")}</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(([name, setting]) => {
            const value = data.settings[name] ?? setting.default;
            return (
              <tr key={name}>
                <th scope="row">{pick(setting.title)}</th>
                <td>{typeof value === "boolean" ? t(value ? "visit.yes" : "visit.no") : value}</td>
                <td>
                  <SourceWords source={setting.source} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

export function ProgrammeHead({ data }: { readonly data: DistrictProgramme }) {
  const { t, pick } = useLanguage();
  const { definition } = data;
  const words = useRuleWords(data.settings);
  const span = ({ from, to }: { readonly from: string; readonly to: string | null }) =>
    to === null ? t("definitions.from", { day: from }) : t("definitions.fromTo", { from, to });
  return (
    <>
      <Section title={pick(definition.title)}>
        <dl className="pair-list">
          <dt>{t("definitions.version")}</dt>
          <dd>
            {data.versions.map((version) => (
              <div key={version.version}>
                {version.version} · {span(version)}
              </div>
            ))}
          </dd>
          <dt>{t("definitions.source")}</dt>
          <dd>
            <SourceWords source={definition.source} />
          </dd>
          <dt>{t("definitions.gate")}</dt>
          <dd className="code">{definition.gate}</dd>
          {Object.entries(definition.states ?? {}).map(([name, state]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{pick(state.title)}</dt>
              <dd>
                {t("definitions.enter")}
                {t("app.colon")}
                {state.enter.map((trigger) => words.rule(trigger.text)).join(t("app.semicolon"))}
                <br />
                {t("definitions.leave")}
                {t("app.colon")}
                {state.leave.map((trigger) => words.rule(trigger.text)).join(t("app.semicolon"))}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Settings data={data} />
    </>
  );
}
