import type { Problem } from "../problems.ts";
import type { Programme } from "../programme.ts";
import {
  boolean,
  date,
  duration,
  either,
  listOfShape,
  literal,
  number,
  object,
  optional,
  recordOf,
  tagged,
  text,
} from "./shape.ts";

const title = object({ zh: text, en: text });
const source = object({ document: text, section: text, year: number, confidence: literal("S", "L", "K") });
const condition = optional(text);
const valueTypes = literal("number", "string", "boolean", "date", "list");

const setting = object({
  title,
  default: either(number, boolean, text),
  source: either(source, literal("local choice")),
});

const binding = object({
  code: optional(either(text, listOfShape(text))),
  of: optional(text),
  values: optional(recordOf(valueTypes)),
  valueSet: optional(object({ value: text, system: optional(text), set: text })),
  derive: optional(recordOf(object({ type: valueTypes, value: text }))),
  daily: optional(boolean),
  where: condition,
});

const trigger = object({
  reason: text,
  text: title,
  on: text,
  at: optional(literal("start", "end")),
  when: condition,
  after: optional(duration),
  day: condition,
});

const fieldTypes = literal("number", "integer", "boolean", "choice", "choices", "date", "text");
const unit = optional(object({ ucum: text, text }));
const options = optional(listOfShape(object({ code: text, title })));
const range = optional(listOfShape(number));

const form = object({
  title,
  source,
  fields: listOfShape(
    object({
      id: text,
      title,
      type: fieldTypes,
      unit,
      possible: range,
      usual: range,
      options,
      required: optional(boolean),
      when: condition,
    }),
  ),
  checks: optional(
    listOfShape(
      object({
        id: text,
        level: literal("error", "warning", "finding"),
        when: text,
        text: title,
        fields: listOfShape(text),
      }),
    ),
  ),
  derived: optional(recordOf(object({ title, type: fieldTypes, value: text, unit, options }))),
});

const shared = {
  kind: text,
  title,
  source,
  form: optional(text),
  doneBy: object({ on: text, when: condition }),
  while: optional(text),
};

const step = tagged("kind", {
  recurring: object({
    ...shared,
    while: text,
    first: object({ opens: duration, within: duration, text: optional(title) }),
    next: listOfShape(object({ reason: text, when: condition, text: title, opens: duration, within: duration })),
  }),
  window: object({
    ...shared,
    each: optional(text),
    from: text,
    when: condition,
    opens: duration,
    closes: duration,
    ends: optional(duration),
    until: condition,
  }),
  "follow-up": object({
    ...shared,
    after: object({ on: text, causes: listOfShape(object({ reason: text, when: condition, text: title })) }),
    within: duration,
    ends: optional(duration),
  }),
  series: object({
    ...shared,
    from: text,
    when: condition,
    valid: condition,
    graceDays: condition,
    schedules: listOfShape(
      object({
        from: optional(date),
        source,
        doses: listOfShape(
          object({
            no: number,
            minAge: duration,
            dueAge: optional(duration),
            finishBefore: optional(duration),
            finishAfter: optional(object({ fromDose: number, atMost: duration })),
            maxAge: optional(duration),
            intervals: optional(listOfShape(object({ fromDose: number, atLeast: duration }))),
          }),
        ),
      }),
    ),
  }),
});

const measure = object({
  title,
  source,
  period: literal("year", "running"),
  population: text,
  let: optional(recordOf(text)),
  rules: listOfShape(
    object({
      reason: text,
      is: literal("in", "out", "unknown"),
      title: optional(title),
      when: condition,
      text: title,
      deciding: condition,
    }),
  ),
});

const programme = object({
  language: literal(1),
  id: text,
  version: text,
  inForce: object({ from: date, to: either(date, literal(null)) }),
  title,
  source,
  settings: optional(recordOf(setting)),
  facts: recordOf(binding),
  gate: text,
  states: optional(recordOf(object({ title, enter: listOfShape(trigger), leave: listOfShape(trigger) }))),
  forms: optional(recordOf(form)),
  steps: optional(recordOf(step)),
  measures: optional(recordOf(measure)),
});

export type ParseResult =
  | { readonly ok: true; readonly programme: Programme }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Checks the shape of a definition, as JSON or as YAML was read, part by part; a part the language does not know is a
 * problem too. Expressions and names are looked at by `checkProgramme`.
 */
export function parseProgramme(json: unknown): ParseResult {
  const problems: Problem[] = [];
  programme(json, "", (code, path, detail) => problems.push({ code, path, detail }));
  return problems.length === 0 ? { ok: true, programme: json as Programme } : { ok: false, problems };
}
