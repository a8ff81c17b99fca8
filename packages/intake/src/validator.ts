import { compileRule, type ElementRule } from "@kangyu/fhir";
import { primitiveChecks } from "./primitive.ts";
import type { IntakeProblemCode } from "./problems.ts";
import type { Schema, SchemaElement } from "./schema.ts";

/** What is wrong with a resource, and where (`Observation.component[1].valueQuantity.value`). No value is quoted. */
export interface Finding {
  readonly code: IntakeProblemCode;
  readonly path: string;
  readonly detail: string;
}

type Report = (code: IntakeProblemCode, path: string, detail: string) => void;
/** `path` is null on the first look, which only asks whether anything is wrong: most rows are right, and paths cost. */
type Check = (value: unknown, path: string | null, report: Report) => void;

function under(path: string | null, step: string | number): string | null {
  if (path === null) return null;
  return typeof step === "number" ? `${path}[${step}]` : `${path}.${step}`;
}

interface ElementCheck {
  readonly check: Check;
  readonly isPrimitive: boolean;
  /** Name of the choice it belongs to (`value[x]`), null for a plain element. */
  readonly choice: string | null;
}

interface TypeRule {
  readonly elements: Map<string, ElementCheck>;
  readonly required: { readonly name: string; readonly keys: readonly string[] }[];
  /** Invariants of the type with their keys (`obs-6`). */
  readonly rules: readonly { readonly key: string; readonly holds: ElementRule }[];
}

/** Checks one resource against the base definitions of FHIR R4; gives every finding, in document order. */
export type Validate = (resource: unknown) => readonly Finding[];

/**
 * Compiles the definitions to closures once: types, elements, cardinality, formats of primitive values and the codes
 * of required bindings, and the invariants that our expressions reach. Not checked: types of reference targets,
 * profiles, bindings that are not required.
 */
export function compileValidator(schema: Schema): Validate {
  const types = new Map<string, TypeRule>();
  const resources = new Set(schema.resources);
  const lists = schema.lists.map((codes) => new Set(codes));
  let anyResource: Check | null = null;
  const context: Context = {
    ...{ schema, types, resources, lists },
    anyResource() {
      anyResource ??= resourceCheck(context);
      return anyResource;
    },
  };
  for (const name of Object.keys(schema.types))
    types.set(name, { elements: new Map(), required: [], rules: rulesOf(schema, name) });
  for (const [name, elements] of Object.entries(schema.types)) fill(context, name, elements);
  return (resource) => {
    const findings: Finding[] = [];
    const report: Report = (code, path, detail) => findings.push({ code, path, detail });
    const check = context.anyResource();
    check(resource, null, report);
    if (findings.length === 0) return findings;
    findings.length = 0;
    check(resource, "", report);
    return findings;
  };
}

interface Context {
  readonly schema: Schema;
  readonly types: Map<string, TypeRule>;
  readonly resources: ReadonlySet<string>;
  readonly lists: readonly ReadonlySet<string>[];
  /** Checks a resource of any type. */
  readonly anyResource: () => Check;
}

function rulesOf(schema: Schema, name: string): TypeRule["rules"] {
  return (schema.constraints[name] ?? []).flatMap(([key, expression]) => {
    const holds = compileRule(expression);
    return holds === null ? [] : [{ key, holds }];
  });
}

function fill(context: Context, name: string, elements: readonly SchemaElement[]): void {
  const rule = context.types.get(name);
  if (!rule) return;
  const required = new Map<string, string[]>();
  for (const element of elements) {
    const [elementName, type, min] = element;
    const choice = elementName.endsWith("[x]") ? elementName : null;
    const key = choice === null ? elementName : `${choice.slice(0, -3)}${type.charAt(0).toUpperCase()}${type.slice(1)}`;
    rule.elements.set(key, {
      check: elementCheck(context, element),
      isPrimitive: primitiveChecks[type] !== undefined,
      choice,
    });
    if (min > 0) required.set(elementName, [...(required.get(elementName) ?? []), key]);
  }
  for (const [elementName, keys] of required) rule.required.push({ name: elementName, keys });
}

function elementCheck(context: Context, [, type, , max, codes]: SchemaElement): Check {
  const one = valueCheck(context, type, codes);
  if (max === 1) {
    return (value, path, report) => {
      if (Array.isArray(value)) report("wrong-type", path ?? "", "one value is expected, not a list");
      else one(value, path, report);
    };
  }
  return (value, path, report) => {
    if (!Array.isArray(value)) {
      report("wrong-type", path ?? "", "a list is expected");
      return;
    }
    if (value.length === 0) report("empty-value", path ?? "", "an empty list");
    if (max > 0 && value.length > max) report("too-many", path ?? "", `at most ${max}`);
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (item !== null) one(item, under(path, index), report);
    }
  };
}

function valueCheck(context: Context, type: string, codes: number): Check {
  const primitive = primitiveChecks[type];
  if (primitive) return primitiveCheck(type, primitive, context.lists[codes]);
  // Contained resources: the types are not all filled yet, so the check is made when the first one comes.
  if (type === "Resource") return (value, path, report) => context.anyResource()(value, path, report);
  const rule = context.types.get(type);
  return rule ? objectCheck(rule, false) : () => undefined;
}

function primitiveCheck(
  type: string,
  check: (value: unknown) => "wrong-type" | "bad-format" | null,
  allowed: ReadonlySet<string> | undefined,
): Check {
  return (value, path, report) => {
    const wrong = check(value);
    if (wrong !== null) report(wrong, path ?? "", `${type} is expected`);
    else if (allowed && !allowed.has(value as string))
      report("unknown-code", path ?? "", "not in the required value set");
  };
}

function resourceCheck(context: Context): Check {
  const checks = new Map<string, Check>();
  for (const name of context.resources) {
    const rule = context.types.get(name);
    if (rule) checks.set(name, objectCheck(rule, true));
  }
  return (value, path, report) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      report("not-a-resource", path ?? "", "an object with a resourceType is expected");
      return;
    }
    const { resourceType } = value as { readonly resourceType?: unknown };
    const check = typeof resourceType === "string" ? checks.get(resourceType) : undefined;
    if (typeof resourceType !== "string") report("not-a-resource", path ?? "", "resourceType is missing");
    else if (!check) report("unknown-type", path ?? "", "no resource type of FHIR R4");
    else check(value, path === "" ? resourceType : path, report);
  };
}

function objectCheck(rule: TypeRule, isResource: boolean): Check {
  return (value, path, report) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      report("wrong-type", path ?? "", "an object is expected");
      return;
    }
    const object = value as Readonly<Record<string, unknown>>;
    let empty = true;
    let choice: string | null = null;
    for (const key in object) {
      empty = false;
      if (isResource && key === "resourceType") continue;
      const element = rule.elements.get(key);
      const item = object[key];
      const at = under(path, key);
      if (element === undefined) {
        if (!isSibling(rule, key)) report("unknown-element", at ?? "", "no element of this type in FHIR R4");
      } else if (item === null || item === undefined) report("empty-value", at ?? "", "null is no value");
      else element.check(item, at, report);
      if (!element?.choice) continue;
      if (choice === element.choice) report("too-many", at ?? "", `only one of ${choice}`);
      choice = element.choice;
    }
    if (empty) report("empty-value", path ?? "", "an empty object");
    checkWhole(rule, object, (code, name, detail) => report(code, `${path ?? ""}${name}`, detail));
  };
}

/** What is said of an object and not of one of its elements. */
function checkWhole(rule: TypeRule, object: Readonly<Record<string, unknown>>, report: Report): void {
  for (const { name, keys } of rule.required)
    if (!keys.some((key) => object[key] !== undefined || object[`_${key}`] !== undefined))
      report("missing-element", `.${name}`, "required");
  for (const { key, holds } of rule.rules) if (holds(object, object) === false) report("broken-rule", "", key);
}

/** `_birthDate` beside `birthDate` carries its extensions. */
function isSibling(rule: TypeRule, key: string): boolean {
  if (key === "fhir_comments") return true;
  return key.startsWith("_") && rule.elements.get(key.slice(1))?.isPrimitive === true;
}
