import { booleanOf } from "./fhirpath/collection.ts";
import { compilePath } from "./fhirpath/compile.ts";

/** Judges an element of a resource: true, false, or null where the rule has nothing to say of it. */
export type ElementRule = (element: unknown, resource: unknown) => boolean | null;

/** Compiles an invariant of a FHIR definition; null where our closures do not reach it. */
export function compileRule(expression: string): ElementRule | null {
  const compiled = compilePath(expression, new Set());
  if (!compiled.ok || !compiled.native) return null;
  const { evaluate } = compiled;
  const constants = {};
  return (element, resource) => booleanOf(evaluate({ resource, constants, rowIndex: 0 }, [element]));
}
