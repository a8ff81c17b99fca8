import { civilOfDay, type Day, dayOfCivil, isoOfDay } from "@kangyu/fhir";
import { forecast, type Pledge, pathOf } from "@kangyu/indicators";
import type { Actor, ReportedFigure, World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { reported as contract } from "../contract/index.ts";
import { planHead } from "../plan-work/work.ts";
import { shownAmount } from "../views/board-view.ts";
import { inUnitOfIndicator, type PlanRow, pledgeOfReported } from "../views/pledges.ts";
import { shownReported } from "../views/reported-definition.ts";
import { judgeReport, notHandedIn, reportOn, reportTable, shownEntry } from "../views/reported-view.ts";
import { type Subject, subjectNamed } from "./subject.ts";

export type ReportedPage = z.infer<typeof contract.page>;

export interface PageQuestion {
  readonly subject: string;
  readonly plan?: string | undefined;
  readonly world: World;
}

/** Years shown where no plan is named. */
const YEARS_WITHOUT_PLAN = 5;
const endOf = (year: number): Day => dayOfCivil(year, 12, 31);

const NOTHING = { code: "not-handed-in", text: { zh: "尚未上报", en: "Not handed in yet" } };
const NO_PLAN = { code: "no-target", text: { zh: "规划没有给出目标", en: "The plan names no target" } };

export function shownRow({ key, no, name, nameEn, unit, domain, domainEn }: PlanRow) {
  return { key, no, name, nameEn, unit, domain, domainEn };
}

/** The pledge in the unit in which values are handed in; null without a row or a direction. */
function pledgeFor({ plan, row, definition }: Subject): Pledge | null {
  if (plan === null || row === null) return null;
  const pledge = pledgeOfReported(plan, row, definition);
  return pledge === null || definition === null ? pledge : inUnitOfIndicator(pledge, row);
}

interface Held {
  readonly subject: Subject;
  readonly pledge: Pledge | null;
  readonly asOf: Day;
}

function judged(report: ReportedFigure | null, { subject, pledge, asOf }: Held) {
  const { definition } = subject;
  if (report === null) {
    const why = definition === null ? NOTHING : notHandedIn(definition);
    const path = pledge === null ? null : pathOf(pledge, asOf);
    return { light: "not-measured" as const, path: path?.ok ? path.value : null, why };
  }
  if (pledge === null) return { light: "cannot-tell" as const, path: null, why: NO_PLAN };
  return judgeReport({ report, value: report.value, definition }, pledge, asOf);
}

function yearsOf({ subject: { plan }, asOf }: Held, figures: readonly ReportedFigure[]): number[] {
  const own = figures.map((one) => civilOfDay(one.asOf).year);
  const last = civilOfDay(asOf).year;
  const first = Math.min(plan === null ? last - YEARS_WITHOUT_PLAN : plan.from - 1, ...own);
  const until = Math.max(plan?.to ?? first, ...own);
  return Array.from({ length: until - first + 1 }, (_, at) => first + at);
}

function seriesOf(held: Held, figures: readonly ReportedFigure[], subject: string): ReportedPage["series"] {
  const table = reportTable(figures);
  return yearsOf(held, figures).map((year) => {
    const report = reportOn(table, subject, { asOf: endOf(year), year });
    const path = held.pledge === null ? null : pathOf(held.pledge, endOf(year));
    const light = report === null ? ("not-measured" as const) : judged(report, { ...held, asOf: endOf(year) }).light;
    return { year, value: report?.value ?? null, path: path?.ok ? path.value : null, light };
  });
}

/** By the same forecast as counted indicators: over the values of whole years, up to the plan's end. */
function forecastOf(series: ReportedPage["series"], lastYear: number | null): ReportedPage["forecast"] {
  const last = series.findLast(({ value }) => value !== null)?.year ?? null;
  const known = series.filter(({ year }) => last !== null && year <= last);
  const steps = last === null ? 1 : Math.min(10, Math.max((lastYear ?? last) - last, 1));
  const found = forecast(
    known.map(({ value }) => value),
    steps,
  );
  if (!found.ok || last === null) {
    const why = found.ok ? NOTHING : { code: found.why.code, text: { ...found.why.text } };
    return { points: [], backtestError: null, why };
  }
  const points = found.points.map(({ value, low, high }, at) => {
    return { day: isoOfDay(endOf(last + at + 1)), value, low, high };
  });
  return { points, backtestError: found.backtestError, why: null };
}

/** Everything handed in for a subject: values by year against the plan's path, forecast, and every version with who and why. */
export async function reportedAnswer(context: Context, question: PageQuestion, actor: Actor): Promise<ReportedPage> {
  const subject = await subjectNamed(context, question.subject, question.plan);
  const { plan, row, definition } = subject;
  const { world } = question;
  const { jurisdiction } = context.district;
  const history = await context.store.reportedHistory({ jurisdiction, world, subject: question.subject }, actor);
  const standing = history.filter((one, at) => one.asOf !== history[at - 1]?.asOf);
  const asOf = context.today();
  const pledge = pledgeFor(subject);
  const held: Held = { subject, pledge, asOf };
  const table = reportTable(standing);
  const latest = reportOn(table, question.subject, { asOf });
  const series = seriesOf(
    held,
    standing.filter((one) => !one.withdrawn),
    question.subject,
  );
  return {
    subject: question.subject,
    plan: plan === null ? null : planHead(plan),
    row: row === null ? null : shownRow(row),
    definition: definition === null ? null : shownReported(definition),
    unit: definition?.unit ?? row?.unit ?? null,
    direction: pledge?.direction ?? null,
    world,
    asOf: isoOfDay(asOf),
    standing: latest === null ? null : shownEntry(latest),
    ...judged(latest, held),
    baseline: pledge?.baseline == null ? null : shownAmount(pledge.baseline),
    targets: pledge === null ? [] : pledge.targets.map(shownAmount),
    series,
    forecast: forecastOf(series, plan?.to ?? null),
    history: [...history].sort((a, b) => b.asOf - a.asOf || b.version - a.version).map(shownEntry),
  };
}
