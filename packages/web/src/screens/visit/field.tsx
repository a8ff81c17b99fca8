import type { FormField } from "@kangyu/rules";
import { type ReactNode, useId } from "react";
import type { FieldProblem } from "../../api/types.ts";
import { useLanguage } from "../../strings/language.ts";

export type Entered = string | boolean | readonly string[] | undefined;

export interface FieldProps {
  readonly field: FormField;
  readonly entered: Entered;
  readonly problems: readonly FieldProblem[];
  readonly onEnter: (entered: Entered) => void;
}

function Problems({ id, problems }: { readonly id: string; readonly problems: readonly FieldProblem[] }) {
  const { pick } = useLanguage();
  return (
    <div id={id} aria-live="polite">
      {problems.map((problem) => (
        <p key={problem.code + problem.text.zh} className={`field-problem problem-${problem.level}`}>
          {pick(problem.text)}
        </p>
      ))}
    </div>
  );
}

function Label({ field }: { readonly field: FormField }) {
  const { t, pick } = useLanguage();
  return (
    <>
      {pick(field.title)}
      {field.required ? (
        <span className="field-required" title={t("visit.required")}>
          {" *"}
        </span>
      ) : null}
    </>
  );
}

function inputProps(type: FormField["type"]) {
  if (type === "date") return { type: "date" };
  if (type === "text") return { type: "text", maxLength: 500 };
  return {
    type: "text",
    inputMode: type === "integer" ? ("numeric" as const) : ("decimal" as const),
    autoComplete: "off",
  };
}

/** A unit as it is written in Chinese; in English its UCUM code where it is a Chinese word. */
function unitWord(unit: { readonly ucum: string; readonly text: string }, lang: "zh" | "en"): string {
  return lang === "en" && /[\u4e00-\u9fff]/.test(unit.text) ? unit.ucum : unit.text;
}

function OneInput({ field, entered, problems, onEnter }: FieldProps) {
  const { t, lang } = useLanguage();
  const id = useId();
  return (
    <div className={field.type === "text" ? "field field-wide" : "field"}>
      <label className="field-label" htmlFor={id}>
        <Label field={field} />
      </label>
      <div className={field.type === "text" ? "" : "field-with-unit"}>
        <input
          id={id}
          className="field-input"
          {...inputProps(field.type)}
          value={typeof entered === "string" ? entered : ""}
          required={field.required ?? false}
          aria-invalid={problems.some((problem) => problem.level === "error")}
          aria-describedby={`${id}-problems`}
          onChange={(event) => onEnter(event.target.value)}
        />
        {field.unit ? <span className="field-unit">{unitWord(field.unit, lang)}</span> : null}
        {field.possible ? (
          <span className="field-range unseen">
            {t("visit.range", { low: field.possible[0], high: field.possible[1] })}
          </span>
        ) : null}
      </div>
      <Problems id={`${id}-problems`} problems={problems} />
    </div>
  );
}

/** Options side by side; "leave empty" keeps a missing answer apart from a no. */
function Options(props: FieldProps & { readonly children: ReactNode; readonly wide: boolean }) {
  const id = useId();
  return (
    <fieldset className={props.wide ? "field field-wide" : "field"} aria-describedby={`${id}-problems`}>
      <legend className="field-label">
        <Label field={props.field} />
      </legend>
      <div className="field-options">{props.children}</div>
      <Problems id={`${id}-problems`} problems={props.problems} />
    </fieldset>
  );
}

function OneOf(props: FieldProps) {
  const { t, pick } = useLanguage();
  const { field, entered, onEnter } = props;
  const name = useId();
  const options: readonly { readonly key: string; readonly value: string | boolean; readonly label: string }[] =
    field.type === "boolean"
      ? [
          { key: "yes", value: true, label: t("visit.yes") },
          { key: "no", value: false, label: t("visit.no") },
        ]
      : (field.options ?? []).map((one) => ({ key: one.code, value: one.code, label: pick(one.title) }));
  return (
    <Options {...props} wide={options.length > 4}>
      {options.map((option) => (
        <label key={option.key} className="field-option">
          <input type="radio" name={name} checked={entered === option.value} onChange={() => onEnter(option.value)} />
          {option.label}
        </label>
      ))}
      {entered === undefined || field.required ? null : (
        <button type="button" className="link" onClick={() => onEnter(undefined)}>
          {t("visit.none")}
        </button>
      )}
    </Options>
  );
}

function ManyOf(props: FieldProps) {
  const { pick } = useLanguage();
  const { field, entered, onEnter } = props;
  const taken: readonly string[] = Array.isArray(entered) ? entered : [];
  const toggle = (code: string) =>
    onEnter(taken.includes(code) ? taken.filter((one) => one !== code) : [...taken, code]);
  return (
    <Options {...props} wide>
      {(field.options ?? []).map((option) => (
        <label key={option.code} className="field-option">
          <input type="checkbox" checked={taken.includes(option.code)} onChange={() => toggle(option.code)} />
          {pick(option.title)}
        </label>
      ))}
    </Options>
  );
}

/** One field of a form by its type; what is wrong with it stands below it and is read out. */
export function Field(props: FieldProps) {
  if (props.field.type === "choice" || props.field.type === "boolean") return <OneOf {...props} />;
  return props.field.type === "choices" ? <ManyOf {...props} /> : <OneInput {...props} />;
}
