import type { Day } from "@kangyu/fhir";
import type { Database } from "./database.ts";
import type { Engine } from "./engine.ts";
import type { StandingRegister } from "./standing-register.ts";
import type { Terms } from "./terms.ts";

/** What every part of an open store works with. */
export interface Inside {
  readonly database: Database;
  readonly terms: Terms;
  readonly standings: StandingRegister;
  /** The definitions in force now; asked for after the records are locked. */
  engine(): Engine;
  /** Spells are evaluated up to this day (exclusive). */
  horizon(): Day;
  /** Milliseconds since the epoch: for ids and for when something was taken, never for a rule. */
  now(): number;
}
