import { civilOfDay, type Day, dayOfCivil } from "@kangyu/fhir";
import type { Actor, ReportedFigure, World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { reported as contract } from "../contract/index.ts";
import { planHead } from "../plan-work/work.ts";
import { Refused } from "../refusals.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { shownReported } from "../views/reported-definition.ts";
import { reportedRow, reportOn, reportTable, shownEntry } from "../views/reported-view.ts";
import { planOf } from "./board.ts";
import { shownRow } from "./reported.ts";

export type Collection = z.infer<typeof contract.collection>;

export interface CollectionQuestion {
  readonly plan: string;
  readonly world: World;
  /** The last year that is over, within the plan, where none is named. */
  readonly year?: number | undefined;
}

const endOf = (year: number): Day => dayOfCivil(year, 12, 31);

/** Years that values may be handed in for: from the year before the plan to the one that runs, newest first. */
function yearsOpen({ from, to }: Pick<PlanFacts, "from" | "to">, today: Day): number[] {
  const last = Math.max(from - 1, Math.min(to, civilOfDay(today).year));
  return Array.from({ length: last - from + 2 }, (_, at) => last - at);
}

function yearAsked(plan: PlanFacts, years: readonly number[], { year }: CollectionQuestion, today: Day): number {
  if (year === undefined) return years.find((one) => endOf(one) <= today) ?? plan.from - 1;
  if (!years.includes(year)) throw new Refused("year-outside-plan", { path: "querystring/year" });
  return year;
}

/** The plan's rows that no record counts, with what was handed in for a year and for the year before. */
export async function collectionAnswer(
  context: Context,
  question: CollectionQuestion,
  actor: Actor,
): Promise<Collection> {
  const plan = await planOf(context, question.plan);
  const today = context.today();
  const years = yearsOpen(plan, today);
  const year = yearAsked(plan, years, question, today);
  const { definitions, district, store } = context;
  const { world } = question;
  const figures = await store.reportedFigures({ jurisdiction: district.jurisdiction, world }, actor);
  const reports = { definitions: definitions.reported, table: reportTable(figures) };
  const rows = plan.rows.filter(({ indicator }) => indicator === null || !definitions.indicators.has(indicator));
  const asOf = endOf(year);
  const items = rows.map((row) => {
    const { subject, definition, report, light, why } = reportedRow({ plan, row, reports, asOf }, year);
    const before = reportOn(reports.table, subject, { asOf: endOf(year - 1), year: year - 1 });
    return {
      subject,
      row: shownRow(row),
      definition: definition === null ? null : shownReported(definition),
      unit: definition?.unit ?? row.unit,
      entry: report === null ? null : shownEntry(report),
      version: versionOn(figures, subject, asOf),
      before: before === null ? null : shownEntry(before),
      ...{ light, why },
    };
  });
  // Two rows may print one indicator; its value is handed in once.
  const once = items.filter(({ subject }, at) => items.findIndex((other) => other.subject === subject) === at);
  return { plan: planHead(plan), world, year, years, counted: plan.rows.length - rows.length, items: once };
}

function versionOn(figures: readonly ReportedFigure[], subject: string, asOf: Day): number {
  return figures.find((one) => one.subject === subject && one.asOf === asOf)?.version ?? 0;
}
