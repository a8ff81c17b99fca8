import { numberBoundary, textBoundary } from "./boundary.ts";
import {
  booleanOf,
  type Collection,
  distinct,
  EMPTY,
  type Evaluate,
  isObject,
  ofBoolean,
  sameItem,
} from "./collection.ts";

/** Builds the closure of a call from its compiled arguments; the words of bare arguments (type names) come along. */
export type MakeFunction = (args: readonly Evaluate[], words: readonly (string | null)[]) => Evaluate;

function filter(criteria: Evaluate): Evaluate {
  return (scope, focus) => focus.filter((item) => booleanOf(criteria(scope, [item])) === true);
}

function texts(change: (text: string, args: readonly (string | number)[]) => unknown): MakeFunction {
  return (args) => (scope, focus) => {
    const [only] = focus;
    if (focus.length !== 1 || typeof only !== "string") return EMPTY;
    const given: (string | number)[] = [];
    for (const arg of args) {
      const [value] = arg(scope, focus);
      if (typeof value !== "string" && typeof value !== "number") return EMPTY;
      given.push(value);
    }
    const value = change(only, given);
    return value === undefined || value === null ? EMPTY : [value];
  };
}

function referenceKey(item: unknown, type: string | null): unknown {
  if (!isObject(item) || typeof item.reference !== "string") return undefined;
  const parts = item.reference.split("/_history/")[0]?.split("/") ?? [];
  const [kind, id] = [parts.at(-2), parts.at(-1)];
  if (type !== null && kind !== type && item.type !== type) return undefined;
  return parts.length === 1 && !item.reference.startsWith("urn:") ? undefined : id;
}

function mapped(read: (item: unknown) => unknown): Evaluate {
  return (_scope, focus) => focus.map(read).filter((value) => value !== undefined && value !== null);
}

function boundary(side: "low" | "high"): MakeFunction {
  return (_args, words) =>
    mapped((item) =>
      typeof item === "number"
        ? numberBoundary(item, side)
        : typeof item === "string"
          ? textBoundary(item, side, words.includes("dateTime"))
          : null,
    );
}

const existence: Readonly<Record<string, MakeFunction>> = {
  exists: ([criteria]) => {
    if (!criteria) return (_scope, focus) => ofBoolean(focus.length > 0);
    return (scope, focus) => ofBoolean(focus.some((item) => booleanOf(criteria(scope, [item])) === true));
  },
  empty: () => (_scope, focus) => ofBoolean(focus.length === 0),
  all:
    ([criteria]) =>
    (scope, focus) =>
      ofBoolean(focus.every((item) => criteria !== undefined && booleanOf(criteria(scope, [item])) === true)),
  not: () => (_scope, focus) => {
    const value = booleanOf(focus);
    return value === null ? EMPTY : ofBoolean(!value);
  },
  isDistinct: () => (_scope, focus) => ofBoolean(distinct(focus).length === focus.length),
  allTrue: () => (_scope, focus) => ofBoolean(focus.every((item) => item === true)),
  allFalse: () => (_scope, focus) => ofBoolean(focus.every((item) => item === false)),
  anyTrue: () => (_scope, focus) => ofBoolean(focus.some((item) => item === true)),
  anyFalse: () => (_scope, focus) => ofBoolean(focus.some((item) => item === false)),
  count: () => (_scope, focus) => [focus.length],
  hasValue: () => (_scope, focus) => ofBoolean(focus.length === 1 && !isObject(focus[0])),
};

const subsets: Readonly<Record<string, MakeFunction>> = {
  where: ([criteria]) => (criteria ? filter(criteria) : (_scope, focus) => focus),
  select:
    ([projection]) =>
    (scope, focus) =>
      projection ? focus.flatMap((item) => projection(scope, [item])) : focus,
  first: () => (_scope, focus) => (focus.length > 1 ? focus.slice(0, 1) : focus),
  last: () => (_scope, focus) => (focus.length > 1 ? focus.slice(-1) : focus),
  tail: () => (_scope, focus) => focus.slice(1),
  distinct: () => (_scope, focus) => distinct(focus),
  intersect:
    ([other]) =>
    (scope, focus) => {
      const others = other?.(scope, focus) ?? EMPTY;
      return distinct(focus.filter((item) => others.some((each) => sameItem(each, item))));
    },
  combine:
    ([other]) =>
    (scope, focus) =>
      other ? [...focus, ...other(scope, focus)] : focus,
  extension: ([url]) => {
    return (scope, focus) => {
      const [wanted] = url?.(scope, focus) ?? EMPTY;
      return focus.flatMap((item): unknown[] =>
        isObject(item) && Array.isArray(item.extension)
          ? item.extension.filter((extension: unknown) => isObject(extension) && extension.url === wanted)
          : [],
      );
    };
  },
};

const texting: Readonly<Record<string, MakeFunction>> = {
  join: ([separator]) => {
    return (scope, focus) => {
      const [between] = separator?.(scope, focus) ?? EMPTY;
      return [focus.map(String).join(typeof between === "string" ? between : "")];
    };
  },
  startsWith: texts((text, [prefix]) => text.startsWith(String(prefix))),
  endsWith: texts((text, [suffix]) => text.endsWith(String(suffix))),
  contains: texts((text, [part]) => text.includes(String(part))),
  matches: texts((text, [pattern]) => new RegExp(String(pattern)).test(text)),
  indexOf: texts((text, [part]) => text.indexOf(String(part))),
  replace: texts((text, [from, to]) => text.replaceAll(String(from), String(to))),
  substring: texts((text, [start, length]) => {
    const from = Number(start);
    if (from < 0 || from >= text.length) return null;
    return length === undefined ? text.slice(from) : text.slice(from, from + Number(length));
  }),
  length: texts((text) => text.length),
  lower: texts((text) => text.toLowerCase()),
  upper: texts((text) => text.toUpperCase()),
};

/** Functions of SQL on FHIR v2 itself: keys, and boundaries of partial values. */
const keys: Readonly<Record<string, MakeFunction>> = {
  getResourceKey: () => mapped((item) => (isObject(item) ? item.id : null)),
  getReferenceKey: (_args, [type]) => mapped((item) => referenceKey(item, type ?? null)),
  lowBoundary: boundary("low"),
  highBoundary: boundary("high"),
};

export const functions: Readonly<Record<string, MakeFunction>> = { ...existence, ...subsets, ...texting, ...keys };

export function union(left: Collection, right: Collection): Collection {
  if (right.length === 0) return distinct(left);
  return left.length === 0 ? distinct(right) : distinct([...left, ...right]);
}
