import { plainName } from "../names.ts";
import type { OutlineHeading } from "../outline.ts";
import type { Project, Task } from "../plan.ts";
import { type LastDay, lastDayOf } from "./deadline.ts";
import { type DepartmentRegister, departmentNamed } from "./departments.ts";
import type { ProjectWork, TaskWork, WorkDay } from "./work.ts";

export interface PlanRowName {
  readonly key: string;
  readonly name: string;
}

export interface TakeOver {
  readonly tasks: readonly Task[];
  readonly projects: readonly Project[];
  /** Rows of the plan that work may serve. */
  readonly rows: readonly PlanRowName[];
  readonly register: DepartmentRegister;
  readonly dayOf: (day: LastDay) => WorkDay;
}

/** Shorter names stand in texts that are about something else. */
const SHORTEST_NAME = 5;

/** Rows that a text names: what is said of an indicator in a task is what the task serves. */
function rowsNamed(text: string, rows: readonly PlanRowName[]): string[] {
  const plain = plainName(text);
  return rows
    .filter(({ name }) => name.length >= SHORTEST_NAME && plain.includes(plainName(name)))
    .map(({ key }) => key);
}

export interface TakenOver {
  readonly tasks: readonly TaskWork[];
  readonly projects: readonly ProjectWork[];
}

/** The tree of work that a plan's own words make: every task planned, every project proposed, nothing yet done. */
export function takeOver({ tasks, projects, rows, register, dayOf }: TakeOver): TakenOver {
  const named = (names: readonly string[]) => [
    ...new Set(names.map((name) => departmentNamed(register, name)?.id ?? name)),
  ];
  return {
    tasks: tasks.map((task): TaskWork => {
      const last = task.deadline === null ? null : lastDayOf(task.deadline);
      const lead = named(task.lead);
      return {
        no: task.no === null ? null : String(task.no),
        title: task.title,
        titleEn: null,
        lead,
        participants: named(task.participants).filter((name) => !lead.includes(name)),
        starts: null,
        deadline: last === null ? null : dayOf(last),
        indicators: rowsNamed(task.source.quote, rows),
        owner: null,
        state: "planned",
        doneOn: null,
        progress: 0,
        note: null,
        evidence: [],
        source: task.source,
      };
    }),
    projects: projects.map((project) => {
      const indicators = rowsNamed(`${project.name} ${project.content ?? ""}`, rows);
      return { ...projectOf(project, dayOf), indicators };
    }),
  };
}

/**
 * Tasks of headings that a planner chose: nothing yet done, departments and time limits to be given; each serves the rows
 * that its title names, and says where it stands.
 */
export function tasksOfHeadings(
  headings: readonly OutlineHeading[],
  rows: readonly PlanRowName[],
  by: string,
): TaskWork[] {
  return headings.map(({ no, title, line, quote }) => ({
    no,
    title,
    ...{ titleEn: null, lead: [], participants: [], starts: null, deadline: null, owner: null },
    indicators: rowsNamed(title, rows),
    ...{ state: "planned", doneOn: null, progress: 0, note: null, evidence: [] },
    source: { line, quote },
    origin: { kind: "heading", by },
  }));
}

/** Nursery places as a text prints them: “托位300个”, “300个托位”. */
function placesIn(text: string): number | null {
  const found = /托位\s*(\d+)\s*个|(\d+)\s*个托位/u.exec(text);
  const printed = found?.[1] ?? found?.[2];
  return printed === undefined ? null : Number(printed);
}

function projectOf(project: Project, dayOf: TakeOver["dayOf"]): ProjectWork {
  const { years } = project;
  return {
    name: project.name,
    nameEn: null,
    content: project.content,
    lead: [],
    // A plan that continues a project (续建, 在建) says that it is being built already.
    stage: project.stage === "续建" || project.stage === "在建" ? "building" : "proposed",
    investment: project.investment?.cny ?? null,
    investmentInPlan: project.investmentInPlan?.cny ?? null,
    money: [],
    beds: { planned: project.beds, actual: null },
    area: { planned: project.area, actual: null },
    places: { planned: placesIn(`${project.name} ${project.content ?? ""}`), actual: null },
    start: { planned: years?.from == null ? null : dayOf({ year: years.from, month: 1, date: 1 }), actual: null },
    finish: { planned: years?.to == null ? null : dayOf({ year: years.to, month: 12, date: 31 }), actual: null },
    delayReason: null,
    indicators: [],
    note: null,
    source: project.source,
  };
}
