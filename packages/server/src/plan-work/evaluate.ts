import { civilOfDay, type Day, dayOfCivil, isoOfDay } from "@kangyu/fhir";
import { finalTarget, type Indicator, levelOf, lightOfReported, type Pledge, pathOf } from "@kangyu/indicators";
import { departmentCards, leaderCards, planTotal, type Score, scoreIndicator, totalOf } from "@kangyu/plan";
import type { Actor, World } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import { shownDefinition } from "../answers/definition.ts";
import { cellCounts, type FigureTable, figureTables, measuresOf } from "../answers/figures.ts";
import { reportsFor } from "../answers/reports.ts";
import type { Context } from "../context.ts";
import type { planEvaluation } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { boardOf, shownAmount } from "../views/board-view.ts";
import { type PlanFacts, type PlanRow, pledgeOf, pledgeOfReported } from "../views/pledges.ts";
import { lastEndedQuarter } from "../views/quarters.ts";
import { shownReported } from "../views/reported-definition.ts";
import { type ReportedRow, type Reports, reportedRow } from "../views/reported-view.ts";
import { evaluatedWork } from "./evaluated-work.ts";
import { explanationsOf } from "./explain.ts";
import { reportedExplanations } from "./explain-reported.ts";
import { planHead } from "./work.ts";

export type Evaluated = z.infer<typeof planEvaluation.evaluated>;
export type EvaluationRow = Evaluated["rows"][number];
export type Remarks = z.infer<typeof planEvaluation.remarks>;
export type Reading = Remarks["reading"];
type Kind = Evaluated["kind"];

export interface EvaluationQuestion {
  readonly plan: string;
  readonly kind: Kind;
  readonly year: number;
  readonly world: World;
  readonly reported: Remarks["reported"];
  /** How tasks and projects are read: as they were reported for the year, unless asked as they are known now. */
  readonly reading?: Reading;
}

const endOf = (year: number): Day => dayOfCivil(year, 12, 31);

/** The day an evaluation of a year is about: its end, or the last ended quarter of a year that is not over. */
function asOfYear(plan: PlanFacts, { kind, year }: EvaluationQuestion, today: Day): Day {
  if (year < plan.from || year > plan.to) throw new Refused("year-outside-plan", { path: "body/year" });
  if (kind === "final" && year !== plan.to) throw new Refused("year-outside-plan", { path: "body/year" });
  const asOf = Math.min(endOf(year), lastEndedQuarter(today));
  if (civilOfDay(asOf).year < year) throw new Refused("day-in-future", { path: "body/year" });
  return asOf;
}

interface Figures {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Ends of the plan's years up to the one evaluated, the last its own day. */
  readonly days: readonly Day[];
  readonly district: FigureTable | undefined;
  readonly lastFact: (programme: string | null) => Day | null;
  /** What was handed in where no record counts. */
  readonly reports: Reports;
}

async function figuresFor(context: Context, plan: PlanFacts, about: { world: World; asOf: Day }): Promise<Figures> {
  const indicators = new Map<string, Indicator>();
  for (const { indicator } of plan.rows) {
    const found = indicator === null ? undefined : context.definitions.indicators.get(indicator);
    if (found !== undefined) indicators.set(found.id, found);
  }
  const { asOf, world } = about;
  const last = civilOfDay(asOf).year;
  const years = Array.from({ length: last - plan.from + 1 }, (_, index) => plan.from - 1 + index);
  const days = [...years.map(endOf), asOf];
  const measures = measuresOf(indicators.values());
  const [[district], lastFact, reports] = await Promise.all([
    figureTables(context, [{ world, measures, days, by: "district", cells: [context.district.jurisdiction] }]),
    context.factDays.lastOn(world, asOf),
    reportsFor(context, world),
  ]);
  return { indicators, days, district, lastFact, reports };
}

interface RowInput {
  readonly plan: PlanFacts;
  readonly row: PlanRow;
  readonly context: Context;
  readonly figures: Figures;
  readonly asOf: Day;
  readonly world: World;
  readonly reported: Remarks["reported"];
}

function boardRowOf({ plan, row, context, figures, world }: RowInput, day: Day) {
  const { indicators, district, lastFact, reports } = figures;
  const counts = cellCounts(district, day, context.district.jurisdiction);
  const one = { ...plan, rows: [row] };
  return boardOf({ plan: one, world, asOf: day, quarters: [], indicators, counts, lastFact, reports }).rows[0];
}

/** A value that this evaluation sets itself, over what stands in the district's table; only where no record counts. */
function ownJudgement(own: Handed, pledge: Pledge, asOf: Day): Pick<ReportedRow, "light" | "path" | "why"> {
  const none = { numerator: null, denominator: null, multiplier: null };
  const judged = lightOfReported({ ...none, value: own.value, pledge, asOf, about: asOf, collection: "routine" });
  return { path: judged.path, light: judged.light, why: { code: judged.why.code, text: { ...judged.why.text } } };
}

/** What was handed in for a row: a year that is over is judged by its own value, never by an older one. */
function handedOn({ plan, row, figures }: RowInput, day: Day): ReportedRow {
  const year = civilOfDay(day).year;
  return reportedRow({ plan, row, reports: figures.reports, asOf: day }, day === endOf(year) ? year : undefined);
}

/** One row with its figure from the records, or the value that somebody handed in where no record gives one. */
function rowOf(input: RowInput): Omit<EvaluationRow, "score" | "explanation"> {
  const { plan, row, figures, asOf } = input;
  const found = boardRowOf(input, asOf);
  if (found === undefined) throw new Error("a board of one row has one row");
  const indicator = found.indicator === null ? undefined : figures.indicators.get(found.indicator);
  const standing = indicator === undefined ? handedOn(input, asOf) : null;
  const pledge =
    indicator === undefined
      ? pledgeOfReported(plan, row, standing?.definition ?? null)
      : pledgeOf(plan, row, indicator);
  const own = standing === null || pledge === null ? null : (input.reported[row.key] ?? null);
  const judged = own === null || pledge === null ? (standing ?? found) : ownJudgement(own, pledge, asOf);
  const target = pledge === null ? null : finalTarget(pledge);
  const pathOn = (day: Day) => {
    const path = pledge === null ? null : pathOf(pledge, day);
    return path?.ok ? path.value : null;
  };
  const handed = own ?? handedIn(standing);
  const valueOn = (day: Day) =>
    indicator === undefined ? handedOn(input, day).value : (boardRowOf(input, day)?.actual?.value ?? null);
  const [beforeDay, ...yearDays] = figures.days;
  const years = yearDays.map((day) => ({
    year: civilOfDay(day).year,
    value: day === asOf && handed !== null ? handed.value : valueOn(day),
    path: pathOn(day),
  }));
  const { no, key, domain, domainEn, name, nameEn, unit, property, baseline } = found;
  return {
    ...{ no, key, domain, domainEn, name, nameEn, unit, property, baseline },
    direction: found.direction,
    target: target === null ? null : shownAmount(target),
    path: judged.path ?? pathOn(asOf),
    value: handed?.value ?? found.actual?.value ?? null,
    figure: found.actual,
    reported: handed,
    before: years.at(-2)?.value ?? (beforeDay === undefined ? null : valueOn(beforeDay)),
    years,
    light: judged.light,
    why: judged.why,
    definition: indicator === undefined ? null : versionOf(indicator),
    reportedBy: standing?.definition == null ? null : versionOf(standing.definition),
  };
}

const versionOf = ({ id, version }: { readonly id: string; readonly version: string }) => ({ id, version });

type Handed = NonNullable<EvaluationRow["reported"]>;

function handedIn(row: ReportedRow | null): Handed | null {
  if (row === null || row.report === null || row.value === null) return null;
  return { value: row.value, source: row.report.source, day: isoOfDay(row.report.said) };
}

function scoreOf(row: Omit<EvaluationRow, "score" | "explanation">, context: Context): Score {
  const direction = row.direction ?? "up";
  const baseline = typeof row.baseline?.value === "number" ? row.baseline.value : null;
  const target = row.target === null ? null : levelOf(row.target, direction, baseline);
  const { key, property, light, value, path } = row;
  return scoreIndicator({ key, property, light, value, baseline, path, target, direction }, context.following.scoring);
}

function rulesOf({ following: { scoring } }: Context): Evaluated["rules"] {
  const { id, version, source, title, words } = scoring;
  return { id, version, source, title: { ...title }, words: words.map((one) => ({ ...one })) };
}

/** Definitions that the rows' values are handed in by, each once. */
function reportedIn(rows: readonly Pick<EvaluationRow, "reportedBy">[], { definitions }: Reports) {
  const ids = new Set(rows.flatMap(({ reportedBy }) => reportedBy?.id ?? []));
  return [...ids].flatMap((id) => definitions.get(id) ?? []).map(shownReported);
}

/** The whole evaluation of a plan for a year, by the records, the tasks and the rules as they stand now. */
export async function evaluate(context: Context, question: EvaluationQuestion, actor: Actor): Promise<Evaluated> {
  const plan = await planOf(context, question.plan);
  const { world, year, kind, reported } = question;
  const asOf = asOfYear(plan, question, context.today());
  const [figures, done] = await Promise.all([
    figuresFor(context, plan, { world, asOf }),
    evaluatedWork(context, { plan, asOf, year, world, reading: question.reading ?? "then" }, actor),
  ]);
  const rows = plan.rows.map((row) => rowOf({ plan, row, context, figures, asOf, world, reported }));
  const [counted, registers] = await Promise.all([
    explanationsOf(context, { rows, indicators: figures.indicators, world, asOf }, actor),
    context.registers.view(),
  ]);
  const handed = reportedExplanations({ plan, rows, reports: figures.reports, own: reported, asOf, registers });
  const explained = new Map([...counted, ...handed]);
  const scored = rows.map((row) => ({
    ...row,
    score: scoreOf(row, context),
    explanation: explained.get(row.key) ?? null,
  }));
  const rules = context.following.scoring;
  const { tasks, projects } = done;
  const work = { tasks, projects, rows: scored, register: context.following.register, rules };
  const points = (list: readonly { readonly score: Score }[]) => totalOf(list.map(({ score }) => score));
  const parts = { indicators: points(scored), tasks: points(tasks), projects: points(projects) };
  const totals = planTotal(parts, rules);
  const shownRows = scored.map((row) => ({ ...row, score: { ...row.score, how: { ...row.score.how } } }));
  return {
    plan: planHead(plan),
    district: { ...context.district.name },
    ...{ kind, year, asOf: isoOfDay(asOf), world, simulated: plan.simulated || world === "simulated" },
    provisional: asOf < endOf(year),
    computedOn: isoOfDay(context.today()),
    rules: rulesOf(context),
    rows: shownRows,
    ...done.shown,
    departments: departmentCards(work).map((card) => ({ ...card, name: { ...card.name } })),
    leaders: leaderCards(work).map((card) => ({ ...card, name: { ...card.name } })),
    totals: {
      ...totals,
      grade: totals.grade === null ? null : { code: totals.grade.code, name: { ...totals.grade.name } },
    },
    definitions: [...figures.indicators.values()].map((one) => shownDefinition(context, one)),
    reportedDefinitions: reportedIn(shownRows, figures.reports),
  };
}
