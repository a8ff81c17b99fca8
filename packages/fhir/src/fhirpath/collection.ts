import type { MemberIndex } from "./where-member.ts";

/** A FHIRPath collection: plain JSON values in order. Empty means unknown. */
export type Collection = readonly unknown[];

export const EMPTY: Collection = Object.freeze([]);
const TRUE: Collection = Object.freeze([true]);
const FALSE: Collection = Object.freeze([false]);

/** What an expression may see besides its focus. */
export interface Scope {
  readonly resource: unknown;
  readonly constants: Readonly<Record<string, unknown>>;
  /** Number of the element in the nearest `forEach`, from 0 (`%rowIndex`). */
  rowIndex: number;
  /** The long list that was looked through last. */
  index?: MemberIndex;
}

export type Evaluate = (scope: Scope, focus: Collection) => Collection;

export function ofBoolean(value: boolean): Collection {
  return value ? TRUE : FALSE;
}

/**
 * Singleton evaluation to a boolean: empty is null, one boolean is itself, any other single item is true
 * (FHIRPath 2.0.0 §4.5). More than one item is null here, where the specification raises an error.
 */
export function booleanOf(collection: Collection): boolean | null {
  if (collection.length !== 1) return null;
  const [only] = collection;
  return typeof only === "boolean" ? only : true;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const TOLERANCE = 1e-8;

/** Deep equality of two items (FHIRPath 2.0.0 §6.1.1); numbers within 1e-8. */
export function sameItem(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) < TOLERANCE;
  if (Array.isArray(a) && Array.isArray(b)) return sameItems(a, b);
  if (!isObject(a) || !isObject(b)) return false;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.length === right.length && left.every((key) => sameItem(a[key], b[key]));
}

export function sameItems(a: Collection, b: Collection): boolean {
  return a.length === b.length && a.every((item, index) => sameItem(item, b[index]));
}

/** Removes equal items, keeping the first of each. */
export function distinct(collection: Collection): Collection {
  if (collection.length < 2) return collection;
  const kept: unknown[] = [];
  for (const item of collection) if (!kept.some((other) => sameItem(item, other))) kept.push(item);
  return kept;
}
