import { type Day, parseDay } from "@kangyu/fhir";
import type { FormField } from "../programme.ts";

type Read = { readonly value: number | string | boolean | readonly string[] | null; readonly code: string | null };
type Given = number | string | boolean | readonly string[] | null;

/** A field's value as the rules read it (dates as days); with the code of a problem, and null, where it is of the wrong kind. */
export function readValue(field: FormField, given: Given): Read {
  if (given === null || given === "") return { value: field.type === "choices" ? [] : null, code: null };
  const [fits, code, value] = readers[field.type](field, given);
  return fits ? { value, code: null } : { value: null, code };
}

type Reader = (
  field: FormField,
  given: Exclude<Given, null>,
) => [fits: boolean, code: string, value: Exclude<Given, null> | Day];

const number: Reader = (_, given) => [typeof given === "number" && Number.isFinite(given), "not-a-number", given];

const readers: Readonly<Record<FormField["type"], Reader>> = {
  number,
  integer: (_, given) => [Number.isInteger(given), "not-an-integer", given],
  boolean: (_, given) => [typeof given === "boolean", "not-a-boolean", given],
  text: (_, given) => [typeof given === "string", "not-a-text", given],
  date: (_, given) => {
    const day = typeof given === "string" ? parseDay(given) : null;
    return [day !== null, "not-a-date", day ?? 0];
  },
  choice: (field, given) => [field.options?.some(({ code }) => code === given) ?? false, "not-a-choice", given],
  choices: (field, given) => {
    const codes = Array.isArray(given) ? (given as readonly string[]) : [];
    const known = codes.every((code) => field.options?.some((option) => option.code === code) ?? false);
    return [Array.isArray(given) && known, "not-a-choice", codes];
  },
};
