import { dayOfCivil, dayOfInstant, daysInMonth } from "./day.ts";
import type { Day } from "./fact.ts";

/** Minutes east of UTC of China Standard Time, the one civil time of the country. */
export const CHINA_OFFSET = 480;

/** The days a FHIR date, dateTime or instant may mean. */
export interface DayRange {
  readonly from: Day;
  /** Exclusive. */
  readonly to: Day;
  readonly precision: "year" | "month" | "day";
}

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(T.*)?$/;
const CLOCK = /^T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads `1960`, `1960-05`, `1960-05-17` or a dateTime. A dateTime with a zone gives the civil day in the zone that is
 * `offsetMinutes` east of UTC; one without a zone is taken as civil time there. Null: not a date, or none that exists.
 */
export function partialDay(text: string, offsetMinutes: number = CHINA_OFFSET): DayRange | null {
  const match = PARTIAL.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  const from = dayOfCivil(year, month, date);
  if (match[4] !== undefined) return match[3] === undefined ? null : timed(from, match[4], offsetMinutes);
  if (match[3] !== undefined) return { from, to: from + 1, precision: "day" };
  if (match[2] !== undefined) return { from, to: from + daysInMonth(year, month), precision: "month" };
  return { from, to: dayOfCivil(year + 1, 1, 1), precision: "year" };
}

function timed(civil: Day, clock: string, offsetMinutes: number): DayRange | null {
  const match = CLOCK.exec(clock);
  if (!match) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null;
  if (match[4] === undefined) return { from: civil, to: civil + 1, precision: "day" };
  const ms = civil * 86_400_000 + (hour * 60 + minute - zoneMinutes(match[4])) * 60_000 + second * 1000;
  const day = dayOfInstant(ms, offsetMinutes);
  return { from: day, to: day + 1, precision: "day" };
}

/** Minutes east of UTC of `Z`, `+08:00`, `-03:30`. */
function zoneMinutes(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith("-") ? -minutes : minutes;
}
