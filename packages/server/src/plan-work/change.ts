import { departmentNamed, type TaskWork } from "@kangyu/plan";
import type { Actor, NewPlanItem, PlanItem } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import type { planWork } from "../contract/index.ts";
import { dayOf } from "../days.ts";
import { Refused } from "../refusals.ts";
import type { PlanFacts } from "../views/pledges.ts";
import {
  type ProjectContent,
  projectIn,
  projectWorkOf,
  type ShownProject,
  type ShownTask,
  shownProject,
  shownTask,
  type TaskContent,
  taskIn,
  taskWorkOf,
} from "../views/work-view.ts";
import { itemOf, worldOfPlan } from "./work.ts";

export interface Address {
  readonly plan: string;
  readonly id: string;
}

type TaskChange = z.infer<typeof planWork.taskChange>;
type ProjectChange = z.infer<typeof planWork.projectChange>;

function checkDays(days: Readonly<Record<string, string | null>>): void {
  for (const [path, iso] of Object.entries(days)) if (iso !== null) dayOf(iso, path);
}

function checkRows(plan: PlanFacts, keys: readonly string[]): void {
  const known = new Set(plan.rows.map(({ key }) => key));
  const unknown = keys.find((key) => !known.has(key));
  if (unknown !== undefined) throw new Refused("unknown-indicator", { path: "indicators", detail: unknown });
}

function departments(context: Context, names: readonly string[]): string[] {
  const ids = names.map((name) => name.trim()).filter((name) => name !== "");
  return [...new Set(ids.map((name) => departmentNamed(context.following.register, name)?.id ?? name))];
}

/** What a task must hold to be kept: real days, rows of the plan, and a finished one its day and all of its progress. */
function checkedTask(context: Context, plan: PlanFacts, task: TaskContent): TaskContent {
  checkDays({ "task/starts": task.starts, "task/deadline": task.deadline, "task/doneOn": task.doneOn });
  checkRows(plan, task.indicators);
  const lead = departments(context, task.lead);
  const participants = departments(context, task.participants).filter((name) => !lead.includes(name));
  const isDone = task.state === "done";
  if (isDone && task.doneOn === null) throw new Refused("done-without-day", { path: "task/doneOn" });
  if (task.doneOn !== null && dayOf(task.doneOn, "task/doneOn") > context.today())
    throw new Refused("day-in-future", { path: "task/doneOn" });
  if (task.starts !== null && task.deadline !== null && task.starts > task.deadline)
    throw new Refused("deadline-before-start", { path: "task/deadline" });
  return { ...task, lead, participants, progress: isDone ? 100 : task.progress, doneOn: isDone ? task.doneOn : null };
}

interface TaskWrite {
  readonly id: string | null;
  readonly baseVersion: number;
  readonly reason: string | null;
  /** Where it comes from; a change leaves that as it was. */
  readonly from: Pick<TaskWork, "source" | "origin">;
  readonly task: TaskContent;
}

async function putTask(
  context: Context,
  { plan, write }: { plan: PlanFacts; write: TaskWrite },
  actor: Actor,
): Promise<ShownTask> {
  const content = taskWorkOf(checkedTask(context, plan, write.task), write.from);
  const { state, progress, deadline } = content;
  const { id, baseVersion, reason } = write;
  const item = { plan: plan.id, world: worldOfPlan(plan), id, baseVersion, reason, state, progress, deadline, content };
  const [put] = await context.store.putPlanItems("task", [item], actor);
  return shownTask(put as PlanItem, context.today());
}

export async function addTask(
  context: Context,
  { plan: id, task }: { readonly plan: string; readonly task: TaskContent },
  actor: Actor,
): Promise<ShownTask> {
  const from = { source: null, origin: { kind: "own" as const, by: actor.operator } };
  const write = { id: null, baseVersion: 0, reason: null, from, task };
  return putTask(context, { plan: await planOf(context, id), write }, actor);
}

/** The next version of a task; refuses with `stale-version` where somebody else wrote one. */
export async function changeTask(
  context: Context,
  { address, change }: { readonly address: Address; readonly change: TaskChange },
  actor: Actor,
): Promise<ShownTask> {
  const plan = await planOf(context, address.plan);
  const from = taskIn(await itemOf(context, { kind: "task", ...address }, actor));
  const { baseVersion, reason, task } = change;
  return putTask(context, { plan, write: { id: address.id, baseVersion, reason, from, task } }, actor);
}

/**
 * Takes out a task that a planner added; the next change of it brings it back. What the plan itself says is not taken out
 * but stopped: `task-of-the-plan`.
 */
export async function removeTask(
  context: Context,
  { address, removal }: { readonly address: Address; readonly removal: z.infer<typeof planWork.taskRemoval> },
  actor: Actor,
): Promise<ShownTask> {
  const plan = await planOf(context, address.plan);
  const content = taskIn(await itemOf(context, { kind: "task", ...address }, actor));
  if (content.origin === undefined) throw new Refused("task-of-the-plan");
  const { state, progress, deadline } = content;
  const item = {
    plan: plan.id,
    world: worldOfPlan(plan),
    id: address.id,
    ...removal,
    state,
    progress,
    deadline,
    content,
  };
  const [put] = await context.store.putPlanItems("task", [{ ...item, removed: true }], actor);
  return shownTask(put as PlanItem, context.today());
}

export async function taskHistory(
  context: Context,
  address: Address,
  actor: Actor,
): Promise<z.infer<typeof planWork.taskHistory>> {
  await itemOf(context, { kind: "task", ...address }, actor);
  const versions = await context.store.planItemHistory({ kind: "task", ...address }, actor);
  return { versions: versions.map((item) => shownTask(item, context.today())) };
}

function checkedProject(context: Context, plan: PlanFacts, project: ProjectContent): ProjectContent {
  const { start, finish } = project;
  checkDays({ "start/planned": start.planned, "start/actual": start.actual });
  checkDays({ "finish/planned": finish.planned, "finish/actual": finish.actual });
  checkRows(plan, project.indicators);
  if (start.planned !== null && finish.planned !== null && start.planned > finish.planned)
    throw new Refused("deadline-before-start", { path: "project/finish/planned" });
  return { ...project, lead: departments(context, project.lead) };
}

interface ProjectWrite {
  readonly id: string | null;
  readonly baseVersion: number;
  readonly reason: string | null;
  readonly source: { readonly line: number; readonly quote: string } | null;
  readonly project: ProjectContent;
}

async function putProject(
  context: Context,
  { plan, write }: { plan: PlanFacts; write: ProjectWrite },
  actor: Actor,
): Promise<ShownProject> {
  const content = projectWorkOf(checkedProject(context, plan, write.project), write.source);
  const { id, baseVersion, reason } = write;
  const item: NewPlanItem = {
    plan: plan.id,
    world: worldOfPlan(plan),
    id,
    baseVersion,
    reason,
    state: content.stage,
    progress: 0,
    deadline: null,
    content,
  };
  const [put] = await context.store.putPlanItems("project", [item], actor);
  return shownProject(put as PlanItem, context.today(), await context.store.photos(plan.id, actor));
}

export async function addProject(
  context: Context,
  { plan: id, project }: { readonly plan: string; readonly project: ProjectContent },
  actor: Actor,
): Promise<ShownProject> {
  const write = { id: null, baseVersion: 0, reason: null, source: null, project };
  return putProject(context, { plan: await planOf(context, id), write }, actor);
}

export async function changeProject(
  context: Context,
  { address, change }: { readonly address: Address; readonly change: ProjectChange },
  actor: Actor,
): Promise<ShownProject> {
  const plan = await planOf(context, address.plan);
  const { source } = projectIn(await itemOf(context, { kind: "project", ...address }, actor));
  const { baseVersion, reason, project } = change;
  return putProject(context, { plan, write: { id: address.id, baseVersion, reason, source, project } }, actor);
}

export async function projectHistory(
  context: Context,
  address: Address,
  actor: Actor,
): Promise<z.infer<typeof planWork.projectHistory>> {
  await itemOf(context, { kind: "project", ...address }, actor);
  const versions = await context.store.planItemHistory({ kind: "project", ...address }, actor);
  return { versions: versions.map((item) => shownProject(item, context.today(), [])) };
}
