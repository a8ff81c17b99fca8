import { type Collection, EMPTY, type Evaluate, isObject } from "./collection.ts";

const LOWER = /^[a-z]/;
const UPPER = /^[A-Z]$/;

function append(out: unknown[], value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) if (item !== undefined && item !== null) out.push(item);
  } else out.push(value);
}

/** The value of a choice element (`value[x]`) under its plain name: `valueQuantity` for `value`. */
function choiceValue(item: Readonly<Record<string, unknown>>, name: string): unknown {
  for (const key in item)
    if (key.length > name.length && key.startsWith(name) && UPPER.test(key.charAt(name.length))) return item[key];
  return undefined;
}

function only(value: unknown): Collection {
  if (value === undefined || value === null) return EMPTY;
  return Array.isArray(value) ? value : [value];
}

/** Steps into the element `name` of every item; a type name (`Patient`) keeps the resources of that type. */
export function member(name: string): Evaluate {
  if (!LOWER.test(name)) return ofResourceType(name);
  const read = (item: unknown): unknown => {
    if (!isObject(item)) return undefined;
    const value = item[name];
    return value === undefined ? choiceValue(item, name) : value;
  };
  return (_scope, focus) => {
    if (focus.length === 0) return EMPTY;
    if (focus.length === 1) return only(read(focus[0]));
    const out: unknown[] = [];
    for (const item of focus) append(out, read(item));
    return out;
  };
}

/** `left.name.ofType(Type)` of a choice element in one step: reads `nameType` and nothing else. */
export function typedMember(name: string, type: string): Evaluate {
  const key = `${name}${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const read = (item: unknown): unknown => {
    if (!isObject(item)) return undefined;
    if (item[key] !== undefined) return item[key];
    const plain = item[name];
    return isObject(plain) && plain.resourceType === type ? plain : undefined;
  };
  return (_scope, focus) => {
    if (focus.length === 0) return EMPTY;
    if (focus.length === 1) return only(read(focus[0]));
    const out: unknown[] = [];
    for (const item of focus) append(out, read(item));
    return out;
  };
}

function ofResourceType(name: string): Evaluate {
  return (_scope, focus) => focus.filter((item) => isObject(item) && item.resourceType === name);
}
