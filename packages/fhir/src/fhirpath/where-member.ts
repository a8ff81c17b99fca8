import { type Collection, EMPTY, type Evaluate, isObject } from "./collection.ts";

/** Items of a list by the text of one of their elements. */
export interface MemberIndex {
  readonly list: Collection;
  readonly key: string;
  /** Null: not every item has one text there. */
  readonly items: ReadonlyMap<string, readonly unknown[]> | null;
}

/** A shorter list is looked through faster than indexed. */
const SHORT = 4;

function indexOf(list: Collection, key: string): MemberIndex {
  const items = new Map<string, unknown[]>();
  for (const item of list) {
    const value = isObject(item) ? item[key] : undefined;
    if (typeof value !== "string") return { list, key, items: null };
    const same = items.get(value);
    if (same === undefined) items.set(value, [item]);
    else same.push(item);
  }
  return { list, key, items };
}

/**
 * `where(linkId = 'x')` without building a collection an item, and with one look at a long list for all that is asked
 * of it in a row: most of what the views of forms do. `general` answers for items without one text there.
 */
export function whereMember(key: string, wanted: string, general: Evaluate): Evaluate {
  return (scope, focus) => {
    if (focus.length === 0) return EMPTY;
    if (focus.length > SHORT) {
      const { index } = scope;
      const known = index?.list === focus && index.key === key ? index : indexOf(focus, key);
      scope.index = known;
      if (known.items !== null) return known.items.get(wanted) ?? EMPTY;
    }
    const kept: unknown[] = [];
    for (const item of focus) {
      const value = isObject(item) ? item[key] : undefined;
      if (value === wanted) kept.push(item);
      else if (typeof value !== "string" && general(scope, [item]).length > 0) kept.push(item);
    }
    return kept;
  };
}
