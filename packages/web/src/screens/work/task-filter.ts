import type { PlanTask, TaskStanding } from "../../api/types.ts";

export interface TaskFilter {
  readonly department?: string | undefined;
  /** A standing, or `finished` for both kinds of done. */
  readonly standing?: string | undefined;
}

export const standingFilters = ["planned", "running", "late", "finished", "stopped"] as const;
export type StandingFilter = (typeof standingFilters)[number];

function filterOf(standing: TaskStanding): StandingFilter {
  return standing === "done" || standing === "done-late" ? "finished" : standing;
}

/** Tasks that a department leads or takes part in, in one standing. */
export function filterTasks(tasks: readonly PlanTask[], { department, standing }: TaskFilter): readonly PlanTask[] {
  return tasks.filter(
    (task) =>
      (department === undefined || task.lead.includes(department) || task.participants.includes(department)) &&
      (standing === undefined || filterOf(task.standing) === standing),
  );
}

export function countByStanding(tasks: readonly PlanTask[]): Readonly<Record<StandingFilter, number>> {
  const counts = { planned: 0, running: 0, late: 0, finished: 0, stopped: 0 };
  for (const task of tasks) counts[filterOf(task.standing)] += 1;
  return counts;
}
