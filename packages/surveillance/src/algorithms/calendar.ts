import { civilOfDay, dayOfCivil } from "@kangyu/fhir";

/** The same date `years` earlier; 29 February becomes 1 March in a common year, as R's `seq` by year has it. */
export function yearsBefore(day: number, years: number): number {
  const { year, month, date } = civilOfDay(day);
  return dayOfCivil(year - years, month, date);
}

/** The same date `months` later, running over a short month's end. */
export function monthsAfter(day: number, months: number): number {
  const { year, month, date } = civilOfDay(day);
  const index = year * 12 + month - 1 + months;
  return dayOfCivil(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, date);
}

/** The nearest day with the weekday of `like`; the later one of a tie is never met, seven being odd. */
export function nearestWeekday(day: number, like: number): number {
  const forward = (((like - day) % 7) + 7) % 7;
  return forward <= 3 ? day + forward : day - (7 - forward);
}
