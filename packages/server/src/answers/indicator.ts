import { civilOfDay, type Day } from "@kangyu/fhir";
import type { Indicator, Pledge } from "@kangyu/indicators";
import type { World } from "@kangyu/store";
import type { Context } from "../context.ts";
import { asOfDay } from "../days.ts";
import { Refused } from "../refusals.ts";
import type { RegisterView } from "../registers.ts";
import { type Cell, type IndicatorPage, indicatorPageOf } from "../views/indicator-view.ts";
import { noPledge, type PlanFacts, pledgeOf } from "../views/pledges.ts";
import { quarterEnds } from "../views/quarters.ts";
import { planOf } from "./board.ts";
import { shownDefinition } from "./definition.ts";
import { cellCounts, type FigureTable, figureTables, measuresOf } from "./figures.ts";

export interface IndicatorQuestion {
  readonly indicator: string;
  readonly plan?: string | undefined;
  readonly asOf?: string | undefined;
  readonly world: World;
}

/** Years shown when no plan is named. */
const YEARS_WITHOUT_PLAN = 5;

export function indicatorOf(context: Context, id: string): Indicator {
  const indicator = context.definitions.indicators.get(id);
  if (indicator === undefined) throw new Refused("unknown-indicator");
  return indicator;
}

function pledgeFor(plan: PlanFacts | null, indicator: Indicator): Pledge {
  const row = plan?.rows.find((one) => one.indicator === indicator.id);
  return plan !== null && row !== undefined ? pledgeOf(plan, row, indicator) : noPledge(plan, indicator);
}

function placeCells(
  table: FigureTable | undefined,
  day: Day,
  registers: RegisterView,
  kind: "township" | "village",
): Cell[] {
  return registers.places
    .filter((place) => place.kind === kind)
    .map(({ code, name }) => ({ code, name, place: code, counts: cellCounts(table, day, code) }));
}

function institutionCells(table: FigureTable | undefined, day: Day, registers: RegisterView): Cell[] {
  return registers.institutions.map(({ id, name, place }) => {
    return { code: id, name, place, counts: cellCounts(table, day, id) };
  });
}

/** One indicator on a day: series, forecast, townships, villages and institutions; one question to the store. */
export async function indicatorAnswer(context: Context, question: IndicatorQuestion): Promise<IndicatorPage> {
  const indicator = indicatorOf(context, question.indicator);
  const plan = question.plan === undefined ? null : await planOf(context, question.plan);
  const asOf = asOfDay(question.asOf, context.today());
  const { world } = question;
  const measures = measuresOf([indicator]);
  const firstYear = plan?.from ?? yearsBefore(asOf);
  const quarters = quarterEnds(firstYear, asOf);
  const days = [...new Set([...quarters, asOf])];
  const here = { world, measures, days: [asOf] };
  const { jurisdiction } = context.district;
  const [[district, townships, villages, institutions], lastFact, registers] = await Promise.all([
    figureTables(context, [
      { world, measures, days, by: "district", cells: [jurisdiction] },
      { ...here, by: "township" },
      { ...here, by: "village" },
      { ...here, by: "institution" },
    ]),
    context.factDays.lastOn(world, asOf),
    context.registers.view(),
  ]);
  const countsOn = (day: Day) => cellCounts(district, day, jurisdiction);
  return indicatorPageOf({
    definition: shownDefinition(context, indicator),
    indicator,
    pledge: pledgeFor(plan, indicator),
    world,
    asOf,
    lastFact: lastFact(indicator.programme),
    counts: countsOn(asOf),
    quarters: quarters.map((day) => ({ day, counts: countsOn(day) })),
    townships: placeCells(townships, asOf, registers, "township"),
    villages: placeCells(villages, asOf, registers, "village"),
    institutions: institutionCells(institutions, asOf, registers),
  });
}

function yearsBefore(asOf: Day): number {
  return civilOfDay(asOf).year - YEARS_WITHOUT_PLAN + 1;
}
