import type { FactBinding } from "../programme.ts";
import type { Builder } from "./builder.ts";
import type { CompiledBinding, ValueSet } from "./types.ts";

/** Codes of one system: those meant exactly, and those below which others are meant too. */
interface Codes {
  readonly exact: Set<string>;
  readonly below: string[];
}

/** Whether the values of a fact hold a code of the binding's value set; null where it has none. */
export function membership(
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
  const systems = new Map<string, Codes>();
  for (const { system: named, code, below } of set.codes) {
    const under = system === undefined ? "" : named;
    const codes = systems.get(under) ?? { exact: new Set(), below: [] };
    systems.set(under, codes);
    codes.exact.add(code);
    if (below) codes.below.push(code);
  }
  return (values) => {
    const codes = systems.get(system === undefined ? "" : String(values[system]));
    if (codes === undefined) return false;
    const code = String(values[value]);
    return codes.exact.has(code) || codes.below.some((prefix) => code.startsWith(prefix));
  };
}
