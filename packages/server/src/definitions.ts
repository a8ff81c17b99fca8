import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Day, parseDay } from "@kangyu/fhir";
import { type Indicator, parseDefinition, type ReportedIndicator, reportedOf } from "@kangyu/indicators";
import type { Compiled, Programme, ValueSet } from "@kangyu/rules";
import type { Catalogue } from "@kangyu/store";
import { type NotMeasuredKinds, notMeasuredWhy } from "./not-measured.ts";
import { planFactsOf } from "./plan-facts.ts";
import type { CataloguePlan, PlanRow } from "./views/pledges.ts";

/** One version of a programme with the days between which it is in force: `to` is exclusive. */
export interface ProgrammeVersion {
  readonly compiled: Compiled;
  readonly from: Day;
  readonly to: Day | null;
}

export interface ProgrammeEntry {
  /** The latest version: what forms and words come from. */
  readonly programme: Programme;
  readonly compiled: Compiled;
  readonly settings: Compiled["settings"];
  readonly valueSets: Readonly<Record<string, ValueSet>>;
  /** Every version, oldest first. */
  readonly versions: readonly ProgrammeVersion[];
  /** The conformance cases, as in the definition's `cases.json`; null where it has none. */
  readonly cases: unknown;
  /** False where the district does not run it: it can be read, and nobody is evaluated by it. */
  readonly inUse: boolean;
}

/** The catalogue as the server uses it, by id. */
export interface Definitions {
  readonly programmes: ReadonlyMap<string, ProgrammeEntry>;
  /** Counted from residents' records: their programme is run, or they need none. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Handed in: no record gives them, or the district does not run the programme that would. */
  readonly reported: ReadonlyMap<string, ReportedIndicator>;
  /** Both, as plans' rows are bound to them. */
  readonly dictionary: readonly (Indicator | ReportedIndicator)[];
  readonly plans: ReadonlyMap<string, CataloguePlan>;
  /** Which form a Questionnaire's address (without its version) stands for. */
  readonly formByUrl: ReadonlyMap<string, { readonly entry: ProgrammeEntry; readonly form: string }>;
  /** Why no records of residents give the figure of a printed indicator, as far as its name says. */
  readonly notMeasured: (name: string) => PlanRow["notMeasured"];
  /** Makes spells exactly as the store does. */
  readonly engine: Catalogue["engine"];
}

const QUESTIONNAIRE = "https://kangyu.example/fhir/Questionnaire/";

function versionOf(compiled: Compiled): ProgrammeVersion {
  const { from, to } = compiled.programme.inForce;
  const last = to === null ? null : parseDay(to);
  return { compiled, from: parseDay(from) ?? 0, to: last === null ? null : last + 1 };
}

function casesOf(catalogue: Catalogue, id: string): unknown {
  const file = join(catalogue.dir, "programmes", id, "cases.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as unknown) : null;
}

/** The value sets that any binding of a version names. */
function valueSetsOf(catalogue: Catalogue, versions: readonly ProgrammeVersion[]): Record<string, ValueSet> {
  const sets: Record<string, ValueSet> = {};
  for (const { compiled } of versions)
    for (const { valueSet } of Object.values(compiled.programme.facts)) {
      const found = valueSet === undefined ? undefined : catalogue.valueSets[valueSet.set];
      if (valueSet !== undefined && found !== undefined) sets[valueSet.set] = found;
    }
  return sets;
}

function programmesOf(catalogue: Catalogue): Map<string, ProgrammeEntry> {
  const entries = new Map<string, ProgrammeEntry>();
  for (const compiled of catalogue.programmes) {
    const { id } = compiled.programme;
    const versions = [...(entries.get(id)?.versions ?? []), versionOf(compiled)];
    const { programme, settings } = compiled;
    const inUse = catalogue.inUse.includes(id);
    const valueSets = valueSetsOf(catalogue, versions);
    entries.set(id, { programme, compiled, settings, valueSets, versions, cases: casesOf(catalogue, id), inUse });
  }
  return entries;
}

function dictionaryOf(catalogue: Catalogue): (Indicator | ReportedIndicator)[] {
  const isRun = ({ programme }: Indicator) => programme === null || catalogue.inUse.includes(programme);
  return catalogue.indicators.flatMap((json) => {
    const parsed = parseDefinition(json);
    if (!parsed.ok) return [];
    const { indicator } = parsed;
    return "kind" in indicator || isRun(indicator) ? [indicator] : [reportedOf(indicator)];
  });
}

/** Indexes a loaded catalogue. What has a problem is left out, as the catalogue itself left it out. */
export function definitionsOf(catalogue: Catalogue, kinds: NotMeasuredKinds): Definitions {
  const programmes = programmesOf(catalogue);
  const dictionary = dictionaryOf(catalogue);
  const indicators = new Map(dictionary.flatMap((one) => ("kind" in one ? [] : [[one.id, one] as const])));
  const reported = new Map(dictionary.flatMap((one) => ("kind" in one ? [[one.id, one] as const] : [])));
  const plans = catalogue.plans.flatMap((json) => planFactsOf(json, dictionary, kinds) ?? []);
  const forms = [...programmes.values()].flatMap((entry) =>
    Object.keys(entry.programme.forms ?? {}).map((form) => {
      return [`${QUESTIONNAIRE}${entry.programme.id}-${form}`, { entry, form }] as const;
    }),
  );
  return {
    programmes,
    indicators,
    reported,
    dictionary,
    plans: new Map(plans.map((plan) => [plan.id, plan])),
    formByUrl: new Map(forms),
    notMeasured: (name) => notMeasuredWhy(kinds, name),
    engine: catalogue.engine,
  };
}

/** The programmes that the district runs. */
export function running(definitions: Definitions): ProgrammeEntry[] {
  return [...definitions.programmes.values()].filter(({ inUse }) => inUse);
}

/** Codes of the facts that a programme reads; what tells how old its data are. */
export function factCodesOf(definitions: Definitions, programme: string): readonly string[] {
  const facts = definitions.programmes.get(programme)?.programme.facts ?? {};
  return Object.values(facts).flatMap(({ code }) =>
    code === undefined ? [] : typeof code === "string" ? [code] : code,
  );
}
