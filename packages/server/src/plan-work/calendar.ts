import { type Day, isoOfDay } from "@kangyu/fhir";
import { type CalendarEntry, calendarText, type Milestone, projectMilestones, taskMilestones } from "@kangyu/plan";
import type { Actor, PlanItem } from "@kangyu/store";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refusals.ts";
import { filled, type Language } from "../report/words.ts";
import { departmentName, projectIn, taskIn } from "../views/work-view.ts";

export interface CalendarQuestion {
  readonly plan: string;
  /** Only what this department leads; everything of the plan where none is named. */
  readonly department?: string | undefined;
  readonly language: Language;
}

const WORDS = {
  zh: {
    simulated: "模拟",
    kinds: { task: "任务到期", begin: "项目计划开工", finish: "项目计划完工" },
    done: "已完成",
    lead: "牵头",
    progress: "进度",
    plan: "规划",
    all: "全部部门",
    joined: "、",
  },
  en: {
    simulated: "simulated",
    kinds: { task: "Task due", begin: "Project to begin", finish: "Project to be finished" },
    done: "done",
    lead: "Lead",
    progress: "Progress",
    plan: "Plan",
    all: "all departments",
    joined: ", ",
  },
} as const;

/** A week ahead: what a week's plan can still take up. */
const ALARM_DAYS = 7;
const UID = "{kind}-{plan}-{id}@kangyu.example";

interface Dated {
  readonly item: PlanItem;
  readonly milestone: Milestone;
  readonly name: { readonly zh: string; readonly en: string };
  readonly lead: readonly string[];
  readonly progress: number | null;
}

function datedTasks(items: readonly PlanItem[], today: Day): Dated[] {
  return items.flatMap((item) => {
    const task = taskIn(item);
    const name = { zh: task.title, en: task.titleEn ?? task.title };
    const about = { item, name, lead: task.lead, progress: task.progress };
    return taskMilestones(item.id, task, today).map((milestone) => ({ ...about, milestone }));
  });
}

function datedProjects(items: readonly PlanItem[], today: Day): Dated[] {
  return items.flatMap((item) => {
    const project = projectIn(item);
    const name = { zh: project.name, en: project.nameEn ?? project.name };
    const about = { item, name, lead: project.lead, progress: null };
    return projectMilestones(item.id, project, today).map((milestone) => ({ ...about, milestone }));
  });
}

interface Shown {
  readonly context: Context;
  readonly language: Language;
  readonly title: string;
  readonly simulated: boolean;
}

function entryOf({ item, milestone, name, lead, progress }: Dated, shown: Shown): CalendarEntry {
  const { context, language, title, simulated } = shown;
  const words = WORDS[language];
  const leads = lead.map((id) => departmentName(context.following.register, id)[language]).join(words.joined);
  const mark = [...(simulated ? [words.simulated] : []), ...(milestone.state === "done" ? [words.done] : [])];
  return {
    uid: filled(UID, { kind: milestone.kind, plan: item.plan, id: item.id }),
    sequence: item.version - 1,
    changed: new Date(item.at).toISOString(),
    day: isoOfDay(milestone.day),
    summary: `${mark.length === 0 ? "" : `[${mark.join(words.joined)}] `}${words.kinds[milestone.kind]}: ${name[language]}`,
    description: [
      `${words.plan}: ${title}`,
      `${words.lead}: ${leads === "" ? "—" : leads}`,
      ...(progress === null ? [] : [`${words.progress}: ${progress}%`]),
    ].join("\n"),
    isCancelled: milestone.state === "stopped",
    alarm: milestone.state === "open" ? ALARM_DAYS : null,
  };
}

/**
 * Deadlines of tasks and planned days of projects as a calendar file: what is done stays and says so, what was stopped is
 * cancelled, and every entry keeps its name over all changes. Refuses `unknown-department`.
 */
export async function calendarAnswer(
  context: Context,
  { plan: id, department, language }: CalendarQuestion,
  actor: Actor,
): Promise<string> {
  const plan = await planOf(context, id);
  const today = context.today();
  const [tasks, projects] = await Promise.all([
    context.store.planItems("task", id, actor),
    context.store.planItems("project", id, actor),
  ]);
  const all = [...datedTasks(tasks, today), ...datedProjects(projects, today)];
  const own = all.filter(({ lead }) => department === undefined || lead.includes(department));
  const isKnown =
    department === undefined ||
    [...tasks.map(taskIn), ...projects.map(projectIn)].some(({ lead, ...rest }) =>
      [...lead, ...("participants" in rest ? rest.participants : [])].includes(department),
    );
  if (!isKnown) throw new Refused("unknown-department");
  const words = WORDS[language];
  const shown: Shown = { context, language, title: plan.title[language], simulated: plan.simulated };
  const who = department === undefined ? words.all : departmentName(context.following.register, department)[language];
  return calendarText({
    name: `${who} · ${shown.title}`,
    language,
    entries: own.map((one) => entryOf(one, shown)).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  });
}
