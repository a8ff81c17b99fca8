import { addMonths, type Day } from "@kangyu/fhir";

const DURATION = /^P(?!$)(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?$/;

/** A calendar duration ready to add: whole months, then days. */
export interface CalendarSpan {
  readonly months: number;
  readonly days: number;
}

/** Reads `P3M-14D` and the like, with `{setting}` replaced by the setting's number; null when the text is none. */
export function parseDuration(text: string, settings: Readonly<Record<string, unknown>> = {}): CalendarSpan | null {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => String(settings[name])).replace("--", "");
  const match = DURATION.exec(filled);
  if (!match) return null;
  const part = (index: number) => Number(match[index] ?? 0);
  return { months: part(1) * 12 + part(2), days: part(3) * 7 + part(4) };
}

/** The day `span` after `day`; months clamp to the month's end (31 January + P1M = 28 or 29 February). */
export function addSpan(day: Day, span: CalendarSpan): Day {
  return (span.months === 0 ? day : addMonths(day, span.months)) + span.days;
}
