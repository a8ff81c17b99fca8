import type { DepartmentRegister } from "../work/departments.ts";
import type { ProjectWork, TaskWork } from "../work/work.ts";
import type { Score } from "./score-indicator.ts";
import type { ProjectScore } from "./score-project.ts";
import type { TaskScore } from "./score-task.ts";
import type { ScoringRules, Words } from "./scoring.ts";
import { pointsOf, type Total, totalOf } from "./totals.ts";

export interface ScoredTask {
  readonly id: string;
  readonly task: TaskWork;
  readonly score: TaskScore;
}

export interface ScoredProject {
  readonly id: string;
  readonly project: ProjectWork;
  readonly score: ProjectScore;
}

export interface ScoredRow {
  readonly key: string;
  readonly score: Score;
}

export interface Scorecard {
  readonly id: string;
  readonly name: Words;
  readonly leads: number;
  readonly participates: number;
  readonly late: number;
  readonly done: number;
  readonly tasks: Total;
  /** Of the rows that the tasks it leads serve. */
  readonly indicators: Total;
  /** Of the projects it leads. */
  readonly projects: Total;
  readonly points: number | null;
}

interface Work {
  readonly tasks: readonly ScoredTask[];
  readonly projects: readonly ScoredProject[];
  readonly rows: readonly ScoredRow[];
  readonly register: DepartmentRegister;
  readonly rules: ScoringRules;
}

/** One card a department, in the register's order, then those that the register does not know. */
export function departmentCards(work: Work): Scorecard[] {
  const { departments } = work.register;
  const known = departments.map(({ id, name }) => ({ id, name }));
  const inTasks = work.tasks.flatMap(({ task }) => [...task.lead, ...task.participants]);
  const named = new Set([...inTasks, ...work.projects.flatMap(({ project }) => project.lead)]);
  const others = [...named].filter((name) => !departments.some(({ id }) => id === name)).sort();
  const all = [...known, ...others.map((name) => ({ id: name, name: { zh: name, en: name } }))];
  return all.flatMap((one) => cardOf({ ...one, members: [one.id] }, work) ?? []);
}

/** One card a leader: the work of all departments that the leader answers for. */
export function leaderCards(work: Work): Scorecard[] {
  const { departments, leaders } = work.register;
  return leaders.flatMap(({ id, name }) => {
    const members = departments.filter(({ leader }) => leader === id).map((department) => department.id);
    return cardOf({ id, name, members }, work) ?? [];
  });
}

interface Holder {
  readonly id: string;
  readonly name: Words;
  readonly members: readonly string[];
}

/** Null for who has no work: a card without any says nothing. A task that one's department leads counts as led, once. */
function cardOf({ id, name, members }: Holder, { tasks, projects, rows, rules }: Work): Scorecard | null {
  const isOf = (names: readonly string[]) => names.some((one) => members.includes(one));
  const led = tasks.filter(({ task }) => isOf(task.lead));
  const joined = tasks.filter(({ task }) => !isOf(task.lead) && isOf(task.participants));
  const built = projects.filter(({ project }) => isOf(project.lead));
  if (led.length + joined.length + built.length === 0) return null;
  const weighed = [
    ...led.map(({ score }) => ({ points: score.points, weight: rules.roles.lead })),
    ...joined.map(({ score }) => ({ points: score.points, weight: rules.roles.participant })),
  ];
  const served = new Set(led.flatMap(({ task }) => task.indicators));
  const parts = {
    tasks: totalOf(weighed),
    indicators: totalOf(rows.filter(({ key }) => served.has(key)).map(({ score }) => score)),
    projects: totalOf(built.map(({ score }) => score)),
  };
  const standing = (wanted: readonly string[]) =>
    [...led, ...joined].filter(({ score }) => wanted.includes(score.standing)).length;
  return {
    id,
    name,
    leads: led.length,
    participates: joined.length,
    late: standing(["late"]),
    done: standing(["done", "done-late"]),
    ...parts,
    points: pointsOf(parts, rules),
  };
}
