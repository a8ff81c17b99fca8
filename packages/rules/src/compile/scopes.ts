import { ageInMonths, ageInYears } from "@kangyu/fhir";
import { signatures } from "../cel/functions.ts";
import { extend, type Run, type Scope } from "../cel/scope.ts";
import { Slots } from "../cel/value.ts";
import type { FieldType, Form, Programme, ValueType } from "../programme.ts";
import { baseEnvironment } from "./builder.ts";

const CEL_TYPES: Readonly<Record<ValueType, string>> = {
  number: "double",
  string: "string",
  boolean: "bool",
  date: "date",
  list: "list<string>",
};

const FIELD_TYPES: Readonly<Record<FieldType, ValueType>> = {
  number: "number",
  integer: "number",
  boolean: "boolean",
  choice: "string",
  choices: "list",
  date: "date",
  text: "string",
};

export function celType(type: ValueType): string {
  return CEL_TYPES[type];
}

export function valueType(type: FieldType): ValueType {
  return FIELD_TYPES[type];
}

/** Names and types of a form's fields, its derived values after them. */
export function typesOfForm(form: Form): Record<string, ValueType> {
  const types: Record<string, ValueType> = {};
  for (const field of form.fields) types[field.id] = valueType(field.type);
  for (const [id, derived] of Object.entries(form.derived ?? {})) types[id] = valueType(derived.type);
  return types;
}

/** The names every expression has: the identity, the day, the settings. */
export function identityScope(programme: Programme, settings: Scope["settings"]): Scope {
  const environment = baseEnvironment(signatures);
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings)) fields[name] = CEL_TYPES[typeof value as ValueType];
  if (Object.keys(fields).length > 0) {
    environment.registerType("Settings", { fields });
    environment.registerVariable("settings", "Settings");
  }
  const scope: Scope = {
    environment,
    names: new Map(),
    settings,
    states: positions(programme.states),
    steps: positions(programme.steps),
    slots: new Slots(),
    fields: new Set(),
  };
  return extend(scope, IDENTITY);
}

function positions(record: Readonly<Record<string, unknown>> | undefined): ReadonlyMap<string, number> {
  return new Map(Object.keys(record ?? {}).map((name, position) => [name, position]));
}

const IDENTITY: readonly (readonly [string, string, Run])[] = [
  ["birth", "date", (frame) => frame.birth],
  ["sex", "string", (frame) => (frame.sex === "unknown" ? null : frame.sex)],
  [
    "day",
    "date",
    (frame) => {
      frame.note(frame.day + 1);
      return frame.day;
    },
  ],
  ["yearStart", "date", (frame) => frame.yearStart()],
  ["yearEnd", "date", (frame) => frame.yearEnd()],
  ["quarterStart", "date", (frame) => frame.quarterStart()],
  ["age", "double", age(12)],
  ["ageMonths", "double", age(1)],
];

function age(months: number): Run {
  return (frame) => {
    if (frame.birth === null) return null;
    const value = months === 1 ? ageInMonths(frame.birth, frame.day) : ageInYears(frame.birth, frame.day);
    frame.note(frame.birthday(Math.max(0, value + 1) * months) as number);
    return value;
  };
}

/** The identity and the values of one fact, by name. */
export function valueScope(identity: Scope, types: Readonly<Record<string, ValueType>>): Scope {
  const scope = extend(identity, [["code", "string", (frame) => frame.it?.code ?? null]]);
  for (const [name, type] of Object.entries(types)) scope.environment.registerVariable(name, CEL_TYPES[type]);
  return { ...scope, fields: new Set(Object.keys(types).filter((name) => name !== "code")) };
}
