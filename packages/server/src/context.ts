import type { Day } from "@kangyu/fhir";
import type { Judge } from "@kangyu/intake";
import type { Store } from "@kangyu/store";
import type { HeldAnswers } from "./answers/held.ts";
import type { Definitions } from "./definitions.ts";
import type { NationalValues } from "./drafting/national-values.ts";
import type { FactDays } from "./fact-days.ts";
import type { JobBoard } from "./jobs.ts";
import type { Following } from "./plan-work/following.ts";
import type { PlanDesk } from "./plan-work/plan-desk.ts";
import type { RecentFigures } from "./recent-figures.ts";
import type { Registers } from "./registers.ts";

export interface District {
  /** Six-digit code of the jurisdiction. */
  readonly jurisdiction: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** What every route is given. */
export interface Context {
  readonly store: Store;
  readonly definitions: Definitions;
  /** Departments, scoring rules and the work that the catalogue's plans bring. */
  readonly following: Following;
  readonly district: District;
  readonly registers: Registers;
  readonly factDays: FactDays;
  readonly jobs: JobBoard;
  readonly held: HeldAnswers;
  readonly planDesk: PlanDesk;
  readonly national: NationalValues;
  readonly recent: RecentFigures;
  /** The civil day in the district's zone; a function, because a server runs over midnight. */
  readonly today: () => Day;
  /** The instant, in milliseconds since the epoch. */
  readonly now: () => number;
  /** What rows of a file are judged by; made at its first use, because it holds all of FHIR R4. */
  readonly judge: () => Judge;
  /** Fires when the server closes: a running import stops between two transactions and can go on later. */
  readonly stopping: AbortSignal;
  /** Folder for files while they are being received. */
  readonly uploads: string;
}
