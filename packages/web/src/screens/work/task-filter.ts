import { REMIND_DAYS } from "../../api/plan-work.ts";
import type { PlanTask, TaskStanding } from "../../api/types.ts";

export interface TaskFilter {
  readonly department?: string | undefined;
  /** A standing, `finished` for both kinds of done, or `due` for what one is reminded of. */
  readonly standing?: string | undefined;
}

export const standingFilters = ["planned", "running", "late", "finished", "stopped"] as const;
export type StandingFilter = (typeof standingFilters)[number];

/** Late, or open and due soon: the same that the server reminds of. */
function isDue({ standing, daysLeft }: PlanTask): boolean {
  const isOpen = standing === "planned" || standing === "running";
  return standing === "late" || (isOpen && daysLeft !== null && daysLeft <= REMIND_DAYS);
}

function filterOf(standing: TaskStanding): StandingFilter {
  return standing === "done" || standing === "done-late" ? "finished" : standing;
}

/** Tasks that a department leads or takes part in, in one standing. */
export function filterTasks(tasks: readonly PlanTask[], { department, standing }: TaskFilter): readonly PlanTask[] {
  return tasks.filter(
    (task) =>
      (department === undefined || task.lead.includes(department) || task.participants.includes(department)) &&
      (standing === undefined || (standing === "due" ? isDue(task) : filterOf(task.standing) === standing)),
  );
}

export function countByStanding(tasks: readonly PlanTask[]): Readonly<Record<StandingFilter, number>> {
  const counts = { planned: 0, running: 0, late: 0, finished: 0, stopped: 0 };
  for (const task of tasks) counts[filterOf(task.standing)] += 1;
  return counts;
}
