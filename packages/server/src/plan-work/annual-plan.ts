import { type Day, dayOfCivil, isoOfDay } from "@kangyu/fhir";
import { pathOf } from "@kangyu/indicators";
import type { TaskWork } from "@kangyu/plan";
import type { Actor, PlanItem, World } from "@kangyu/store";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refusals.ts";
import { type PlanFacts, type PlanRow, pledgeOf, pledgeOfRow } from "../views/pledges.ts";
import { departmentName, projectIn, taskIn } from "../views/work-view.ts";

type Text = { readonly zh: string; readonly en: string };

/** Why a task stands in a year's plan: it ends in it, was to end before it, or goes on after it. */
export type Part = "due" | "carried-over" | "under-way";

export interface AnnualTask {
  readonly part: Part;
  readonly no: string | null;
  readonly title: Text;
  readonly lead: readonly Text[];
  readonly participants: readonly Text[];
  readonly owner: string | null;
  readonly starts: string | null;
  readonly deadline: string | null;
  readonly progress: number;
  readonly indicators: readonly Text[];
}

export interface AnnualProject {
  readonly name: Text;
  readonly stage: string;
  readonly planned: number | null;
  readonly spent: number | null;
  readonly finish: string | null;
}

export interface AnnualRow {
  readonly no: number;
  readonly name: Text;
  readonly unit: string | null;
  /** What the path asks for at the end of the year before and of the year. */
  readonly before: number | null;
  readonly path: number | null;
}

export interface AnnualPlan {
  readonly plan: { readonly id: string; readonly title: Text };
  readonly district: Text;
  readonly year: number;
  readonly madeOn: string;
  readonly simulated: boolean;
  readonly tasks: readonly AnnualTask[];
  readonly projects: readonly AnnualProject[];
  readonly rows: readonly AnnualRow[];
}

interface Year {
  readonly start: Day;
  readonly end: Day;
}

/** Null for what the year has nothing to do with: finished or stopped before it, or beginning after it. */
function partOf(item: PlanItem, { start, end }: Year): Part | null {
  const { state, doneOn, starts, deadline } = taskIn(item);
  if (state === "stopped" || (state === "done" && (doneOn === null || doneOn < start))) return null;
  if (starts !== null && starts > end) return null;
  if (deadline !== null && deadline < start) return "carried-over";
  return deadline !== null && deadline <= end ? "due" : "under-way";
}

const PARTS: readonly Part[] = ["carried-over", "due", "under-way"];

function rowName({ name, nameEn }: PlanRow): Text {
  return { zh: name, en: nameEn ?? name };
}

const ORIGINS: Readonly<Record<NonNullable<TaskWork["origin"]>["kind"], Text>> = {
  own: { zh: "（自行增列）", en: " (added)" },
  heading: { zh: "（取自规划标题）", en: " (from a heading of the plan)" },
};

/** What the plan does not name with departments says where it comes from. */
function titleOf({ title, titleEn, origin }: TaskWork): Text {
  const mark = origin === undefined ? { zh: "", en: "" } : ORIGINS[origin.kind];
  return { zh: title + mark.zh, en: (titleEn ?? title) + mark.en };
}

function taskOf(item: PlanItem, part: Part, { context, plan }: { context: Context; plan: PlanFacts }): AnnualTask {
  const task = taskIn(item);
  const iso = (day: Day | null) => (day === null ? null : isoOfDay(day));
  const named = (ids: readonly string[]) => ids.map((id) => departmentName(context.following.register, id));
  return {
    part,
    no: task.no,
    title: titleOf(task),
    lead: named(task.lead),
    participants: named(task.participants),
    owner: task.owner,
    starts: iso(task.starts),
    deadline: iso(task.deadline),
    progress: task.progress,
    indicators: plan.rows.filter(({ key }) => task.indicators.includes(key)).map(rowName),
  };
}

function projectOf(item: PlanItem, year: number): AnnualProject[] {
  const project = projectIn(item);
  const money = project.money.find((one) => one.year === year);
  if (money === undefined) return [];
  const finish = project.finish.actual ?? project.finish.planned;
  return [
    {
      name: { zh: project.name, en: project.nameEn ?? project.name },
      stage: project.stage,
      planned: money.planned,
      spent: money.spent,
      finish: finish === null ? null : isoOfDay(finish),
    },
  ];
}

function rowOf(row: PlanRow, { context, plan, year }: { context: Context; plan: PlanFacts; year: Year }): AnnualRow[] {
  const indicator = context.definitions.indicators.get(row.indicator ?? "");
  const pledge = indicator === undefined ? pledgeOfRow(plan, row) : pledgeOf(plan, row, indicator);
  if (pledge === null) return [];
  const on = (day: Day) => {
    const path = pathOf(pledge, day);
    return path.ok ? path.value : null;
  };
  const [before, path] = [on(year.start - 1), on(year.end)];
  return path === null ? [] : [{ no: row.no, name: rowName(row), unit: row.unit, before, path }];
}

export interface AnnualQuestion {
  readonly plan: string;
  readonly year: number;
  readonly world: World;
}

/** The work plan of one year, made from the tree of tasks, the projects' money and the path of every indicator. */
export async function annualPlan(
  context: Context,
  { plan: id, year, world }: AnnualQuestion,
  actor: Actor,
): Promise<AnnualPlan> {
  const plan = await planOf(context, id);
  if (year < plan.from || year > plan.to) throw new Refused("year-outside-plan", { path: "querystring/year" });
  const days = { start: dayOfCivil(year, 1, 1), end: dayOfCivil(year, 12, 31) };
  const [tasks, projects] = await Promise.all([
    context.store.planItems("task", id, actor),
    context.store.planItems("project", id, actor),
  ]);
  const chosen = tasks.flatMap((item) => {
    const part = partOf(item, days);
    return part === null ? [] : [taskOf(item, part, { context, plan })];
  });
  return {
    plan: { id, title: plan.title },
    district: context.district.name,
    year,
    madeOn: isoOfDay(context.today()),
    simulated: plan.simulated || world === "simulated",
    tasks: PARTS.flatMap((part) => chosen.filter((task) => task.part === part)),
    projects: projects.flatMap((item) => projectOf(item, year)),
    rows: plan.rows.flatMap((row) => rowOf(row, { context, plan, year: days })),
  };
}
