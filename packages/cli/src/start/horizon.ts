import { civilOfDay, type Day, dayOfCivil } from "@kangyu/fhir";

/** Standings are worked out to the end of next year: the exclusive day after 31 December. */
export function horizonOf(today: Day): Day {
  return dayOfCivil(civilOfDay(today).year + 2, 1, 1);
}
