import { parseDay } from "@kangyu/fhir";
import { type Compiled, compileProgramme, type FormField, validateForm } from "@kangyu/rules";
import { useCallback, useMemo } from "react";
import type { FieldProblem, Value, Values } from "../../api/types.ts";
import { type Draft, readDraft } from "./draft.ts";
import type { VisitAsked } from "./use-visit-form.ts";

export interface Judged {
  /** What would be sent: the entered values of the fields that are asked. */
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
  readonly derived: Readonly<Record<string, Value>>;
  readonly asked: readonly string[];
}

export interface Occasion {
  /** ISO day of the visit. */
  readonly day: string;
  readonly birth: string | null;
  readonly sex: string;
}

const notNumber = { zh: "须为数字", en: "Must be a number" };

/**
 * Judges what stands in a form's inputs by the definition's own rules, as the server will. A field that is no longer
 * asked keeps its input but is not sent. Without a valid day nothing can be judged, and that is the one problem.
 */
export function judgeDraft(rules: { compiled: Compiled; form: string }, draft: Draft, occasion: Occasion): Judged {
  const fields: readonly FormField[] = rules.compiled.programme.forms?.[rules.form]?.fields ?? [];
  const reading = readDraft(fields, draft);
  const day = parseDay(occasion.day);
  if (day === null) {
    const text = { zh: "日期必填", en: "The day is required" };
    const problem: FieldProblem = { code: "required", level: "error", fields: ["day"], text };
    return { values: reading.values, problems: [problem], derived: {}, asked: fields.map((field) => field.id) };
  }
  const context = { day, birth: occasion.birth === null ? null : parseDay(occasion.birth), sex: occasion.sex };
  const first = validateForm(rules.compiled, rules.form, { values: reading.values, context });
  const values = Object.fromEntries(Object.entries(reading.values).filter(([id]) => first.asked.includes(id)));
  const result = validateForm(rules.compiled, rules.form, { values, context });
  const unread = new Set([...reading.notNumber, ...reading.notInteger]);
  const own = [...unread].map(
    (id): FieldProblem => ({ code: "not-a-number", level: "error", fields: [id], text: notNumber }),
  );
  const said = result.problems.filter((problem) => !problem.fields.some((field) => unread.has(field)));
  return {
    values,
    derived: result.derived,
    asked: result.asked,
    problems: [...own, ...said.map((problem) => ({ ...problem, fields: [...problem.fields] }))],
  };
}

/** The rules of a form, compiled once, for the resident and the day at hand. */
export function useJudge(forms: VisitAsked, day: string): (draft: Draft) => Judged {
  const { programme, form } = forms;
  const compiled = useMemo(
    () => compileProgramme(programme.definition, { settings: programme.settings, valueSets: programme.valueSets }),
    [programme],
  );
  const { birth, sex } = forms.resident.resident;
  return useCallback(
    (draft) => judgeDraft({ compiled, form }, draft, { day, birth, sex }),
    [compiled, form, day, birth, sex],
  );
}
