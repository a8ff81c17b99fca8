export type ArrayType = "bigint" | "int" | "smallint" | "boolean" | "text" | "json" | "jsonb" | "bytea";

/** Object identifiers of the element types, as PostgreSQL's own catalogue has had them for ever. */
const OIDS: Readonly<Record<ArrayType, number>> = {
  bigint: 20,
  int: 23,
  smallint: 21,
  boolean: 16,
  text: 25,
  json: 114,
  jsonb: 3802,
  bytea: 17,
};
const WIDTHS: Readonly<Partial<Record<ArrayType, number>>> = { bigint: 8, int: 4, smallint: 2, boolean: 1 };

const HEADER = 20;
const LENGTH = 4;
const NULL = -1;
const JSONB_VERSION = 1;
const WORD = 2 ** 32;

/**
 * One column of many rows as a PostgreSQL array in its binary form: one parameter, whatever the number of rows. No
 * quoting here, no parsing there. Values of `json` and `jsonb` are JSON texts. NUL, which PostgreSQL keeps in no text, is left out.
 */
export function arrayOf(type: ArrayType, values: readonly unknown[]): Buffer {
  const width = WIDTHS[type];
  return width === undefined ? ofTexts(type, values) : ofNumbers(type, values, width);
}

function headed(type: ArrayType, count: number, size: number): Buffer {
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(count === 0 ? 0 : 1, 0);
  array.writeInt32BE(1, 4);
  array.writeInt32BE(OIDS[type], 8);
  if (count === 0) return array.subarray(0, 12);
  array.writeInt32BE(count, 12);
  array.writeInt32BE(1, 16);
  return array;
}

function ofNumbers(type: ArrayType, values: readonly unknown[], width: number): Buffer {
  const array = headed(type, values.length, HEADER + values.length * (LENGTH + width));
  let at = HEADER;
  for (const value of values) {
    if (value === null || value === undefined) {
      at = array.writeInt32BE(NULL, at);
      continue;
    }
    at = array.writeInt32BE(width, at);
    if (width === 1) at = array.writeUInt8(value ? 1 : 0, at);
    else if (width === 2) at = array.writeInt16BE(value as number, at);
    else if (width === 4) at = array.writeInt32BE(value as number, at);
    else {
      const high = Math.floor((value as number) / WORD);
      at = array.writeInt32BE(high, at);
      at = array.writeUInt32BE((value as number) - high * WORD, at);
    }
  }
  return array.subarray(0, values.length === 0 ? 12 : at);
}

function bytesOf(type: ArrayType, value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (type === "bytea") return value as Uint8Array;
  const text = value as string;
  return text.includes("\0") ? text.replaceAll("\0", "") : text;
}

function ofTexts(type: ArrayType, values: readonly unknown[]): Buffer {
  const marked = type === "jsonb" ? 1 : 0;
  const items = values.map((value) => bytesOf(type, value));
  let size = HEADER + items.length * (LENGTH + marked);
  for (const item of items) if (item !== null) size += typeof item === "string" ? Buffer.byteLength(item) : item.length;
  const array = headed(type, items.length, size);
  let at = HEADER;
  for (const item of items) {
    if (item === null) {
      at = array.writeInt32BE(NULL, at);
      continue;
    }
    const start = at + LENGTH + marked;
    if (marked === 1) array[at + LENGTH] = JSONB_VERSION;
    const length = typeof item === "string" ? array.write(item, start) : item.length;
    if (typeof item !== "string") array.set(item, start);
    array.writeInt32BE(length + marked, at);
    at = start + length;
  }
  return array.subarray(0, items.length === 0 ? 12 : at);
}
