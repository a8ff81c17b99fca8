import { parseDay } from "@kangyu/fhir";
import { extend, type Run, type Scope } from "../cel/scope.ts";
import { type LateRule, listOf } from "../cel/value.ts";
import type { FactBinding, Programme, ValueType } from "../programme.ts";
import type { Builder } from "./builder.ts";
import { type LateRules, Layouts } from "./layouts.ts";
import { membership } from "./membership.ts";
import { celType, typesOfForm, valueScope } from "./scopes.ts";
import type { CompiledBinding, CompileOptions, Fed } from "./types.ts";

export interface Bindings {
  readonly bindings: readonly CompiledBinding[];
  readonly byCode: ReadonlyMap<string, Fed>;
  readonly index: ReadonlyMap<string, number>;
  /** The identity and every binding as a list of facts. */
  readonly scope: Scope;
  /** The CEL type of one fact of each binding. */
  readonly rowTypes: readonly string[];
  readonly layouts: Layouts;
}

interface Known {
  readonly type: string;
  readonly values: Readonly<Record<string, ValueType>>;
  readonly codes: readonly string[];
}

/** Compiles the fact bindings and makes the scope in which everything else is read. */
export function compileBindings(
  builder: Builder,
  programme: Programme,
  at: { values: Scope; lists: Scope; options: CompileOptions },
): Bindings {
  const made: CompiledBinding[] = [];
  const layouts = new Layouts(at.values.slots);
  const byCode = new Map<string, Fed>();
  const index = new Map<string, number>();
  const known: Known[] = [];
  const late: ReadonlyMap<string, LateRules>[] = [];
  const names: (readonly [string, string, Run])[] = [];
  for (const [name, binding] of Object.entries(programme.facts)) {
    const path = `facts.${name}`;
    const position = made.length;
    if (!/^[a-z]\w*$/i.test(name)) builder.report("bad-name", path, name);
    const of = binding.of === undefined ? null : (index.get(binding.of) ?? null);
    if (binding.of !== undefined && of === null) builder.report("unknown-fact", `${path}.of`, binding.of);
    const base =
      of === null
        ? formsOf(programme, binding)
        : { types: (known[of] as Known).values, derived: new Map(), codes: new Map() };
    const values = { ...base.types, ...binding.values, ...derivedTypes(binding) };
    const type = of !== null && !binding.derive ? (known[of] as Known).type : `Fact_${name}`;
    if (type === `Fact_${name}`) at.lists.environment.registerType(type, { fields: fieldsOf(values) });
    const scope = valueScope(at.values, values);
    const codes = of === null ? codesOf(binding) : (known[of]?.codes ?? []);
    const under = of === null ? null : (late[of] ?? null);
    const rules = lateRules(builder, binding, { codes, forms: base, scope, path, under });
    late.push(rules);
    const laid = new Map(codes.map((code) => [code, layouts.of(code, rules.get(code) ?? PLAIN)]));
    made.push({
      name,
      of,
      derived: of !== null && binding.derive !== undefined ? laid : null,
      inSet: membership(builder, binding, { path, sets: at.options.valueSets ?? {} }),
      where: builder.condition(binding.where, scope, `${path}.where`),
      daily: binding.daily === true,
    });
    known.push({ type, values, codes });
    index.set(name, position);
    if (of === null)
      for (const [code, layout] of laid) {
        const others = byCode.get(code)?.targets ?? [];
        byCode.set(code, { code: at.values.slots.word(code), targets: [...others, { binding: position, layout }] });
      }
    names.push([name, `list<${type}>`, (frame) => frame.list(position)]);
  }
  const rowTypes = known.map(({ type }) => type);
  return { bindings: made, byCode, index, scope: extend(at.lists, names), rowTypes, layouts };
}

function codesOf(binding: FactBinding): readonly string[] {
  return typeof binding.code === "string" ? [binding.code] : (binding.code ?? []);
}

function fieldsOf(values: Readonly<Record<string, ValueType>>): Record<string, string> {
  const fields: Record<string, string> = { day: "date", until: "date", code: "string", institution: "string" };
  for (const [name, type] of Object.entries(values)) fields[name] = celType(type);
  return fields;
}

function derivedTypes(binding: FactBinding): Record<string, ValueType> {
  return Object.fromEntries(Object.entries(binding.derive ?? {}).map(([name, { type }]) => [name, type]));
}

type FormDerived = ReadonlyMap<
  string,
  readonly { readonly name: string; readonly text: string; readonly type: ValueType }[]
>;

interface OfForms {
  readonly types: Readonly<Record<string, ValueType>>;
  readonly derived: FormDerived;
  /** What may be chosen, by field. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

/** What the codes of this programme's own forms bring along. */
function formsOf(programme: Programme, binding: FactBinding): OfForms {
  const types: Record<string, ValueType> = {};
  const codes = new Map<string, readonly string[]>();
  const derived = new Map<string, { name: string; text: string; type: ValueType }[]>();
  for (const code of codesOf(binding)) {
    const form = code.startsWith(`${programme.id}/`)
      ? programme.forms?.[code.slice(programme.id.length + 1)]
      : undefined;
    if (form === undefined) continue;
    const ofForm = typesOfForm(form);
    Object.assign(types, ofForm);
    for (const { id, options } of form.fields)
      codes.set(
        id,
        (options ?? []).map((option) => option.code),
      );
    const list = Object.entries(form.derived ?? {}).map(([name, { value }]) => ({
      name,
      text: value,
      type: ofForm[name] as ValueType,
    }));
    if (list.length > 0) derived.set(code, list);
  }
  return { types, derived, codes };
}

interface LateSources {
  readonly codes: readonly string[];
  readonly forms: OfForms;
  readonly scope: Scope;
  readonly path: string;
  /** The rules of the binding that this one filters. */
  readonly under: ReadonlyMap<string, LateRules> | null;
}

const PLAIN: LateRules = { rules: new Map(), key: "" };

/** By fact code, how each value that does not simply stand in the fact is read or worked out. */
function lateRules(builder: Builder, binding: FactBinding, at: LateSources): Map<string, LateRules> {
  const late = new Map<string, LateRules>();
  const own = Object.entries(binding.derive ?? {}).map(([name, rule]): [string, Run] => [
    name,
    builder.expression(rule.value, at.scope, { path: `${at.path}.derive.${name}`, types: [celType(rule.type)] }),
  ]);
  const converted = Object.entries({ ...at.forms.types, ...binding.values }).filter(
    ([, type]) => at.under === null && (type === "date" || type === "list"),
  );
  for (const code of at.codes) {
    const rules = new Map(at.under?.get(code)?.rules ?? []);
    for (const [name, type] of converted) rules.set(name, conversion(name, type, at.forms.codes.get(name)));
    for (const { name, text, type } of at.forms.derived.get(code) ?? []) {
      const path = `${at.path}(${code}).${name}`;
      rules.set(name, onItsDay(builder.expression(text, at.scope, { path, types: [celType(type)] })));
    }
    for (const [name, run] of own) rules.set(name, onItsDay(run));
    // What a form derives follows from the code: bindings differ by what they convert and by what they derive themselves.
    late.set(code, { rules, key: own.length > 0 ? null : converted.map(String).sort().join(" ") });
  }
  return late;
}

/** Dates come as text or as days, lists as codes with commas between. A list of one of `codes` is made once. */
function conversion(name: string, type: ValueType, codes: readonly string[] = []): LateRule {
  const single = new Map(codes.map((code) => [code, listOf([code])]));
  return ({ source }) => {
    const value = source.values[name] ?? null;
    if (typeof value !== "string") return value;
    if (type === "date") return parseDay(value);
    return single.get(value) ?? listOf(value === "" ? [] : value.split(","));
  };
}

/** Runs an expression over the values of a row as of the row's own day, whatever day is being looked at. */
function onItsDay(run: Run): LateRule {
  return (row, frame) => {
    const { it, day, next } = frame;
    frame.it = row;
    frame.day = row.day;
    const value = run(frame);
    frame.it = it;
    frame.day = day;
    frame.next = next;
    return value;
  };
}
