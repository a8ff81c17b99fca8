import { isObject } from "./fhirpath/collection.ts";

/** What a literal reference of FHIR R4 (References §2.3) points to. */
export type ParsedReference =
  | { readonly kind: "literal"; readonly base: string | null; readonly type: string; readonly id: string }
  /** `Type?identifier=…`: to be searched for when the resource is written. */
  | { readonly kind: "conditional"; readonly type: string; readonly query: string }
  /** `urn:uuid:` or `urn:oid:`: an entry of the same bundle, by its fullUrl. */
  | { readonly kind: "urn"; readonly urn: string }
  /** `#id`: inside the same resource; `#` alone is the resource itself. */
  | { readonly kind: "contained"; readonly id: string }
  | { readonly kind: "other"; readonly text: string };

const LITERAL = /^(?:(https?:\/\/.+)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;
const CONDITIONAL = /^([A-Z][A-Za-z]+)\?(.+)$/;

/** Reads the text of `Reference.reference`; never fails, what it does not know is `other`. */
export function parseReference(text: string): ParsedReference {
  if (text.startsWith("#")) return { kind: "contained", id: text.slice(1) };
  if (text.startsWith("urn:")) return { kind: "urn", urn: text };
  const conditional = CONDITIONAL.exec(text);
  if (conditional) return { kind: "conditional", type: conditional[1] ?? "", query: conditional[2] ?? "" };
  const literal = LITERAL.exec(text);
  if (!literal) return { kind: "other", text };
  return { kind: "literal", base: literal[1] ?? null, type: literal[2] ?? "", id: literal[3] ?? "" };
}

/**
 * The resource with every `Reference.reference` changed by `change`; parts without a change are shared with the
 * original, and the original itself is given back where nothing changed.
 */
export function mapReferences<T>(value: T, change: (reference: string) => string): T {
  return mapped(value, change) as T;
}

function mapped(value: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(value)) {
    let copy: unknown[] | null = null;
    for (const [index, item] of value.entries()) {
      const next = mapped(item, change);
      if (next === item) continue;
      copy ??= value.slice();
      copy[index] = next;
    }
    return copy ?? value;
  }
  if (!isObject(value)) return value;
  let copy: Record<string, unknown> | null = null;
  for (const key in value) {
    const item = value[key];
    if (typeof item !== "object" && key !== "reference") continue;
    const next = key === "reference" && typeof item === "string" ? change(item) : mapped(item, change);
    if (next !== item) {
      copy ??= { ...value };
      copy[key] = next;
    }
  }
  return copy ?? value;
}

/** Every `Reference.reference` in a resource, in the order they stand. */
export function referencesIn(value: unknown): string[] {
  const found: string[] = [];
  mapped(value, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}
