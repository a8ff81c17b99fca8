import { partialDay } from "@kangyu/fhir";

/** Says what is wrong with a value of a primitive type; null when nothing is. */
export type PrimitiveCheck = (value: unknown) => "wrong-type" | "bad-format" | null;

const TEXT = /^[\r\n\t\u0020-\uFFFF]+$/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const DATE_TIME =
  /^\d{4}(-\d{2}(-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d{1,9})?)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))?)?)?)?$/;
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/;

function text(pattern: RegExp): PrimitiveCheck {
  return (value) => (typeof value !== "string" ? "wrong-type" : pattern.test(value) ? null : "bad-format");
}

/** A date of the right form that also exists in the calendar. */
function calendar(pattern: RegExp): PrimitiveCheck {
  return (value) => {
    if (typeof value !== "string") return "wrong-type";
    return pattern.test(value) && partialDay(value) !== null ? null : "bad-format";
  };
}

function number(holds: (value: number) => boolean): PrimitiveCheck {
  return (value) => (typeof value !== "number" ? "wrong-type" : holds(value) ? null : "bad-format");
}

/** Primitive types of FHIR R4 (datatypes.html) in JSON. */
export const primitiveChecks: Readonly<Record<string, PrimitiveCheck>> = {
  base64Binary: text(/^[\sA-Za-z0-9+/=]+$/),
  boolean: (value) => (typeof value === "boolean" ? null : "wrong-type"),
  canonical: text(/^\S+$/),
  code: text(/^[^\s]+( [^\s]+)*$/),
  date: calendar(DATE),
  dateTime: calendar(DATE_TIME),
  decimal: number(Number.isFinite),
  id: text(/^[A-Za-z0-9\-.]{1,64}$/),
  instant: calendar(INSTANT),
  integer: number(Number.isInteger),
  markdown: text(TEXT),
  oid: text(/^urn:oid:[0-2](\.(0|[1-9]\d*))+$/),
  positiveInt: number((value) => Number.isInteger(value) && value > 0),
  string: text(TEXT),
  time: text(/^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?$/),
  unsignedInt: number((value) => Number.isInteger(value) && value >= 0),
  uri: text(/^\S+$/),
  url: text(/^\S+$/),
  uuid: text(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  xhtml: (value) => (typeof value === "string" ? null : "wrong-type"),
};
