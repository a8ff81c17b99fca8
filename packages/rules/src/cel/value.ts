import type { Day, Fact } from "@kangyu/fhir";
import type { Frame } from "../engine/frame.ts";

/** `null` is *unknown*. Days are numbers too; the type check keeps them apart from other numbers. */
export type Scalar = number | string | boolean | null;

/** A fact as a definition sees it: its values by name, derived ones included. */
export interface Row {
  readonly day: Day;
  /** Exclusive; `null` where it is open or of one day. */
  readonly until: Day | null;
  readonly code: string;
  readonly institution: string | null;
  readonly origin: string;
  readonly values: Readonly<Record<string, Scalar | List>>;
  readonly fact: Fact | null;
  /** Values that are worked out, or read from text, when first asked for; null where all stand in `values`. */
  readonly late: Late | null;
}

/** How to work out the values of a row that do not stand in its fact, and those already worked out. */
export interface Late {
  readonly rules: LateRules;
  known: Record<string, Value> | null;
}

export type LateRules = ReadonlyMap<string, (row: Row, frame: Frame) => Value>;

/** A value of a row by name, worked out when first asked for; unknown where there is none. */
export function valueIn(row: Row, name: string, frame: Frame): Value {
  const { late } = row;
  if (late === null) return row.values[name] ?? null;
  const rule = late.rules.get(name);
  if (rule === undefined) return row.values[name] ?? null;
  late.known ??= { __proto__: null } as unknown as Record<string, Value>;
  const known = late.known[name];
  if (known !== undefined) return known;
  const value = rule(row, frame);
  late.known[name] = value;
  return value;
}

/** A stretch of an array, so that "the facts up to today" and "those of this year" copy nothing. */
export interface List {
  readonly items: readonly Value[];
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export type Value = Scalar | Row | List;

export function listOf(items: readonly Value[]): List {
  return { items, from: 0, to: items.length };
}

/** Kleene: false decides, then unknown, then true. */
export function and(left: Value, right: Value): boolean | null {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

/** Kleene: true decides, then unknown, then false. */
export function or(left: Value, right: Value): boolean | null {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}

export function not(value: Value): boolean | null {
  return value === null ? null : value !== true;
}
