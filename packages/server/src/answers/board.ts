import { isoOfDay } from "@kangyu/fhir";
import type { Indicator } from "@kangyu/indicators";
import type { World } from "@kangyu/store";
import type { Context } from "../context.ts";
import { asOfDay } from "../days.ts";
import { Refused } from "../refusals.ts";
import { type Board, boardOf } from "../views/board-view.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { quarterEnds } from "../views/quarters.ts";
import { shownReported } from "../views/reported-definition.ts";
import { type Definition as WorkbookDefinition, workbookOf } from "../views/workbook.ts";
import type { Language } from "../views/workbook-words.ts";
import { shownDefinition } from "./definition.ts";
import { cellCounts, figureTables, measuresOf } from "./figures.ts";
import { followedPlan } from "./followed-plans.ts";
import { reportsFor } from "./reports.ts";

export interface BoardQuestion {
  readonly plan: string;
  readonly asOf?: string | undefined;
  readonly world: World;
}

/** The plan of that id, of the catalogue or a document that the district follows; refuses with `unknown-plan`. */
export async function planOf(context: Context, id: string): Promise<PlanFacts> {
  const plan = context.definitions.plans.get(id) ?? (await followedPlan(context, id));
  if (plan === null) throw new Refused("unknown-plan");
  return plan;
}

function boundIndicators(context: Context, plan: PlanFacts): Map<string, Indicator> {
  const bound = new Map<string, Indicator>();
  for (const { indicator } of plan.rows) {
    const found = indicator === null ? undefined : context.definitions.indicators.get(indicator);
    if (found !== undefined) bound.set(found.id, found);
  }
  return bound;
}

/** The board of a plan as of a day, with one question to the store. */
export async function boardAnswer(context: Context, question: BoardQuestion): Promise<Board> {
  const plan = await planOf(context, question.plan);
  const today = context.today();
  const asOf = asOfDay(question.asOf, today);
  const indicators = boundIndicators(context, plan);
  const measures = measuresOf(indicators.values());
  const { jurisdiction } = context.district;
  const [[table = new Map()], lastFact, reports] = await Promise.all([
    figureTables(context, [{ world: question.world, measures, days: [asOf], by: "district", cells: [jurisdiction] }]),
    context.factDays.lastOn(question.world, asOf),
    reportsFor(context, question.world),
  ]);
  const quarters = quarterEnds(plan.from, today);
  return boardOf({
    plan,
    world: question.world,
    asOf,
    quarters,
    indicators,
    counts: cellCounts(table, asOf, jurisdiction),
    lastFact,
    reports,
  });
}

/** The definitions by which values of the plan are handed in, as the sheet of definitions prints them. */
function reportedDefinitions({ definitions }: Context, { rows }: PlanFacts): WorkbookDefinition[] {
  const ids = [...new Set(rows.map(({ indicator }) => indicator ?? ""))];
  return ids
    .flatMap((id) => definitions.reported.get(id) ?? [])
    .map((one) => {
      const { id, version, name, unit, numerator, denominator, period, system, source } = shownReported(one);
      const shown = { id, version, name, unit, numerator, denominator: denominator ?? { zh: "", en: "" }, period };
      return { ...shown, attribution: system, source, localChoices: [] };
    });
}

/** The same board as the bytes of an .xlsx, with a file name that holds its day and whether it is simulated. */
export async function workbookAnswer(
  context: Context,
  question: BoardQuestion,
  language: Language,
): Promise<{ readonly bytes: Buffer; readonly name: string }> {
  const board = await boardAnswer(context, question);
  const plan = await planOf(context, question.plan);
  const counted = [...boundIndicators(context, plan).values()].map((one) => shownDefinition(context, one));
  const definitions = [...counted, ...reportedDefinitions(context, plan)];
  const bytes = await workbookOf({ board, definitions, district: context.district.name, language });
  const label = question.world === "simulated" ? "-simulated" : "";
  return { bytes, name: `${question.plan}-${isoOfDay(asOfDay(question.asOf, context.today()))}${label}.xlsx` };
}
