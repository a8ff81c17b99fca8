export {
  addMonths,
  ageInMonths,
  ageInYears,
  type CivilDate,
  civilOfDay,
  dayOfCivil,
  dayOfInstant,
  daysInMonth,
  isoOfDay,
  parseDay,
  quarterStart,
  yearStart,
} from "./day.ts";
export type { Day, Fact, FactValue } from "./fact.ts";
