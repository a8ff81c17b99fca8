import type { Form, Programme } from "@kangyu/rules";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { SourceWords } from "./source-words.tsx";

const levels = { error: "tag tag-bad", warning: "tag", finding: "tag tag-warn" } as const;

function Checks({ form }: { readonly form: Form }) {
  const { t, pick } = useLanguage();
  if (!form.checks || form.checks.length === 0) return null;
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{t("definitions.checks")}</th>
          <th scope="col">{t("definitions.expression")}</th>
        </tr>
      </thead>
      <tbody>
        {form.checks.map((check) => (
          <tr key={check.id}>
            <th scope="row">
              <span className={levels[check.level]}>{pick(check.text)}</span>
            </th>
            <td className="code">{check.when}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OneForm({ form }: { readonly form: Form }) {
  const { t, pick } = useLanguage();
  return (
    <details>
      <summary>
        {pick(form.title)} · {t("definitions.fields", { count: form.fields.length })} ·{" "}
        <SourceWords source={form.source} />
      </summary>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("definitions.field")}</th>
            <th scope="col">{t("definitions.unit")}</th>
            <th scope="col">{t("definitions.possible")}</th>
            <th scope="col">{t("definitions.usual")}</th>
          </tr>
        </thead>
        <tbody>
          {form.fields.map((field) => (
            <tr key={field.id}>
              <th scope="row">
                {pick(field.title)}
                {field.required ? " *" : ""}
                {field.options ? (
                  <span className="share">{field.options.map((option) => pick(option.title)).join(t("app.and"))}</span>
                ) : null}
              </th>
              <td>{field.unit?.text ?? "—"}</td>
              <td>{field.possible?.join("–") ?? "—"}</td>
              <td>{field.usual?.join("–") ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Checks form={form} />
    </details>
  );
}

export function FormsPart({ definition }: { readonly definition: Programme }) {
  const { t } = useLanguage();
  const forms = Object.entries(definition.forms ?? {});
  if (forms.length === 0) return null;
  return (
    <Section title={t("definitions.forms")}>
      {forms.map(([name, form]) => (
        <OneForm key={name} form={form} />
      ))}
    </Section>
  );
}
