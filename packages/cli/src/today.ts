import { CHINA_OFFSET, type Day, dayOfInstant } from "@kangyu/fhir";

/** The civil day in the district's zone. */
export function today(): Day {
  return dayOfInstant(Date.now(), CHINA_OFFSET);
}
