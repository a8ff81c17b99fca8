import { civilOfDay, type Day, dayOfCivil, isoOfDay } from "@kangyu/fhir";
import {
  delayOf,
  type ProjectScore,
  type ProjectWork,
  progressOn,
  scoreProject,
  scoreTask,
  type TaskScore,
} from "@kangyu/plan";
import type { Actor, Photo, PlanItem, PlanItemKind, World } from "@kangyu/store";
import type { Context } from "../context.ts";
import { endOfDay } from "../days.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { departmentName, moneyOf, projectIn, shownPhoto, taskIn } from "../views/work-view.ts";
import { effectsOf } from "./effects.ts";
import type { Evaluated, Reading } from "./evaluate.ts";

export interface WorkQuestion {
  readonly plan: PlanFacts;
  readonly asOf: Day;
  readonly year: number;
  readonly reading: Reading;
  readonly world: World;
}

interface Read {
  readonly item: PlanItem;
  /** Which version it is: the one that stood when the reports were in, or the one of today. */
  readonly reading: Reading;
}

/** Tasks or projects in the versions that stood at the end of `until`; what was entered only later is read as it is now. */
async function itemsRead(
  context: Context,
  { kind, plan, until, reading }: { kind: PlanItemKind; plan: string; until: Day; reading: Reading },
  actor: Actor,
): Promise<Read[]> {
  const now = await context.store.planItems(kind, plan, actor);
  if (reading === "now") return now.map((item) => ({ item, reading }));
  const then = await context.store.planItemsAt({ kind, plan, at: endOfDay(until) }, actor);
  const stood = new Map(then.map((item) => [item.id, item]));
  return now.map((item) => {
    const old = stood.get(item.id);
    return old === undefined ? { item, reading: "now" } : { item: old, reading: "then" };
  });
}

const isoOf = (day: Day | null) => (day === null ? null : isoOfDay(day));

interface ReadTask extends Read {
  readonly score: TaskScore;
}

function taskOf({ item, reading, score }: ReadTask, asOf: Day, context: Context): Evaluated["tasks"][number] {
  const task = taskIn(item);
  const named = (ids: readonly string[]) => ids.map((id) => departmentName(context.following.register, id));
  const { points, weight, how } = score;
  return {
    id: item.id,
    reading,
    version: item.version,
    no: task.no,
    title: task.title,
    titleEn: task.titleEn,
    lead: named(task.lead),
    participants: named(task.participants),
    deadline: isoOf(task.deadline),
    doneOn: isoOf(task.doneOn),
    progress: progressOn(task, asOf),
    standing: score.standing,
    note: task.note,
    score: { points, weight, how: { ...how } },
  };
}

interface ReadProject extends Read {
  readonly project: ProjectWork;
  readonly score: ProjectScore;
  readonly photos: readonly Photo[];
}

function projectOf({ item, reading, project, score, photos }: ReadProject, asOf: Day, context: Context) {
  const days = (pair: typeof project.start) => ({ planned: isoOf(pair.planned), actual: isoOf(pair.actual) });
  const year = civilOfDay(asOf).year;
  const money = moneyOf({ ...project, money: project.money.filter((one) => one.year <= year) });
  const { points, weight, how } = score;
  return {
    id: item.id,
    reading,
    version: item.version,
    name: project.name,
    nameEn: project.nameEn,
    lead: project.lead.map((id) => departmentName(context.following.register, id)),
    stage: project.stage,
    standing: score.standing,
    score: { points, weight, how: { ...how } },
    investmentInPlan: project.investmentInPlan,
    ...money,
    beds: { ...project.beds },
    area: { ...project.area },
    places: { ...project.places },
    start: days(project.start),
    finish: days(project.finish),
    delay: delayOf(project, asOf),
    delayReason: project.delayReason,
    photos: photos.map(shownPhoto).map(({ id, taken, caption, media }) => ({ id, taken, caption, media })),
  } satisfies Evaluated["projects"][number];
}

/** A picture belongs to the year evaluated by the day it was taken; without one, by the day it was added. */
function isOfYear({ taken, at }: Photo, { asOf, until }: { asOf: Day; until: Day }): boolean {
  return taken === null ? at <= endOfDay(until) : taken <= asOf;
}

/** Tasks and projects of a plan as they are scored for a year, and what finished projects do to the plan's rows. */
export async function evaluatedWork(
  context: Context,
  { plan, asOf, year, reading, world }: WorkQuestion,
  actor: Actor,
) {
  const rules = context.following.scoring;
  const until = asOf + rules.entryDays;
  const read = (kind: PlanItemKind) => itemsRead(context, { kind, plan: plan.id, until, reading }, actor);
  const [taskItems, projectItems, photos] = await Promise.all([
    read("task"),
    read("project"),
    context.store.photos(plan.id, actor),
  ]);
  const planStart = dayOfCivil(plan.from, 1, 1);
  const isYearOver = asOf >= dayOfCivil(year, 12, 31);
  const tasks = taskItems.map((one) => {
    const task = taskIn(one.item);
    return { ...one, id: one.item.id, task, score: scoreTask({ task, day: asOf, planStart }, rules) };
  });
  const projects = projectItems.map((one) => {
    const project = projectIn(one.item);
    const score = scoreProject({ project, day: asOf, year, isYearOver }, rules);
    const own = photos.filter((photo) => photo.project === one.item.id && isOfYear(photo, { asOf, until }));
    return { ...one, id: one.item.id, project, score, photos: own };
  });
  const all = [...tasks, ...projects];
  const enteredLater = reading === "now" ? 0 : all.filter((one) => one.reading === "now").length;
  return {
    tasks,
    projects,
    shown: {
      tasks: tasks.map((one) => taskOf(one, asOf, context)),
      projects: projects.map((one) => projectOf(one, asOf, context)),
      work: { reading, until: isoOfDay(until), enteredLater },
      effects: await effectsOf(context, { plan, projects, day: asOf, world }),
    },
  };
}
