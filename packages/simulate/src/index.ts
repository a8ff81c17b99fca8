export type { Fault, Repeat } from "./faults.ts";
export { geographyOf, type SimulatedInstitution, type SimulatedPlace } from "./geography.ts";
export { type TableProblem, type TableProblemCode, tableProblems } from "./problems.ts";
export { readTables } from "./read-tables.ts";
export { type SimulatedLine, type SimulationOptions, simulateDistrict } from "./simulate.ts";
export type {
  AgeTable,
  EventTable,
  HypertensionTable,
  InstitutionRow,
  InstitutionTable,
  NameTable,
  PlaceTable,
  QualityRow,
  Tables,
  VillageRow,
} from "./tables.ts";
