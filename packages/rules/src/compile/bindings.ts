import { extend, type Run, type Scope } from "../cel/scope.ts";
import type { FactBinding, Programme, ValueType } from "../programme.ts";
import type { Builder } from "./builder.ts";
import { celType, typesOfForm, valueScope } from "./scopes.ts";
import type { CompiledBinding, CompileOptions, ValueSet } from "./types.ts";

export interface Bindings {
  readonly bindings: readonly CompiledBinding[];
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  readonly index: ReadonlyMap<string, number>;
  /** The identity and every binding as a list of facts. */
  readonly scope: Scope;
  /** The CEL type of one fact of each binding. */
  readonly rowTypes: readonly string[];
}

interface Known {
  readonly type: string;
  readonly values: Readonly<Record<string, ValueType>>;
}

/** Compiles the fact bindings and makes the scope in which everything else is read. */
export function compileBindings(
  builder: Builder,
  programme: Programme,
  at: { values: Scope; lists: Scope; options: CompileOptions },
): Bindings {
  const made: CompiledBinding[] = [];
  const byCode = new Map<string, number[]>();
  const index = new Map<string, number>();
  const known: Known[] = [];
  const names: (readonly [string, string, Run])[] = [];
  for (const [name, binding] of Object.entries(programme.facts)) {
    const path = `facts.${name}`;
    const position = made.length;
    if (!/^[a-z]\w*$/i.test(name)) builder.report("bad-name", path, name);
    const of = binding.of === undefined ? null : (index.get(binding.of) ?? null);
    if (binding.of !== undefined && of === null) builder.report("unknown-fact", `${path}.of`, binding.of);
    const base = of === null ? formsOf(programme, binding) : { types: (known[of] as Known).values, derived: new Map() };
    const values = { ...base.types, ...binding.values, ...derivedTypes(binding) };
    const type = of !== null && !binding.derive ? (known[of] as Known).type : `Fact_${name}`;
    if (type === `Fact_${name}`) at.lists.environment.registerType(type, { fields: fieldsOf(values) });
    const scope = valueScope(at.values, values);
    made.push({
      name,
      of,
      conversions: of === null ? conversionsOf(base.types, binding) : [],
      derived: compileForms(builder, base.derived, { scope, path }),
      always: Object.entries(binding.derive ?? {}).map(([value, rule]) => ({
        name: value,
        run: builder.expression(rule.value, scope, { path: `${path}.derive.${value}`, types: [celType(rule.type)] }),
      })),
      inSet: membership(builder, binding, { path, sets: at.options.valueSets ?? {} }),
      where: builder.condition(binding.where, scope, `${path}.where`),
      daily: binding.daily === true,
    });
    known.push({ type, values });
    index.set(name, position);
    if (of === null) for (const code of codesOf(binding)) byCode.set(code, [...(byCode.get(code) ?? []), position]);
    names.push([name, `list<${type}>`, (frame) => frame.list(position)]);
  }
  return { bindings: made, byCode, index, scope: extend(at.lists, names), rowTypes: known.map(({ type }) => type) };
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

/** What the codes of this programme's own forms bring along. */
function formsOf(
  programme: Programme,
  binding: FactBinding,
): { types: Record<string, ValueType>; derived: FormDerived } {
  const types: Record<string, ValueType> = {};
  const derived = new Map<string, { name: string; text: string; type: ValueType }[]>();
  for (const code of codesOf(binding)) {
    const form = code.startsWith(`${programme.id}/`)
      ? programme.forms?.[code.slice(programme.id.length + 1)]
      : undefined;
    if (form === undefined) continue;
    const ofForm = typesOfForm(form);
    Object.assign(types, ofForm);
    const list = Object.entries(form.derived ?? {}).map(([name, { value }]) => ({
      name,
      text: value,
      type: ofForm[name] as ValueType,
    }));
    if (list.length > 0) derived.set(code, list);
  }
  return { types, derived };
}

function compileForms(
  builder: Builder,
  derived: FormDerived,
  at: { scope: Scope; path: string },
): CompiledBinding["derived"] {
  const compiled = new Map<string, { name: string; run: Run }[]>();
  for (const [code, list] of derived) {
    compiled.set(
      code,
      list.map(({ name, text, type }) => ({
        name,
        run: builder.expression(text, at.scope, { path: `${at.path}(${code}).${name}`, types: [celType(type)] }),
      })),
    );
  }
  return compiled;
}

function conversionsOf(
  formTypes: Readonly<Record<string, ValueType>>,
  binding: FactBinding,
): CompiledBinding["conversions"] {
  return Object.entries({ ...formTypes, ...binding.values })
    .filter(([, type]) => type === "date" || type === "list")
    .map(([name, type]) => ({ name, type }));
}

function membership(
  builder: Builder,
  binding: FactBinding,
  at: { path: string; sets: Readonly<Record<string, ValueSet>> },
): CompiledBinding["inSet"] {
  if (binding.valueSet === undefined) return null;
  const { value, system, set: name } = binding.valueSet;
  const set = Object.hasOwn(at.sets, name) ? at.sets[name] : undefined;
  if (set === undefined) {
    builder.report("unknown-value-set", `${at.path}.valueSet`, name);
    return () => false;
  }
  const exact = new Set(set.codes.map((code) => (system === undefined ? code.code : `${code.system}|${code.code}`)));
  const below = set.codes
    .filter((code) => code.below)
    .map((code) => (system === undefined ? code.code : `${code.system}|${code.code}`));
  return (values) => {
    const code = system === undefined ? String(values[value]) : `${values[system]}|${values[value]}`;
    return exact.has(code) || below.some((prefix) => code.startsWith(prefix));
  };
}
