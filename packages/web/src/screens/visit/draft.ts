import type { FormField } from "@kangyu/rules";
import type { Value, Values } from "../../api/types.ts";

/** What stands in the inputs: text as typed, so that "12." is not lost while somebody types 12.5. */
export type Draft = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface Reading {
  readonly values: Values;
  /** Ids of number fields that do not hold a number. */
  readonly notNumber: readonly string[];
  readonly notInteger: readonly string[];
}

/** The draft of a saved visit; what is missing is an empty input. */
export function draftOf(fields: readonly FormField[], values: Values): Draft {
  const draft: Record<string, string | boolean | readonly string[]> = {};
  for (const field of fields) {
    const value = values[field.id];
    if (value === null || value === undefined) continue;
    draft[field.id] = typeof value === "number" ? String(value) : value;
  }
  return draft;
}

function numberOf(text: string): number | null {
  // A Chinese keyboard types full-width digits and points.
  const plain = text
    .trim()
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[．。]/g, ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** The values that the inputs hold. An empty input is missing, never zero or false. */
export function readDraft(fields: readonly FormField[], draft: Draft): Reading {
  const values: Record<string, Value> = {};
  const notNumber: string[] = [];
  const notInteger: string[] = [];
  for (const field of fields) {
    const entered = draft[field.id];
    if (entered === undefined || entered === "" || (Array.isArray(entered) && entered.length === 0)) continue;
    if (field.type !== "number" && field.type !== "integer") {
      values[field.id] = typeof entered === "object" ? [...entered] : entered;
      continue;
    }
    const number = numberOf(String(entered));
    if (number === null) notNumber.push(field.id);
    else if (field.type === "integer" && !Number.isInteger(number)) notInteger.push(field.id);
    else values[field.id] = number;
  }
  return { values, notNumber, notInteger };
}
