import type { Form } from "@kangyu/rules";
import type { FieldProblem, Value } from "../../api/types.ts";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { FormWords } from "./form-words.ts";

/** Beside the form while typing: what must follow, what to check, and what the form works out itself. */
export function VisitSide(props: {
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
  readonly derived: Readonly<Record<string, Value>>;
  readonly words: FormWords;
}) {
  const { t, pick } = useLanguage();
  const findings = props.problems.filter((problem) => problem.level === "finding");
  const warnings = props.problems.filter((problem) => problem.level === "warning");
  const derived = Object.entries(props.form.derived ?? {});
  return (
    <div className="visit-side">
      <div aria-live="polite">
        {findings.length > 0 ? (
          <div className="findings">
            <strong>{t("visit.findings")}</strong>
            <ul>
              {findings.map((one) => (
                <li key={one.code}>{pick(one.text)}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
      {derived.length > 0 ? (
        <Section title={t("visit.derived")}>
          <dl className="pair-list">
            {derived.map(([id, { title }]) => (
              <div key={id} style={{ display: "contents" }}>
                <dt>{pick(title)}</dt>
                <dd>
                  <strong>{props.words.value(id, roundedOf(props.derived[id]))}</strong>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
      {warnings.length > 0 ? (
        <Section title={t("visit.warnings")}>
          <ul className="plain-list">
            {warnings.map((one) => (
              <li key={one.code + one.text.zh}>{pick(one.text)}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

function roundedOf(value: Value | undefined): Value | undefined {
  return typeof value === "number" ? Math.round(value * 100) / 100 : value;
}
