import { isBuiltBy } from "./project-standing.ts";
import { type ProjectWork, standingOf, type TaskWork, type WorkDay } from "./work.ts";

/** A day by which something is to be done: a task's deadline, or the planned beginning or end of a project. */
export interface Milestone {
  readonly kind: "task" | "begin" | "finish";
  /** Of the task or project. */
  readonly id: string;
  readonly day: WorkDay;
  readonly state: "open" | "done" | "stopped";
}

/** The deadline of a task, as it stands at the end of `today`; none without a deadline. */
export function taskMilestones(id: string, task: TaskWork, today: WorkDay): Milestone[] {
  if (task.deadline === null) return [];
  const standing = standingOf(task, today);
  const isDone = standing === "done" || standing === "done-late";
  const state = standing === "stopped" ? "stopped" : isDone ? "done" : "open";
  return [{ kind: "task", id, day: task.deadline, state }];
}

/** Planned beginning and end of a project, as they stand at the end of `today`; none where none is planned. */
export function projectMilestones(id: string, project: ProjectWork, today: WorkDay): Milestone[] {
  const { stage, start, finish } = project;
  const isBuilt = isBuiltBy(project, today);
  const hasBegun = isBuilt || stage === "building" || (start.actual !== null && start.actual <= today);
  const stateOf = (isDone: boolean): Milestone["state"] => (stage === "stopped" ? "stopped" : isDone ? "done" : "open");
  return [
    ...(start.planned === null ? [] : [{ kind: "begin" as const, id, day: start.planned, state: stateOf(hasBegun) }]),
    ...(finish.planned === null ? [] : [{ kind: "finish" as const, id, day: finish.planned, state: stateOf(isBuilt) }]),
  ];
}

/** When one is reminded of what is open: so many days ahead, on the day, and every so many days after it. */
export interface ReminderRules {
  readonly source: string;
  /** Days ahead, the largest first; 0 is the day itself. */
  readonly before: readonly number[];
  readonly lateEvery: number;
}

/**
 * The last step that an open milestone has reached by `today`: days that are left (30, 7, 0) or, below 0, days late
 * (−1, −31, −61…); null where it is still too early. A step is reminded of once, however often one looks.
 */
export function reminderStep(day: WorkDay, today: WorkDay, { before, lateEvery }: ReminderRules): number | null {
  const left = day - today;
  if (left < 0) return -1 - Math.floor((-left - 1) / lateEvery) * lateEvery;
  const reached = before.filter((days) => left <= days);
  return reached.length === 0 ? null : Math.min(...reached);
}
