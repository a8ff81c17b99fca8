import type { Text } from "@kangyu/indicators";
import { isPerHead } from "./convert.ts";
import type { Draft, DraftRow } from "./draft.ts";
import type { CostEvidence, CostThing, PricedProject } from "./evidence.ts";

/** What one more of a thing cost in a project that a plan prints, in yuan. */
export interface CostSource {
  readonly plan: string;
  readonly title: Text;
  readonly name: string;
  readonly lines: readonly number[];
  readonly cny: number;
  readonly from: number;
  readonly to: number;
  readonly works: PricedProject["works"];
  /** Yuan for one: at the largest and at the smallest number that the project says. */
  readonly low: number;
  readonly high: number;
  /** Rebuilt rooms are shown and not counted. */
  readonly isCounted: boolean;
}

/** What one more of a thing costs: the district's own figure, or the range of the projects that plans print. */
export interface UnitCost {
  readonly thing: CostThing;
  readonly origin: "own" | "plans";
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** The district's own source; null for a range of projects. */
  readonly source: string | null;
  readonly sources: readonly CostSource[];
}

/** The thing that one more of a row is: by the words of a rate's name, else a person; null where the catalogue has none. */
export function costThingOf(row: Pick<DraftRow, "name" | "unit">, things: readonly CostThing[]): CostThing | null {
  const fits = ({ kind, words }: CostThing) =>
    isPerHead(row) ? words.some((word) => row.name.includes(word)) : kind === "people";
  return things.find(fits) ?? null;
}

/** Under what a draft keeps the district's own cost of a row's thing. */
export function ownCostId(thing: Pick<CostThing, "id" | "kind">, row: Pick<DraftRow, "key">): string {
  return thing.kind === "people" ? `row:${row.key}` : thing.id;
}

function sourcesOf(thing: CostThing, projects: readonly PricedProject[]): CostSource[] {
  return projects.flatMap(({ plan, title, name, lines, cny, works, builds }) =>
    builds
      .filter((built) => built.thing === thing.id && built.from > 0)
      .map(({ from, to }): CostSource => {
        const isCounted = works !== "renovation";
        return { plan, title, name, lines, cny, from, to, works, low: cny / to, high: cny / from, isCounted };
      }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/**
 * What is known of a thing's cost: what the district entered wins; else lowest, median and highest of the projects that
 * plans print with money and size (a project of 800 to 1,000 beds stands with both ends, in the median with its middle).
 * `id` is what the draft keeps its own cost under. Null where neither is there: no cost is made up. What a project's money covers (equipment, land) plans do not say.
 */
export function unitCostOf(
  { thing, id }: { readonly thing: CostThing; readonly id: string },
  draft: Pick<Draft, "costs">,
  { projects }: CostEvidence,
): UnitCost | null {
  const sources = sourcesOf(thing, projects);
  const own = draft.costs.find((cost) => cost.thing === id);
  if (own !== undefined) {
    const { cny, source } = own;
    return { thing, origin: "own", low: cny, median: cny, high: cny, source, sources };
  }
  const counted = sources.filter(({ isCounted }) => isCounted);
  if (counted.length === 0) return null;
  return {
    thing,
    origin: "plans",
    low: Math.min(...counted.map(({ low }) => low)),
    median: median(counted.map(({ cny, from, to }) => cny / ((from + to) / 2))),
    high: Math.max(...counted.map(({ high }) => high)),
    source: null,
    sources,
  };
}

/** Money that a target asks for, in yuan: once, or every year once all are there. */
export interface MoneyAsked extends Omit<UnitCost, "low" | "median" | "high"> {
  readonly unitLow: number;
  readonly unitMedian: number;
  readonly unitHigh: number;
  /** So many more. */
  readonly more: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export function moneyFor(more: number, cost: UnitCost): MoneyAsked {
  const asked = Math.max(0, more);
  const { low, median: middle, high } = cost;
  return {
    ...cost,
    ...{ unitLow: low, unitMedian: middle, unitHigh: high, more: asked },
    ...{ low: asked * low, median: asked * middle, high: asked * high },
  };
}
