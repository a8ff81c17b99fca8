import { CHINA_OFFSET, type Day, parseDay } from "@kangyu/fhir";
import { Refused } from "./refusals.ts";
import { lastEndedQuarter } from "./views/quarters.ts";

/** The day of an ISO date in a request; refuses one that does not exist with `day-unreal`, naming `path`. */
export function dayOf(iso: string, path: string): Day {
  const day = parseDay(iso);
  if (day === null) throw new Refused("day-unreal", { path });
  return day;
}

const MS_PER_DAY = 86_400_000;

/** The last instant of a day in the district's zone, in milliseconds since the epoch. */
export function endOfDay(day: Day): number {
  return (day + 1) * MS_PER_DAY - CHINA_OFFSET * 60_000 - 1;
}

/** A day that has begun: refuses later ones with `day-in-future`. */
export function pastDayOf(iso: string, path: string, today: Day): Day {
  const day = dayOf(iso, path);
  if (day > today) throw new Refused("day-in-future", { path });
  return day;
}

/** The day as of which figures are asked for: the last ended quarter unless one is named. */
export function asOfDay(asOf: string | undefined, today: Day): Day {
  return asOf === undefined ? lastEndedQuarter(today) : pastDayOf(asOf, "querystring/asOf", today);
}
