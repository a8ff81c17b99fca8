export type { Fault, Repeat } from "./faults.ts";
export { type SimulatedLine, type SimulationOptions, simulateDistrict } from "./simulate.ts";
export type {
  AgeTable,
  EventTable,
  HypertensionTable,
  InstitutionRow,
  InstitutionTable,
  NameTable,
  PlaceTable,
  Tables,
  VillageRow,
} from "./tables.ts";
