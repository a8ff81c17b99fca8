import { addMonths, type Day, dayOfCivil, quarterStart } from "@kangyu/fhir";

/** The last day of the quarter that `day` lies in. */
export function quarterEnd(day: Day): Day {
  return addMonths(quarterStart(day), 3) - 1;
}

/** The last day of the last quarter that is over on `today`: the day that a board shows unless another is asked for. */
export function lastEndedQuarter(today: Day): Day {
  return quarterStart(today + 1) - 1;
}

/** Ends of the quarters from 1 January of `fromYear` that are over on `today`, oldest first; a plan stays answerable after its end. */
export function quarterEnds(fromYear: number, today: Day): Day[] {
  const last = lastEndedQuarter(today);
  const ends: Day[] = [];
  for (let end = quarterEnd(dayOfCivil(fromYear, 1, 1)); end <= last; end = quarterEnd(end + 1)) ends.push(end);
  return ends;
}
