import { randomBytes, randomInt } from "node:crypto";
import type { RecordKey } from "./store.ts";

/** Crockford's base 32 in lower case: no i, l, o, u. */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
const KEY_LENGTH = 11;
const KEY_PATTERN = /^[0-9a-hjkmnp-tv-z]{11}$/;
/** Suffixes count milliseconds from here, so that eight digits last until 2054. */
const EPOCH_2020 = 1_577_836_800_000;

function encode(value: number, length: number): string {
  let text = "";
  for (let rest = value, place = 0; place < length; place++) {
    text = DIGITS[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** A record key as it stands in FHIR ids: eleven base-32 digits. */
export function encodeKey(key: RecordKey): string {
  return encode(key, KEY_LENGTH);
}

/** The key of eleven base-32 digits; null when the text is not one. */
export function decodeKey(text: string): RecordKey | null {
  if (!KEY_PATTERN.test(text)) return null;
  let value = 0;
  for (const digit of text) value = value * 32 + DIGITS.indexOf(digit);
  return value < 2 ** 52 ? value : null;
}

/** The record a FHIR id of ours belongs to and the rest of the id; null for an outside id. */
export function keyOfId(id: string): { readonly record: RecordKey; readonly suffix: string } | null {
  const [head = "", ...rest] = id.split("-");
  const record = decodeKey(head);
  return record === null || rest.length > 1 ? null : { record, suffix: rest[0] ?? "" };
}

export function idOf(record: RecordKey, suffix: string): string {
  return suffix === "" ? encodeKey(record) : `${encodeKey(record)}-${suffix}`;
}

/** A new record key, drawn at random: says nothing of the person or of when they came. */
export function newKey(): RecordKey {
  return randomInt(0, 2 ** 26) * 2 ** 26 + randomInt(0, 2 ** 26);
}

/**
 * Sixteen base-32 digits that sort by the time they were made: eight of milliseconds, eight random, because an import
 * writes many resources of one person in one millisecond.
 */
export function newSuffix(now: number): string {
  return encode(Math.max(0, now - EPOCH_2020), 8) + encode(drawn(), 8);
}

const DRAWN_BYTES = 5;
/** Random bytes are drawn a thousand numbers at a time: one by one they would cost more than the rest of an id. */
const pool = { bytes: Buffer.alloc(0), used: 0 };

function drawn(): number {
  if (pool.used + DRAWN_BYTES > pool.bytes.length)
    Object.assign(pool, { bytes: randomBytes(1000 * DRAWN_BYTES), used: 0 });
  pool.used += DRAWN_BYTES;
  return pool.bytes.readUIntBE(pool.used - DRAWN_BYTES, DRAWN_BYTES);
}
