import { type Day, isoOfDay, parseDay } from "@kangyu/fhir";
import {
  type DepartmentRegister,
  delayOf,
  type ProjectWork,
  projectStandingOf,
  standingOf,
  type TaskWork,
} from "@kangyu/plan";
import type { Photo, PlanItem } from "@kangyu/store";
import type { z } from "zod";
import type { planWork } from "../contract/index.ts";

export type ShownTask = z.infer<typeof planWork.task>;
export type ShownProject = z.infer<typeof planWork.project>;
export type TaskContent = z.infer<typeof planWork.taskContent>;
export type ProjectContent = z.infer<typeof planWork.projectContent>;
export type ShownDepartment = z.infer<typeof planWork.department>;

const isoOf = (day: Day | null): string | null => (day === null ? null : isoOfDay(day));
const dayIn = (iso: string | null): Day | null => (iso === null ? null : parseDay(iso));

/** A task as the store keeps it: what a person set, with days as numbers. */
export function taskWorkOf(content: TaskContent, { source, origin }: Pick<TaskWork, "source" | "origin">): TaskWork {
  const { starts, deadline, doneOn, ...rest } = content;
  const days = { starts: dayIn(starts), deadline: dayIn(deadline), doneOn: dayIn(doneOn) };
  return { ...rest, ...days, source, ...(origin === undefined ? {} : { origin }) };
}

export function projectWorkOf(content: ProjectContent, source: ProjectWork["source"]): ProjectWork {
  const { start, finish, ...rest } = content;
  const days = (pair: typeof start) => ({ planned: dayIn(pair.planned), actual: dayIn(pair.actual) });
  return { ...rest, start: days(start), finish: days(finish), source };
}

/** What the store kept was written by `taskWorkOf` or a take-over. */
export function taskIn(item: PlanItem): TaskWork {
  return item.content as TaskWork;
}

/** Projects that were kept before places were asked for have none. */
export function projectIn(item: PlanItem): ProjectWork {
  const content = item.content as Omit<ProjectWork, "places"> & Partial<Pick<ProjectWork, "places">>;
  return { places: { planned: null, actual: null }, ...content };
}

function kept({ id, version, operator, at, reason }: PlanItem) {
  return { id, version, operator, at: new Date(at).toISOString(), reason };
}

export function shownTask(item: PlanItem, today: Day): ShownTask {
  const task = taskIn(item);
  return {
    ...kept(item),
    no: task.no,
    title: task.title,
    titleEn: task.titleEn,
    lead: [...task.lead],
    participants: [...task.participants],
    starts: isoOf(task.starts),
    deadline: isoOf(task.deadline),
    indicators: [...task.indicators],
    owner: task.owner,
    state: task.state,
    doneOn: isoOf(task.doneOn),
    progress: task.progress,
    note: task.note,
    evidence: task.evidence.map((one) => ({ ...one })),
    standing: standingOf(task, today),
    daysLeft: task.deadline === null ? null : task.deadline - today,
    source: task.source,
    origin: task.origin === undefined ? null : { ...task.origin },
    removed: item.removed,
  };
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

export function moneyOf({ money }: ProjectWork): { readonly planned: number | null; readonly spent: number | null } {
  return { planned: sumOf(money.map(({ planned }) => planned)), spent: sumOf(money.map(({ spent }) => spent)) };
}

export function shownPhoto({ id, taken, caption, media, digest, operator, at }: Photo): z.infer<typeof planWork.photo> {
  return { id, taken: isoOf(taken), caption, media, digest, operator, at: new Date(at).toISOString() };
}

export function shownProject(item: PlanItem, today: Day, photos: readonly Photo[]): ShownProject {
  const project = projectIn(item);
  const days = (pair: ProjectWork["start"]) => ({ planned: isoOf(pair.planned), actual: isoOf(pair.actual) });
  return {
    ...kept(item),
    ...moneyOf(project),
    name: project.name,
    nameEn: project.nameEn,
    content: project.content,
    lead: [...project.lead],
    stage: project.stage,
    investment: project.investment,
    investmentInPlan: project.investmentInPlan,
    money: project.money.map((one) => ({ ...one })),
    beds: { ...project.beds },
    area: { ...project.area },
    places: { ...project.places },
    start: days(project.start),
    finish: days(project.finish),
    delayReason: project.delayReason,
    indicators: [...project.indicators],
    note: project.note,
    source: project.source,
    delay: delayOf(project, today),
    standing: projectStandingOf(project, today),
    photos: photos.filter(({ project: of }) => of === item.id).map(shownPhoto),
  };
}

/** The register's departments, then those that only the work names. */
export function shownDepartments(register: DepartmentRegister, named: Iterable<string>): ShownDepartment[] {
  const leaders = new Map(register.leaders.map(({ id, name }) => [id, name]));
  const used = new Set(named);
  const known = register.departments.filter(({ id }) => used.has(id));
  const others = [...used].filter((name) => !known.some(({ id }) => id === name)).sort();
  return [
    ...known.map(({ id, name, leader }) => {
      const answers = leader === null ? undefined : leaders.get(leader);
      return { id, name: { ...name }, leader: answers === undefined ? null : { ...answers } };
    }),
    ...others.map((name) => ({ id: name, name: { zh: name, en: name }, leader: null })),
  ];
}

export function departmentName(register: DepartmentRegister, id: string): { zh: string; en: string } {
  const known = register.departments.find((one) => one.id === id);
  return known === undefined ? { zh: id, en: id } : { ...known.name };
}
