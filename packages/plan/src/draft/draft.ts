import type { Direction, Text } from "@kangyu/indicators";
import type { Amount, Period, Property } from "../plan.ts";

/** A baseline that no record gives: typed by the planner, or printed in the earlier plan. */
export interface GivenBaseline {
  readonly origin: "typed" | "printed";
  /** As it is to be printed, e.g. `78.3` or `<4`. */
  readonly raw: string;
  readonly year: number;
  /** What the figure was counted from, where it is known. */
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** One row of a plan that is being drafted. Targets are kept as typed: `≥70`, `<12`, `持续提升`, empty while undecided. */
export interface DraftRow {
  readonly key: string;
  readonly domain: string | null;
  readonly domainEn: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string | null;
  readonly property: Property | null;
  /** Whether more is better; null where nobody said. */
  readonly direction: Direction | null;
  /** Id of the catalogue indicator that it is measured by; null where no record gives its figure. */
  readonly indicator: string | null;
  /** Null: from the records, where it is bound to an indicator. */
  readonly baseline: GivenBaseline | null;
  /** What the earlier plan printed of it. */
  readonly former: { readonly baseline: Amount | null; readonly targets: readonly Amount[] } | null;
  readonly mid: string;
  readonly target: string;
}

/** Residents at the end of the base year and, where somebody has said so, at the end of the plan. */
export interface Population {
  readonly now: number;
  readonly later: number | null;
}

/** What one more of a thing costs, in yuan, as the district itself says with its source. */
export interface OwnCost {
  /** Id of a thing of the catalogue, or `row:` and the key of a row for one more person served by it. */
  readonly thing: string;
  readonly cny: number;
  readonly source: string;
}

/** Money that the district has for the plan's years, in yuan. */
export interface Budget {
  readonly cny: number;
  readonly source: string;
}

/** The indicator table of the next plan, as far as it is decided. */
export interface Draft {
  readonly title: Text;
  readonly period: Period;
  /** Year of the mid-term targets. */
  readonly mid: number;
  /** Id of the plan that the rows were taken from; null where they come from the catalogue. */
  readonly base: string | null;
  readonly population: Population | null;
  /** The district's own unit costs; they win over what the projects of plans say. */
  readonly costs: readonly OwnCost[];
  readonly budget: Budget | null;
  readonly rows: readonly DraftRow[];
}

/** Mid-term targets stand at the end of the plan's second year. Local choice. */
export function midYearOf(period: Period): number {
  return Math.min(period.from + 1, period.to);
}

/** The year whose end is the baseline: the one before the plan begins. */
export function baseYearOf(period: Period): number {
  return period.from - 1;
}
