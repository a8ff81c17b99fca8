import { civilOfDay, type Day, dayOfCivil, isoOfDay } from "@kangyu/fhir";
import { figureOf, type Indicator, type ReportedIndicator } from "@kangyu/indicators";
import {
  type BindableIndicator,
  baseYearOf,
  type Draft,
  type DraftEvidence,
  type Measured,
  type PricedProject,
  type Reported,
  type YearFigure,
} from "@kangyu/plan";
import type { Place, ReportedFigure, Store, World } from "@kangyu/store";
import { cellCounts, type FigureTable, figureTables, measuresOf } from "../answers/figures.ts";
import type { CellCounts } from "../views/judge.ts";
import type { CataloguePlan } from "../views/pledges.ts";
import { lastEndedQuarter } from "../views/quarters.ts";
import { costsOf } from "./costs.ts";
import type { NationalValues } from "./national-values.ts";
import { levelOf, othersOf } from "./others.ts";

/** What the help for a draft is gathered from. */
export interface DraftSources {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly reported: ReadonlyMap<string, ReportedIndicator>;
  /** Both, as the rows of a document are bound to them. */
  readonly dictionary: readonly BindableIndicator[];
  readonly plans: ReadonlyMap<string, CataloguePlan>;
  readonly national: NationalValues;
}

/** Where the records are; null where a draft is made without any. */
export interface DraftRecords {
  readonly store: Store;
  readonly jurisdiction: string;
  readonly places: readonly Pick<Place, "code" | "kind" | "name">[];
  readonly world: World;
  readonly today: Day;
}

/** Years of records that a forecast looks back over where no earlier plan says when it began. */
const YEARS_BACK = 5;

interface Reading {
  readonly indicator: Indicator;
  readonly asOf: Day;
  readonly ends: readonly Day[];
  readonly district: (day: Day) => CellCounts;
  readonly townships: FigureTable | undefined;
  readonly records: DraftRecords;
}

function measuredOf({ indicator, asOf, ends, district, townships, records }: Reading): Measured {
  const yearOf = (day: Day): YearFigure => {
    const { numerator, denominator, value } = figureOf(indicator, district(day));
    return { year: civilOfDay(day).year, numerator, denominator, value };
  };
  const places = records.places
    .filter(({ kind }) => kind === "township")
    .map(({ code, name }) => {
      const { numerator, denominator } = figureOf(indicator, cellCounts(townships, asOf, code));
      return { code, name: { ...name }, numerator, denominator };
    });
  return {
    indicator: indicator.id,
    direction: indicator.direction,
    multiplier: indicator.multiplier,
    decimals: indicator.decimals,
    asOf: isoOfDay(asOf),
    baseline: yearOf(asOf),
    years: ends.map(yearOf),
    townships: places.filter(({ denominator }) => denominator > 0),
  };
}

async function fromRecords(draft: Draft, sources: DraftSources, records: DraftRecords): Promise<Measured[]> {
  const { jurisdiction, world, today } = records;
  const bound = draft.rows.flatMap(({ indicator }) => sources.indicators.get(indicator ?? "") ?? []);
  const indicators = [...new Set(bound)];
  if (indicators.length === 0) return [];
  const base = baseYearOf(draft.period);
  const first = sources.plans.get(draft.base ?? "")?.from ?? base - YEARS_BACK + 1;
  const asOf = Math.min(dayOfCivil(base, 12, 31), lastEndedQuarter(today));
  const ends = Array.from({ length: Math.max(0, base - first + 1) }, (_, at) => dayOfCivil(first + at, 12, 31)).filter(
    (day) => day <= asOf,
  );
  const measures = measuresOf(indicators);
  const days = [...new Set([...ends, asOf])];
  const [district, townships] = await figureTables(records, [
    { world, measures, days, by: "district", cells: [jurisdiction] },
    { world, measures, days: [asOf], by: "township" },
  ]);
  const here = (day: Day) => cellCounts(district, day, jurisdiction);
  return indicators
    .map((indicator) => measuredOf({ indicator, asOf, ends, district: here, townships, records }))
    .filter(({ baseline }) => baseline.denominator > 0);
}

/** What was handed in for the draft's rows up to its base year. */
async function fromReports(draft: Draft, sources: DraftSources, records: DraftRecords): Promise<Reported[]> {
  const bound = [...new Set(draft.rows.flatMap(({ indicator }) => sources.reported.get(indicator ?? "") ?? []))];
  if (bound.length === 0) return [];
  const { store, jurisdiction, world } = records;
  const where = { jurisdiction, world, subjects: bound.map(({ id }) => id) };
  const figures = await store.reportedFigures(where, { operator: "server", institution: null });
  const base = baseYearOf(draft.period);
  return bound.flatMap((one) => seriesOf(one, figures, base) ?? []);
}

function seriesOf(one: ReportedIndicator, figures: readonly ReportedFigure[], base: number): Reported | null {
  const own = figures.filter(({ subject, withdrawn }) => subject === one.id && !withdrawn);
  const byYear = new Map(own.map((figure) => [civilOfDay(figure.asOf).year, figure]));
  const known = [...byYear.keys()].filter((year) => year <= base).sort((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  const latest = byYear.get(last ?? 0);
  if (first === undefined || last === undefined || latest === undefined) return null;
  const { id, name, unit, direction, multiplier, decimals } = one;
  const { value, numerator, denominator, source, said } = latest;
  return {
    ...{ indicator: id, name: { ...name }, unit, multiplier, decimals },
    direction: direction === "neither" ? null : direction,
    years: Array.from({ length: last - first + 1 }, (_, at) => {
      return { year: first + at, value: byYear.get(first + at)?.value ?? null };
    }),
    last: { year: last, value, numerator, denominator, source, said: isoOfDay(said) },
  };
}

/** Where a draft is made: the district's division code, and the projects of the plan it goes on from. */
export interface DraftPlace {
  readonly jurisdiction: string;
  readonly projects: readonly PricedProject[];
}

/** Gathers what a draft is helped by: figures of the records, other plans, national values, costs. One question to the store. */
export async function evidenceOf(
  draft: Draft,
  sources: DraftSources,
  { records, place }: { readonly records: DraftRecords | null; readonly place: DraftPlace },
): Promise<DraftEvidence> {
  const level = levelOf(place.jurisdiction);
  return {
    measured: records === null ? [] : await fromRecords(draft, sources, records),
    reported: records === null ? [] : await fromReports(draft, sources, records),
    others: othersOf(sources.plans, { base: draft.base, level }),
    references: sources.national.references,
    costs: costsOf(sources, { level, own: place.projects }),
  };
}
