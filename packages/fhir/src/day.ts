import type { Day } from "./fact.ts";

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly date: number;
}

/** Days since 1970-01-01 of a civil date of the proleptic Gregorian calendar. `date` may run past the month's end. */
export function dayOfCivil(year: number, month: number, date: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** First days of the months of the years that lives touch: most dates are looked up, not worked out. */
const FIRST_YEAR = 1850;
const MONTHS = 12 * 300;
const MONTH_STARTS = Int32Array.from({ length: MONTHS + 1 }, (_, month) =>
  dayOfCivil(FIRST_YEAR + Math.floor(month / 12), 1 + (month % 12), 1),
);
const DAYS_PER_MONTH = 365.2425 / 12;

/** The month a day lies in, counted from January of the first year of the table; -1 outside it. */
function monthOf(day: Day): number {
  const first = MONTH_STARTS[0] as Day;
  if (!(day >= first && day < (MONTH_STARTS[MONTHS] as Day))) return -1;
  const month = Math.trunc((day - first) / DAYS_PER_MONTH);
  if ((MONTH_STARTS[month] as Day) > day) return month - 1;
  return (MONTH_STARTS[month + 1] as Day) <= day ? month + 1 : month;
}

export function civilOfDay(day: Day): CivilDate {
  const index = monthOf(day);
  if (index < 0) return reckoned(day);
  const years = Math.trunc(index / 12);
  return { year: FIRST_YEAR + years, month: index - years * 12 + 1, date: day - (MONTH_STARTS[index] as Day) + 1 };
}

/** Any day of the proleptic Gregorian calendar. */
function reckoned(day: Day): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of an ISO date `YYYY-MM-DD`; null when the text is not one or the date does not exist. */
export function parseDay(iso: string): Day | null {
  const match = ISO_DAY.exec(iso);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return dayOfCivil(year, month, date);
}

export function isoOfDay(day: Day): string {
  const { year, month, date } = civilOfDay(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The same day of the month `months` later; clamped to the month's end (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const from = monthOf(day);
  const to = from + months;
  if (from >= 0 && to >= 0 && to < MONTHS && Number.isInteger(to)) {
    const start = MONTH_STARTS[to] as Day;
    const last = (MONTH_STARTS[to + 1] as Day) - 1;
    return Math.min(start + day - (MONTH_STARTS[from] as Day), last);
  }
  const { year, month, date } = civilOfDay(day);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayOfCivil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Completed years from `birth` to `day`; a 29 February birthday falls on 28 February in common years. */
export function ageInYears(birth: Day, day: Day): number {
  return Math.floor(ageInMonths(birth, day) / 12);
}

export function ageInMonths(birth: Day, day: Day): number {
  const [b, d] = [civilOfDay(birth), civilOfDay(day)];
  const months = (d.year - b.year) * 12 + d.month - b.month;
  return addMonths(birth, months) <= day ? months : months - 1;
}

export function yearStart(day: Day): Day {
  return dayOfCivil(civilOfDay(day).year, 1, 1);
}

export function quarterStart(day: Day): Day {
  const { year, month } = civilOfDay(day);
  return dayOfCivil(year, month - ((month - 1) % 3), 1);
}

/** The civil day of an instant in a zone with a fixed offset (minutes east of UTC; China is 480). */
export function dayOfInstant(ms: number, offsetMinutes: number): Day {
  return Math.floor((ms + offsetMinutes * 60_000) / MS_PER_DAY);
}
