import { daysInMonth } from "../day.ts";

type Side = "low" | "high";

const DATE_TIME =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|[+-]\d{2}:\d{2})?)?)?$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?$/;

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function clockBoundary(parts: readonly (string | undefined)[], side: Side): string {
  const [hour, minute, second, fraction] = parts;
  const low = side === "low";
  return `${hour ?? (low ? "00" : "23")}:${minute ?? (low ? "00" : "59")}:${second ?? (low ? "00" : "59")}.${
    fraction?.padEnd(3, low ? "0" : "9").slice(0, 3) ?? (low ? "000" : "999")
  }`;
}

function dateParts(match: RegExpExecArray, side: Side): string {
  const year = Number(match[1]);
  const month = match[2] === undefined ? (side === "low" ? 1 : 12) : Number(match[2]);
  const date = match[3] === undefined ? (side === "low" ? 1 : daysInMonth(year, month)) : Number(match[3]);
  return `${match[1]}-${pad(month)}-${pad(date)}`;
}

/** Which kind of text it is follows from the type before `lowBoundary()`; a bare date text is a `date`. */
export function textBoundary(text: string, side: Side, asDateTime: boolean): string | null {
  const time = TIME.exec(text);
  if (time) return clockBoundary(time.slice(1), side);
  const match = DATE_TIME.exec(text);
  if (!match) return null;
  const date = dateParts(match, side);
  if (!asDateTime && match[4] === undefined) return date;
  // Without a zone the instant may be anywhere on Earth: UTC+14 is the earliest, UTC-12 the latest.
  const zone = match[8] ?? (side === "low" ? "+14:00" : "-12:00");
  return `${date}T${clockBoundary(match.slice(4, 8), side)}${zone}`;
}

/** Half a unit in the last printed place; JSON does not keep trailing zeros, so a whole number has one decimal. */
export function numberBoundary(value: number, side: Side): number {
  const decimals = Math.max(String(value).split(".")[1]?.length ?? 0, 1);
  const half = 0.5 * 10 ** -decimals;
  return Number((side === "low" ? value - half : value + half).toFixed(decimals + 1));
}
