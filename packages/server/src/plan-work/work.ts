import { isoOfDay } from "@kangyu/fhir";
import type { ProjectWork, TaskStanding, TaskWork } from "@kangyu/plan";
import type { Actor, NewPlanItem, PlanItem, PlanItemKind, World } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import type { planWork } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import type { PlanFacts } from "../views/pledges.ts";
import {
  projectIn,
  type ShownProject,
  type ShownTask,
  shownDepartments,
  shownProject,
  shownTask,
  taskIn,
} from "../views/work-view.ts";
import { effectsOf } from "./effects.ts";
import type { Work } from "./following.ts";
import { workOfPlan } from "./work-of-plan.ts";

const STANDINGS = ["planned", "running", "late", "done", "done-late", "stopped"] as const;

/** A plan's work belongs to the plan's own world. */
export function worldOfPlan(plan: PlanFacts): World {
  return plan.simulated ? "simulated" : "real";
}

export function planHead({ id, title, from, to }: PlanFacts) {
  return { id, title: { ...title }, from, to };
}

function rowsOf(plan: PlanFacts) {
  return plan.rows.map(({ key, no, name, nameEn }) => ({ key, no, name, nameEn }));
}

/** What a take-over would still bring: what has the same name as what is there already is taken for it. */
function offeredBy(work: Work, tasks: readonly PlanItem[], projects: readonly PlanItem[]): Work {
  const titles = new Set(tasks.map((item) => taskIn(item).title));
  const names = new Set(projects.map((item) => projectIn(item).name));
  return {
    tasks: work.tasks.filter(({ title }) => !titles.has(title)),
    projects: work.projects.filter(({ name }) => !names.has(name)),
  };
}

interface Items {
  readonly tasks: readonly PlanItem[];
  readonly projects: readonly PlanItem[];
}

async function offer(context: Context, plan: PlanFacts, items: Items) {
  const { tasks, projects } = offeredBy(await workOfPlan(context, plan), items.tasks, items.projects);
  return { tasks: tasks.length, projects: projects.length };
}

async function itemsOf(context: Context, plan: string, actor: Actor) {
  const [tasks, projects] = await Promise.all([
    context.store.planItems("task", plan, actor),
    context.store.planItems("project", plan, actor),
  ]);
  return { tasks, projects };
}

export interface TasksQuestion {
  readonly plan: string;
  readonly department?: string | undefined;
  readonly standing?: TaskStanding | undefined;
  /** Only with a deadline up to this ISO day. */
  readonly until?: string | undefined;
}

const inOrder = (a: ShownTask, b: ShownTask) => (a.id < b.id ? -1 : 1);

/** Tasks of a plan with where they stand today; counts are of the whole plan. */
export async function tasksAnswer(
  context: Context,
  question: TasksQuestion,
  actor: Actor,
): Promise<z.infer<typeof planWork.tasks>> {
  const plan = await planOf(context, question.plan);
  const items = await itemsOf(context, plan.id, actor);
  const today = context.today();
  const shown = items.tasks.map((item) => shownTask(item, today)).sort(inOrder);
  const { department, standing, until } = question;
  const wanted = shown.filter(
    (task) =>
      (department === undefined || task.lead.includes(department) || task.participants.includes(department)) &&
      (standing === undefined || task.standing === standing) &&
      (until === undefined || (task.deadline !== null && task.deadline <= until)),
  );
  return {
    plan: planHead(plan),
    today: isoOfDay(today),
    simulated: plan.simulated,
    offered: await offer(context, plan, items),
    departments: shownDepartments(context.following.register, departmentsIn(shown)),
    rows: rowsOf(plan),
    counts: countsOf(shown),
    items: wanted,
    removed: (await context.store.removedTasks(plan.id, actor)).map((item) => shownTask(item, today)),
  };
}

export function departmentsIn(tasks: readonly Pick<ShownTask, "lead" | "participants">[]): string[] {
  return tasks.flatMap(({ lead, participants }) => [...lead, ...participants]);
}

function countsOf(tasks: readonly ShownTask[]): Record<TaskStanding, number> {
  const counts = Object.fromEntries(STANDINGS.map((one) => [one, 0])) as Record<TaskStanding, number>;
  for (const { standing } of tasks) counts[standing] += 1;
  return counts;
}

/** Projects of a plan, and what those that are finished have brought. */
export async function projectsAnswer(
  context: Context,
  id: string,
  actor: Actor,
): Promise<z.infer<typeof planWork.projects>> {
  const plan = await planOf(context, id);
  const [items, photos] = await Promise.all([itemsOf(context, id, actor), context.store.photos(id, actor)]);
  const today = context.today();
  const shown = items.projects.map((item) => shownProject(item, today, photos)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const tasks = items.tasks.map((item) => shownTask(item, today));
  return {
    plan: planHead(plan),
    today: isoOfDay(today),
    simulated: plan.simulated,
    offered: await offer(context, plan, items),
    departments: shownDepartments(context.following.register, [
      ...departmentsIn(tasks),
      ...shown.flatMap(({ lead }) => lead),
    ]),
    rows: rowsOf(plan),
    items: shown,
    delivered: deliveredBy(shown),
    effects: await effectsOf(context, {
      plan,
      projects: items.projects.map((item) => ({ id: item.id, project: projectIn(item) })),
      day: today,
      world: worldOfPlan(plan),
    }),
  };
}

function deliveredBy(projects: readonly ShownProject[]): z.infer<typeof planWork.projects>["delivered"] {
  const isFinished = ({ stage }: ShownProject) => stage === "finished" || stage === "in-use";
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const done = projects.filter(isFinished);
  const both = (kind: "beds" | "area" | "places") => ({
    planned: sum(projects.map((one) => one[kind].planned)),
    actual: sum(done.map((one) => one[kind].actual)),
  });
  return {
    ...{ beds: both("beds"), area: both("area"), places: both("places") },
    planned: sum(projects.map(({ planned }) => planned)),
    spent: sum(projects.map(({ spent }) => spent)),
    late: projects.filter((one) => !isFinished(one) && (one.delay ?? 0) > 0).length,
  };
}

export function newTask(plan: PlanFacts, task: TaskWork): NewPlanItem {
  const { state, progress, deadline } = task;
  const fresh = { id: null, baseVersion: 0, reason: null };
  return { ...fresh, plan: plan.id, world: worldOfPlan(plan), state, progress, deadline, content: task };
}

function newProject(plan: PlanFacts, project: ProjectWork): NewPlanItem {
  const unused = { progress: 0, deadline: null };
  const fresh = { id: null, baseVersion: 0, reason: null };
  return { ...fresh, ...unused, plan: plan.id, world: worldOfPlan(plan), state: project.stage, content: project };
}

/** Writes what a plan's own document brings and is not there yet; a second time brings nothing. */
export async function takeOverWork(
  context: Context,
  { plan: id, work }: { readonly plan: string; readonly work: Work },
  actor: Actor,
): Promise<z.infer<typeof planWork.taken>> {
  const plan = await planOf(context, id);
  const items = await itemsOf(context, id, actor);
  const { tasks, projects } = offeredBy(work, items.tasks, items.projects);
  const put = (kind: PlanItemKind, news: NewPlanItem[]) =>
    news.length === 0 ? [] : context.store.putPlanItems(kind, news, actor);
  await put(
    "task",
    tasks.map((task) => newTask(plan, task)),
  );
  await put(
    "project",
    projects.map((project) => newProject(plan, project)),
  );
  return { tasks: tasks.length, projects: projects.length };
}

/** The version of one item that stands; refuses with `unknown-task` or `unknown-project`. */
export async function itemOf(
  context: Context,
  { kind, plan, id }: { readonly kind: PlanItemKind; readonly plan: string; readonly id: string },
  actor: Actor,
): Promise<PlanItem> {
  const history = await context.store.planItemHistory({ kind, plan, id }, actor);
  const last = history.at(-1);
  if (last === undefined) throw new Refused(kind === "task" ? "unknown-task" : "unknown-project");
  return last;
}
