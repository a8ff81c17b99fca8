import {
  type Atom,
  DotAtom,
  EmptySetAtom,
  type FhirPathAtom,
  FunctionAtom,
  IndexerAtom,
  InfixOperatorAtom,
  LiteralAtom,
  parseFhirPath,
  SymbolAtom,
} from "@medplum/core";
import { booleanOf, type Collection, EMPTY, type Evaluate } from "./collection.ts";
import { functions } from "./functions.ts";
import { libraryEvaluate } from "./library.ts";
import { member, typedMember } from "./member.ts";
import { operators } from "./operators.ts";
import { type QuickTest, quickTest } from "./quick-test.ts";
import { whereMember } from "./where-member.ts";

/** Thrown inside the compiler where our closures do not reach; the whole expression then goes to the library. */
class Beyond extends Error {}

export type CompiledPath =
  | {
      readonly ok: true;
      readonly evaluate: Evaluate;
      readonly native: boolean;
      /** The same as a test, where it is a simple one. */
      readonly test: QuickTest | null;
    }
  | { readonly ok: false; readonly detail: string };

/**
 * Compiles a FHIRPath expression, parsed once, to a closure over plain JSON. Covers the subset that SQL on FHIR v2
 * names as shareable and the usual string functions; anything else is handed to the library's evaluator.
 * Refused: text that does not parse, an undefined `%constant`, an unknown function.
 */
export function compilePath(expression: string, constants: ReadonlySet<string>): CompiledPath {
  const parsed = parse(expression);
  if (typeof parsed === "string") return { ok: false, detail: parsed };
  const undefinedName = firstUndefined(parsed.child, constants);
  if (undefinedName !== null) return { ok: false, detail: `undefined constant ${undefinedName}` };
  try {
    return { ok: true, evaluate: build(parsed.child), native: true, test: quickTest(parsed.child) };
  } catch (error) {
    if (!(error instanceof Beyond)) throw error;
  }
  const evaluate = libraryEvaluate(parsed);
  const unknown = unknownFunction(evaluate);
  return unknown === null ? { ok: true, evaluate, native: false, test: null } : { ok: false, detail: unknown };
}

function parse(expression: string): FhirPathAtom | string {
  try {
    return parseFhirPath(expression);
  } catch (error) {
    return messageOf(error);
  }
}

/** The library finds an unknown function only when it is called, so it is called once on nothing. */
function unknownFunction(evaluate: Evaluate): string | null {
  try {
    evaluate({ resource: {}, constants: {}, rowIndex: 0 }, [{}]);
    return null;
  } catch (error) {
    const message = messageOf(error);
    return message.includes("Unrecognized function") ? message : null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const BUILT_IN = new Set(["%resource", "%context", "%rootResource", "%rowIndex"]);

function firstUndefined(atom: Atom, constants: ReadonlySet<string>): string | null {
  for (const name of namesIn(atom))
    if (name.startsWith("%") && !BUILT_IN.has(name) && !constants.has(name.slice(1))) return name;
  return null;
}

function namesIn(atom: Atom): string[] {
  if (atom instanceof SymbolAtom) return [atom.name];
  if (atom instanceof InfixOperatorAtom) return [...namesIn(atom.left), ...namesIn(atom.right)];
  if (atom instanceof FunctionAtom) return atom.args.flatMap(namesIn);
  return atom instanceof IndexerAtom ? [...namesIn(atom.left), ...namesIn(atom.expr)] : [];
}

function build(atom: Atom): Evaluate {
  if (atom instanceof LiteralAtom) return literal(atom);
  if (atom instanceof SymbolAtom) return symbol(atom.name);
  if (atom instanceof DotAtom) return dot(atom.left, atom.right);
  if (atom instanceof FunctionAtom) return call(atom, null);
  if (atom instanceof IndexerAtom) return indexer(build(atom.left), build(atom.expr));
  if (atom instanceof EmptySetAtom) return () => EMPTY;
  if (atom instanceof InfixOperatorAtom) return infix(atom);
  throw new Beyond();
}

function literal(atom: LiteralAtom): Evaluate {
  const { value } = atom.value;
  if (typeof value === "object") throw new Beyond();
  const collection: Collection = [value];
  return () => collection;
}

function symbol(name: string): Evaluate {
  if (name === "$this") return (_scope, focus) => focus;
  if (name === "%rowIndex") return (scope) => [scope.rowIndex];
  if (BUILT_IN.has(name)) return (scope) => [scope.resource];
  if (name.startsWith("%")) {
    const key = name.slice(1);
    return (scope) => (scope.constants[key] === undefined ? EMPTY : [scope.constants[key]]);
  }
  if (name.startsWith("$")) throw new Beyond();
  return member(name);
}

function wordOf(atom: Atom | undefined): string | null {
  return atom instanceof SymbolAtom ? atom.name : null;
}

function isOfType(atom: Atom): atom is FunctionAtom {
  return atom instanceof FunctionAtom && atom.name === "ofType" && wordOf(atom.args[0]) !== null;
}

function dot(left: Atom, right: Atom): Evaluate {
  if (isOfType(right)) return ofType(left, wordOf(right.args[0]) ?? "");
  const first = build(left);
  const then = right instanceof FunctionAtom ? call(right, left) : build(right);
  return (scope, focus) => {
    const reached = first(scope, focus);
    return then(scope, reached);
  };
}

/** `x.value.ofType(T)`: the name before `ofType` is the choice element, whatever stands before it is its parent. */
function ofType(left: Atom, type: string): Evaluate {
  if (left instanceof SymbolAtom) return typedMember(left.name, type);
  if (!(left instanceof DotAtom) || !(left.right instanceof SymbolAtom)) throw new Beyond();
  const parent = build(left.left);
  const read = typedMember(left.right.name, type);
  return (scope, focus) => read(scope, parent(scope, focus));
}

function call(atom: FunctionAtom, left: Atom | null): Evaluate {
  if (atom.name === "iif") return choose(atom.args);
  const make = functions[atom.name];
  if (!make) throw new Beyond();
  if (atom.name === "where") {
    const simple = whereMemberEquals(atom.args[0]);
    if (simple) return simple;
  }
  const typeWords = left instanceof DotAtom && isOfType(left.right) ? [wordOf(left.right.args[0])] : [];
  const takesType = atom.name === "getReferenceKey";
  return make(takesType ? [] : atom.args.map(build), takesType ? atom.args.map(wordOf) : typeWords);
}

/** `where(linkId = 'x')`; null for any other criteria. */
function whereMemberEquals(criteria: Atom | undefined): Evaluate | null {
  if (!(criteria instanceof InfixOperatorAtom) || criteria.operator !== "=") return null;
  const { left, right } = criteria;
  if (!(left instanceof SymbolAtom) || !/^[a-z]/.test(left.name) || !(right instanceof LiteralAtom)) return null;
  const [key, wanted] = [left.name, right.value.value];
  if (typeof wanted !== "string") return null;
  const general = functions.where?.([build(criteria)], []);
  if (!general) return null;
  return whereMember(key, wanted, general);
}

function choose(args: readonly Atom[]): Evaluate {
  const [test, yes, no] = args.map(build);
  if (!test || !yes) throw new Beyond();
  return (scope, focus) => (booleanOf(test(scope, focus)) === true ? yes(scope, focus) : (no?.(scope, focus) ?? EMPTY));
}

function indexer(left: Evaluate, index: Evaluate): Evaluate {
  return (scope, focus) => {
    const [at] = index(scope, focus);
    const item = typeof at === "number" ? left(scope, focus)[at] : undefined;
    return item === undefined ? EMPTY : [item];
  };
}

function infix(atom: InfixOperatorAtom): Evaluate {
  const operator = operators[atom.operator];
  if (!operator) throw new Beyond();
  const right = build(atom.right);
  if (atom.operator === "-" && atom.left === atom.right) return (scope, focus) => operator([0], right(scope, focus));
  const left = build(atom.left);
  return (scope, focus) => operator(left(scope, focus), right(scope, focus));
}
