/** Days since 1970-01-01, as in `@kangyu/fhir`; this room only compares and subtracts them. */
export type WorkDay = number;

export type TaskState = "planned" | "running" | "done" | "stopped";

/** What a task can point to as proof: a document, a notice, an address. */
export interface Evidence {
  readonly title: string;
  readonly link: string | null;
}

/** Where a task comes from that the plan's own words do not give with its departments, and which operator brought it. */
export interface TaskOrigin {
  readonly kind: "own" | "heading";
  readonly by: string;
}

/** A task of a plan as it is followed. `late` is never kept: it follows from state, deadline and the day asked about. */
export interface TaskWork {
  readonly no: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  /** Departments as the register names them. */
  readonly lead: readonly string[];
  readonly participants: readonly string[];
  readonly starts: WorkDay | null;
  readonly deadline: WorkDay | null;
  /** Keys of the plan's rows that it serves. */
  readonly indicators: readonly string[];
  /** Who answers for it, as a role or a name that the department gives. */
  readonly owner: string | null;
  readonly state: TaskState;
  readonly doneOn: WorkDay | null;
  /** Whole percent. */
  readonly progress: number;
  readonly note: string | null;
  readonly evidence: readonly Evidence[];
  /** Where the plan's document says it. */
  readonly source: { readonly line: number; readonly quote: string } | null;
  /** Absent of what was read with its departments, or stands in the plan's file. */
  readonly origin?: TaskOrigin;
}

export type ProjectStage = "proposed" | "approved" | "building" | "finished" | "in-use" | "stopped";

export interface YearMoney {
  readonly year: number;
  /** In yuan; null where nobody said. */
  readonly planned: number | null;
  readonly spent: number | null;
}

export interface PlannedAndActual {
  readonly planned: number | null;
  readonly actual: number | null;
}

/** A construction project of a plan as it is followed. */
export interface ProjectWork {
  readonly name: string;
  readonly nameEn: string | null;
  readonly content: string | null;
  readonly lead: readonly string[];
  readonly stage: ProjectStage;
  /** The whole investment and the part that falls inside the plan's years, in yuan. */
  readonly investment: number | null;
  readonly investmentInPlan: number | null;
  readonly money: readonly YearMoney[];
  readonly beds: PlannedAndActual;
  /** Floor area in square metres. */
  readonly area: PlannedAndActual;
  /** Nursery places (托位). */
  readonly places: PlannedAndActual;
  /** Days since 1970-01-01. */
  readonly start: PlannedAndActual;
  readonly finish: PlannedAndActual;
  readonly delayReason: string | null;
  readonly indicators: readonly string[];
  readonly note: string | null;
  readonly source: { readonly line: number; readonly quote: string } | null;
}

/** How a task stood at the end of a day: what was finished after it was still running then. */
export type TaskStanding = "planned" | "running" | "late" | "done" | "done-late" | "stopped";

/** Where a task stands at the end of `day`. A task without a deadline is never late. */
export function standingOf(task: TaskWork, day: WorkDay): TaskStanding {
  if (task.state === "stopped") return "stopped";
  const isDone = task.state === "done" && (task.doneOn === null || task.doneOn <= day);
  if (isDone)
    return task.deadline !== null && task.doneOn !== null && task.doneOn > task.deadline ? "done-late" : "done";
  if (task.deadline !== null && task.deadline < day) return "late";
  return task.state === "planned" ? "planned" : "running";
}

/** Progress at the end of `day`, whole percent; null of what was finished later: how far it was then, nobody says now. */
export function progressOn(task: TaskWork, day: WorkDay): number | null {
  return task.state === "done" && task.doneOn !== null && task.doneOn > day ? null : task.progress;
}

/**
 * Days by which a project is behind its planned finish at the end of `day`; 0 where it is not. Null without a planned
 * finish, where it was stopped, and where it is finished and nobody said when.
 */
export function delayOf({ finish, stage }: ProjectWork, day: WorkDay): number | null {
  if (finish.planned === null || stage === "stopped") return null;
  if ((stage === "finished" || stage === "in-use") && finish.actual === null) return null;
  const until = finish.actual !== null && finish.actual <= day ? finish.actual : day;
  return Math.max(0, until - finish.planned);
}
