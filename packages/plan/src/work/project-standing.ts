import type { ProjectWork, WorkDay } from "./work.ts";

/** Where a project stands at the end of a day, by its stage and its planned days. */
export const projectStandings = [
  "planned",
  "not-begun",
  "running",
  "begun-late",
  "late",
  "done",
  "done-late",
  "stopped",
] as const;
export type ProjectStanding = (typeof projectStandings)[number];

const BUILT: readonly string[] = ["finished", "in-use"];

/** True where the project was finished by the end of `day`; one that is finished and nobody said when counts as finished. */
export function isBuiltBy({ stage, finish }: ProjectWork, day: WorkDay): boolean {
  return BUILT.includes(stage) && (finish.actual === null || finish.actual <= day);
}

function hasBegunBy({ stage, start }: ProjectWork, day: WorkDay): boolean {
  if (start.actual !== null) return start.actual <= day;
  return stage === "building" || BUILT.includes(stage);
}

/** Stage against planned days. What was begun or finished after the day had not been on it. */
export function projectStandingOf(project: ProjectWork, day: WorkDay): ProjectStanding {
  const { stage, start, finish } = project;
  if (stage === "stopped") return "stopped";
  const isAfter = ({ planned, actual }: ProjectWork["start"]) =>
    planned !== null && actual !== null && actual > planned;
  if (isBuiltBy(project, day)) return isAfter(finish) ? "done-late" : "done";
  if (finish.planned !== null && finish.planned < day) return "late";
  if (hasBegunBy(project, day)) return isAfter(start) ? "begun-late" : "running";
  return start.planned !== null && start.planned < day ? "not-begun" : "planned";
}
