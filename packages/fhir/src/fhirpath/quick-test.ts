import { type Atom, DotAtom, FunctionAtom, InfixOperatorAtom, LiteralAtom, SymbolAtom } from "@medplum/core";
import { isObject } from "./collection.ts";

/** Whether a node passes a test; null: to be asked the general way. */
export type QuickTest = (node: unknown) => boolean | null;

/**
 * Tests of one text element against literals (`status = 'completed'`, `questionnaire.startsWith('…')`, joined by `and`
 * and `or`), without a collection made: of many views of one type, all but one refuse a resource by such a test.
 * Null where the expression is anything else.
 */
export function quickTest(atom: Atom): QuickTest | null {
  if (atom instanceof InfixOperatorAtom && (atom.operator === "and" || atom.operator === "or")) {
    const [left, right] = [quickTest(atom.left), quickTest(atom.right)];
    return left && right && joined(left, right, atom.operator === "or");
  }
  if (atom instanceof InfixOperatorAtom && atom.operator === "=") {
    const wanted = textOf(atom.right);
    return wanted === null ? null : textTest(atom.left, (text) => text === wanted);
  }
  // `a.startsWith('b')` is parsed as a step from `a` to the call.
  if (atom instanceof DotAtom && atom.right instanceof FunctionAtom && atom.right.name === "startsWith") {
    const prefix = textOf(atom.right.args[0]);
    return prefix === null ? null : textTest(atom.left, (text) => text.startsWith(prefix));
  }
  return null;
}

function textOf(atom: Atom | undefined): string | null {
  const value = atom instanceof LiteralAtom ? atom.value.value : null;
  return typeof value === "string" ? value : null;
}

function textTest(atom: Atom, holds: (text: string) => boolean): QuickTest | null {
  if (!(atom instanceof SymbolAtom) || !/^[a-z]/.test(atom.name)) return null;
  const { name } = atom;
  return (node) => {
    const value = isObject(node) ? node[name] : undefined;
    return typeof value === "string" ? holds(value) : null;
  };
}

/** `decisive` is the answer of one side that settles both. */
function joined(left: QuickTest, right: QuickTest, decisive: boolean): QuickTest {
  return (node) => {
    const first = left(node);
    if (first === decisive) return decisive;
    const second = right(node);
    if (second === decisive) return decisive;
    return first === null || second === null ? null : !decisive;
  };
}
