import { booleanOf, type Collection, EMPTY, isObject, ofBoolean, sameItem, sameItems } from "./collection.ts";
import { union } from "./functions.ts";

export type Operator = (left: Collection, right: Collection) => Collection;

/** Tells whether a comparison holds, from -1, 0 or 1 for the left side against the right. */
function ordering(holds: (order: number) => boolean): Operator {
  return (left, right) => {
    if (left.length !== 1 || right.length !== 1) return EMPTY;
    const [a, b] = [comparable(left[0]), comparable(right[0])];
    if (typeof a !== typeof b || a === null || b === null) return EMPTY;
    return ofBoolean(holds(a < b ? -1 : a > b ? 1 : 0));
  };
}

/** A quantity compares by its value: a view compares within one unit, which its `where` has fixed. */
function comparable(item: unknown): number | string | null {
  if (typeof item === "number" || typeof item === "string") return item;
  return isObject(item) && typeof item.value === "number" ? item.value : null;
}

function arithmetic(work: (a: number, b: number) => number): Operator {
  return (left, right) => {
    const [a, b] = [left[0], right[0]];
    if (left.length !== 1 || right.length !== 1 || typeof a !== "number" || typeof b !== "number") return EMPTY;
    const result = work(a, b);
    return Number.isFinite(result) ? [result] : EMPTY;
  };
}

function plus(left: Collection, right: Collection): Collection {
  const [a, b] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1 && typeof a === "string" && typeof b === "string") return [a + b];
  return add(left, right);
}

function textOf(side: Collection): string {
  return side.length === 0 ? "" : String(side[0]);
}

const add = arithmetic((a, b) => a + b);

/** Binary operators of FHIRPath 2.0.0 §6; three-valued where the specification is. */
export const operators: Readonly<Record<string, Operator>> = {
  "=": (a, b) => (a.length === 0 || b.length === 0 ? EMPTY : ofBoolean(sameItems(a, b))),
  "!=": (a, b) => (a.length === 0 || b.length === 0 ? EMPTY : ofBoolean(!sameItems(a, b))),
  "<": ordering((order) => order < 0),
  "<=": ordering((order) => order <= 0),
  ">": ordering((order) => order > 0),
  ">=": ordering((order) => order >= 0),
  "|": union,
  "&": (a, b) => [textOf(a) + textOf(b)],
  "+": plus,
  "-": arithmetic((a, b) => a - b),
  "*": arithmetic((a, b) => a * b),
  "/": arithmetic((a, b) => a / b),
  div: arithmetic((a, b) => Math.trunc(a / b)),
  mod: arithmetic((a, b) => a % b),
  in: (a, b) => (a.length === 1 ? ofBoolean(b.some((item) => sameItem(item, a[0]))) : EMPTY),
  contains: (a, b) => (b.length === 1 ? ofBoolean(a.some((item) => sameItem(item, b[0]))) : EMPTY),
  and: (a, b) => {
    const [x, y] = [booleanOf(a), booleanOf(b)];
    if (x === false || y === false) return ofBoolean(false);
    return x === null || y === null ? EMPTY : ofBoolean(true);
  },
  or: (a, b) => {
    const [x, y] = [booleanOf(a), booleanOf(b)];
    if (x === true || y === true) return ofBoolean(true);
    return x === null || y === null ? EMPTY : ofBoolean(false);
  },
  xor: (a, b) => {
    const [x, y] = [booleanOf(a), booleanOf(b)];
    return x === null || y === null ? EMPTY : ofBoolean(x !== y);
  },
  implies: (a, b) => {
    const [x, y] = [booleanOf(a), booleanOf(b)];
    if (x === false || y === true) return ofBoolean(true);
    return x === null || y === null ? EMPTY : ofBoolean(false);
  },
};
