import type { Indicator } from "@kangyu/indicators";
import type { Compiled, Programme, ValueSet } from "@kangyu/rules";
import type { PlanFacts } from "./views/pledges.ts";

export interface ProgrammeEntry {
  readonly programme: Programme;
  readonly compiled: Compiled;
  readonly settings: Readonly<Record<string, number | boolean | string>>;
  readonly valueSets: Readonly<Record<string, ValueSet>>;
  /** Every version of the catalogue, the one in force among them. */
  readonly versions: readonly Pick<Programme, "version" | "inForce">[];
  readonly cases: unknown;
}

/** The catalogue as the server uses it, by id. */
export interface Definitions {
  readonly programmes: ReadonlyMap<string, ProgrammeEntry>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly plans: ReadonlyMap<string, PlanFacts>;
  /** Which form a Questionnaire's address (without its version) stands for. */
  readonly formByUrl: ReadonlyMap<string, { readonly entry: ProgrammeEntry; readonly form: string }>;
}

/** Codes of the facts that a programme reads; what tells how old its data are. */
export function factCodesOf(definitions: Definitions, programme: string): readonly string[] {
  const facts = definitions.programmes.get(programme)?.programme.facts ?? {};
  return Object.values(facts).flatMap(({ code }) =>
    code === undefined ? [] : typeof code === "string" ? [code] : code,
  );
}
