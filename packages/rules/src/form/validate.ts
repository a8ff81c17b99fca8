import { type Day, isoOfDay } from "@kangyu/fhir";
import { type List, listOf, Row, type Scalar } from "../cel/value.ts";
import type { Compiled, CompiledForm } from "../compile/types.ts";
import { Frame } from "../engine/frame.ts";
import { fill } from "../explain.ts";
import type { FormField, Text } from "../programme.ts";
import { readValue } from "./value.ts";

/** What a form holds: one value a field; several codes for `choices`; dates as `YYYY-MM-DD`; absent or null = not filled in. */
export type FormValues = Readonly<Record<string, number | string | boolean | readonly string[] | null>>;

export interface FormContext {
  /** Day of the visit. */
  readonly day: Day;
  readonly birth: Day | null;
  readonly sex: string;
}

/** Same shape as the server's field problems. `error` refuses, `warning` asks, `finding` tells what must follow. */
export interface FormProblem {
  readonly code: string;
  readonly level: "error" | "warning" | "finding";
  readonly fields: readonly string[];
  readonly text: Text;
}

export interface FormResult {
  readonly problems: readonly FormProblem[];
  /** The values the form works out itself; null where something is missing. */
  readonly derived: Readonly<Record<string, number | string | boolean | null>>;
  /** Ids of the fields that are asked of what is entered so far: those whose `when` is true, or that have none. */
  readonly asked: readonly string[];
}

/** Judges a form as typed so far. The same code runs in the browser while typing and in the server on saving. Throws on an unknown form. */
export function validateForm(
  compiled: Compiled,
  formId: string,
  input: { values: FormValues; context: FormContext },
): FormResult {
  const form = compiled.forms.get(formId);
  if (form === undefined) throw new Error(`${compiled.programme.id} has no form ${formId}`);
  const problems: FormProblem[] = [];
  const { frame, values } = frameFor(compiled, input.context);
  for (const id of Object.keys(input.values)) {
    if (!form.fields.some(({ field }) => field.id === id)) problems.push(problem("unknown-field", [id]));
  }
  for (const { field } of form.fields) {
    const { value, code } = readValue(field, input.values[field.id] ?? null);
    if (code !== null) problems.push(problem(code, [field.id], field));
    values[field.id] = Array.isArray(value) ? listOf(value) : (value as Scalar);
  }
  checkRequired(form, { frame, values, problems });
  for (const { field } of form.fields) checkRange(field, values[field.id] ?? null, problems);
  const derived: Record<string, number | string | boolean | null> = {};
  for (const { id, type, run } of form.derived) {
    const value = run(frame) as Scalar;
    values[id] = value;
    derived[id] = shown(value, type);
  }
  for (const { check, when, text } of form.checks) {
    if (when(frame) === true)
      problems.push({ code: check.id, level: check.level, fields: check.fields, text: fill(text, frame) });
  }
  const asked = form.fields.filter(({ when }) => when === null || when(frame) === true).map(({ field }) => field.id);
  return { problems, derived, asked };
}

/** A derived value as forms hold values: numbers to two places, dates as text. */
function shown(value: Scalar, type: FormField["type"]): Scalar {
  if (typeof value !== "number") return value;
  return type === "date" ? isoOfDay(value) : Math.round(value * 100) / 100;
}

function frameFor(compiled: Compiled, context: FormContext) {
  const frame = new Frame(context, [], compiled.settings);
  const values: Record<string, Scalar | List> = {};
  const form = { day: context.day, until: null, code: "", institution: null, origin: "", values, knownFrom: 0 };
  frame.at(context.day);
  frame.it = new Row(form, null);
  return { frame, values };
}

/** A field that is not asked (its `when` is false) must be empty; one that is required must not. */
function checkRequired(
  form: CompiledForm,
  at: { frame: Frame; values: Record<string, Scalar | List>; problems: FormProblem[] },
): void {
  for (const { field, when } of form.fields) {
    const asked = when === null ? true : when(at.frame);
    const value = at.values[field.id] ?? null;
    const empty = value === null || (typeof value === "object" && value.to === value.from);
    if (asked === false && !empty) at.problems.push(problem("not-asked", [field.id], field));
    if (asked === true && empty && field.required === true) at.problems.push(problem("required", [field.id], field));
  }
}

function checkRange(field: FormField, value: Scalar | List, problems: FormProblem[]): void {
  if (typeof value !== "number" || (field.type !== "number" && field.type !== "integer")) return;
  const outside = (range: readonly [number, number] | undefined) =>
    range !== undefined && (value < range[0] || value > range[1]);
  if (outside(field.possible)) problems.push(problem("impossible", [field.id], field));
  else if (outside(field.usual)) problems.push(problem("unusual", [field.id], field));
}

const TEXTS: Readonly<Record<string, { level: FormProblem["level"]; zh: string; en: string }>> = {
  "unknown-field": { level: "error", zh: "表单没有此项", en: "The form has no such field" },
  required: { level: "error", zh: "{title}必填", en: "{title} is required" },
  "not-asked": { level: "error", zh: "此情形下不填{title}", en: "{title} is not asked here" },
  "not-a-number": { level: "error", zh: "{title}应为数值", en: "{title} must be a number" },
  "not-an-integer": { level: "error", zh: "{title}应为整数", en: "{title} must be a whole number" },
  "not-a-date": { level: "error", zh: "{title}应为日期", en: "{title} must be a date" },
  "not-a-choice": { level: "error", zh: "{title}不在可选范围", en: "{title} is not one of the choices" },
  "not-a-boolean": { level: "error", zh: "{title}应为是或否", en: "{title} must be yes or no" },
  "not-a-text": { level: "error", zh: "{title}应为文字", en: "{title} must be text" },
  impossible: {
    level: "error",
    zh: "{title}应在 {low}–{high} {unit}之间",
    en: "{title} must be between {low} and {high} {unit}",
  },
  unusual: {
    level: "warning",
    zh: "{title}通常在 {low}–{high} {unit}之间，请核对",
    en: "{title} is usually between {low} and {high} {unit}; please check",
  },
};

function problem(code: string, fields: readonly string[], field?: FormField): FormProblem {
  const { level, zh, en } = TEXTS[code] ?? { level: "error" as const, zh: code, en: code };
  const range = (code === "impossible" ? field?.possible : field?.usual) ?? [];
  const say = (text: string, language: "zh" | "en") =>
    text
      .replace("{title}", field?.title[language] ?? "")
      .replace("{low}", String(range[0]))
      .replace("{high}", String(range[1]))
      .replace("{unit}", field?.unit?.text ?? "")
      .trim();
  return { code, level, fields, text: { zh: say(zh, "zh"), en: say(en, "en") } };
}
