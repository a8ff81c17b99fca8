import { civilOfDay, type Day, dayOfCivil, isoOfDay } from "@kangyu/fhir";
import { figureOf, forecast, type Indicator, type Pledge, pathOf } from "@kangyu/indicators";
import type { z } from "zod";
import type { board, indicator as contract } from "../contract/index.ts";
import { shownAmount } from "./board-view.ts";
import { type CellCounts, judge, shownFigure } from "./judge.ts";

export type IndicatorPage = z.infer<typeof contract.indicator>;
export type Definition = z.infer<typeof contract.definition>;
type Part = z.infer<typeof contract.part>;

/** A place or an institution with its counts on the day. */
export interface Cell {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly place: string | null;
  readonly counts: CellCounts;
}

export interface IndicatorInput {
  readonly definition: Definition;
  readonly indicator: Indicator;
  readonly pledge: Pledge;
  readonly world: z.infer<typeof board.world>;
  readonly asOf: Day;
  readonly lastFact: Day | null;
  readonly counts: CellCounts;
  /** The district's counts at the ends of quarters, oldest first, up to `asOf`. */
  readonly quarters: readonly { readonly day: Day; readonly counts: CellCounts }[];
  readonly townships: readonly Cell[];
  readonly villages: readonly Cell[];
  readonly institutions: readonly Cell[];
}

/** Years that a forecast looks ahead at least, so that a plan in its last year still shows where things go. */
const FEWEST_STEPS = 1;

function partOf(cell: Cell, input: IndicatorInput): Part {
  const { indicator, pledge, asOf, lastFact } = input;
  const { figure, light, why } = judge({ indicator, pledge, counts: cell.counts, asOf, lastFact });
  return { code: cell.code, name: { ...cell.name }, place: cell.place, figure, light, why };
}

/** Cells where somebody is in the denominator; a place where nobody counts has nothing to show. */
function partsOf(cells: readonly Cell[], input: IndicatorInput): Part[] {
  return cells
    .map((cell) => partOf(cell, input))
    .filter((part) => part.figure.in + part.figure.out + part.figure.unknown > 0);
}

function seriesOf({ indicator, pledge, quarters }: IndicatorInput): IndicatorPage["series"] {
  return quarters.map(({ day, counts }) => {
    const path = pathOf(pledge, day);
    return { day: isoOfDay(day), figure: shownFigure(figureOf(indicator, counts)), path: path.ok ? path.value : null };
  });
}

/** Only whole years are compared: a yearly figure grows through its year, so its quarters are no trend. */
function forecastOf({ indicator, pledge, quarters, asOf }: IndicatorInput): IndicatorPage["forecast"] {
  const ends = quarters.filter(({ day }) => civilOfDay(day + 1).month === 1 && civilOfDay(day + 1).date === 1);
  const lastYear = civilOfDay(ends.at(-1)?.day ?? asOf).year;
  const steps = Math.max(pledge.lastYear - lastYear, FEWEST_STEPS);
  const values = ends.map(({ counts }) => figureOf(indicator, counts).value);
  const found = forecast(values, Math.min(steps, 10));
  if (!found.ok) return { points: [], backtestError: null, why: { code: found.why.code, text: { ...found.why.text } } };
  const points = found.points.map(({ value, low, high }, index) => ({
    day: isoOfDay(dayOfCivil(lastYear + index + 1, 12, 31)),
    value,
    low,
    high,
  }));
  return { points, backtestError: found.backtestError, why: null };
}

/** One indicator: its figure, light and path on a day, how it came there, where it goes, and where in the district. */
export function indicatorPageOf(input: IndicatorInput): IndicatorPage {
  const { definition, indicator, pledge, world, asOf, counts, lastFact } = input;
  const { figure, light, why, path } = judge({ indicator, pledge, counts, asOf, lastFact });
  return {
    definition,
    world,
    asOf: isoOfDay(asOf),
    figure,
    light,
    why,
    path,
    baseline: pledge.baseline === null ? null : shownAmount(pledge.baseline),
    targets: pledge.targets.map(shownAmount),
    series: seriesOf(input),
    forecast: forecastOf(input),
    townships: partsOf(input.townships, input),
    villages: partsOf(input.villages, input),
    institutions: partsOf(input.institutions, input),
  };
}
