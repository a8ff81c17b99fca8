import { type Day, isoOfDay } from "@kangyu/fhir";
import { projectMilestones, standingOf } from "@kangyu/plan";
import type { Actor, PlanItem } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import type { planReminders } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { projectIn, type ShownTask, shownDepartments, shownTask, taskIn } from "../views/work-view.ts";
import { departmentsIn } from "./work.ts";

export type ShownMilestone = z.infer<typeof planReminders.milestone>;
export type RemindersByDepartment = z.infer<typeof planReminders.remindersByDepartment>;
type DepartmentReminders = RemindersByDepartment["departments"][number];

export interface RemindersQuestion {
  readonly plan: string;
  /** Days ahead. */
  readonly days: number;
  /** Only what this department leads. */
  readonly department?: string | undefined;
}

const OPEN: readonly string[] = ["planned", "running", "late"];

function milestonesIn(item: PlanItem, today: Day): ShownMilestone[] {
  const project = projectIn(item);
  const name = { zh: project.name, en: project.nameEn ?? project.name };
  return projectMilestones(item.id, project, today).flatMap(({ kind, day, state }) => {
    if (kind === "task" || state !== "open") return [];
    const about = { kind, project: item.id, name, lead: [...project.lead] };
    return [{ ...about, day: isoOfDay(day), daysLeft: day - today, reason: project.delayReason }];
  });
}

interface Found {
  readonly tasks: readonly ShownTask[];
  readonly due: readonly ShownTask[];
  readonly milestones: readonly ShownMilestone[];
}

const sooner = (a: { readonly daysLeft: number | null }, b: { readonly daysLeft: number | null }) =>
  (a.daysLeft ?? 0) - (b.daysLeft ?? 0);

async function found(context: Context, { plan, days }: RemindersQuestion, actor: Actor): Promise<Found> {
  const today = context.today();
  const [taskItems, projectItems] = await Promise.all([
    context.store.planItems("task", plan, actor),
    context.store.planItems("project", plan, actor),
  ]);
  const open = taskItems.filter((item) => OPEN.includes(standingOf(taskIn(item), today)));
  return {
    tasks: taskItems.map((item) => shownTask(item, today)),
    due: open
      .map((item) => shownTask(item, today))
      .filter(({ daysLeft }) => daysLeft !== null && daysLeft <= days)
      .sort(sooner),
    milestones: projectItems
      .flatMap((item) => milestonesIn(item, today))
      .filter(({ daysLeft }) => daysLeft <= days)
      .sort(sooner),
  };
}

const isLate = ({ standing }: ShownTask) => standing === "late";
const isDone = ({ standing }: ShownTask) => standing === "done" || standing === "done-late";

/** Tasks that are late, and those due within some days, by deadline; with them the projects' milestones. */
export async function remindersAnswer(
  context: Context,
  question: RemindersQuestion,
  actor: Actor,
): Promise<z.infer<typeof planReminders.reminders>> {
  await planOf(context, question.plan);
  const { due, milestones } = await found(context, question, actor);
  const isOwn = ({ lead }: { readonly lead: readonly string[] }) =>
    question.department === undefined || lead.includes(question.department);
  const items = due.filter(isOwn);
  const late = items.filter(isLate).length;
  return {
    today: isoOfDay(context.today()),
    days: question.days,
    late,
    soon: items.length - late,
    items,
    milestones: milestones.filter(isOwn),
  };
}

/**
 * The same by the department that leads, with what is finished and has no evidence; refuses `unknown-department`. Where
 * none is named, the departments that there is something to remind of.
 */
export async function remindersByDepartment(
  context: Context,
  question: RemindersQuestion,
  actor: Actor,
): Promise<RemindersByDepartment> {
  const plan = await planOf(context, question.plan);
  const { tasks, due, milestones } = await found(context, question, actor);
  const named = [...departmentsIn(tasks), ...milestones.flatMap(({ lead }) => lead)];
  const departments = shownDepartments(context.following.register, named);
  if (question.department !== undefined && !departments.some(({ id }) => id === question.department))
    throw new Refused("unknown-department");
  const all = departments.map((department): DepartmentReminders => {
    const isOwn = ({ lead }: { readonly lead: readonly string[] }) => lead.includes(department.id);
    const own = due.filter(isOwn);
    return {
      department,
      late: own.filter(isLate),
      soon: own.filter((task) => !isLate(task)),
      lacking: tasks.filter((task) => isOwn(task) && isDone(task) && task.evidence.length === 0),
      milestones: milestones.filter(isOwn),
    };
  });
  const isAsked = ({ department, late, soon, lacking, milestones: days }: DepartmentReminders) =>
    question.department === undefined
      ? late.length + soon.length + lacking.length + days.length > 0
      : department.id === question.department;
  return {
    plan: { id: plan.id, title: { ...plan.title } },
    district: { ...context.district.name },
    today: isoOfDay(context.today()),
    days: question.days,
    simulated: plan.simulated,
    departments: all.filter(isAsked),
  };
}
