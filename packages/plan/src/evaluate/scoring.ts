import type { ProjectStanding } from "../work/project-standing.ts";
import type { TaskStanding } from "../work/work.ts";

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * How a light becomes points: a number; by the completed share of the way from the baseline to the path of the day or
 * to the last target; or not scored and listed.
 */
export type LightPoints = number | "path-share" | "target-share" | "not-scored";

/** How a task's standing becomes points: a number, by progress, by progress against the time that has passed, or not scored. */
export type StandingPoints = number | "progress" | "progress-in-time" | "not-scored";

export const lights = ["met", "on-track", "behind", "not-met", "cannot-tell", "not-measured"] as const;
export type ScoredLight = (typeof lights)[number];
export const standings = ["planned", "running", "late", "done", "done-late", "stopped"] as const;

export interface Grade {
  readonly from: number;
  readonly code: string;
  readonly name: Words;
}

/** The rules by which a plan is scored: one file of `catalogue/evaluation`. Points run from 0 to 100. */
export interface ScoringRules {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly title: Words;
  /** Shares of the whole; where one part has nothing scored the other stands for all. */
  readonly parts: { readonly indicators: number; readonly tasks: number; readonly projects: number };
  readonly weights: {
    readonly binding: number;
    readonly expected: number;
    readonly guiding: number;
    readonly none: number;
  };
  readonly lights: Readonly<Record<ScoredLight, LightPoints>>;
  /** Points of one late task that is complete but for its day; a late task has its progress' share of it. */
  readonly lateMost: number;
  readonly standings: Readonly<Record<TaskStanding, StandingPoints>>;
  /** How a project's standing, the money of the year and what was delivered become points. */
  readonly projects: {
    readonly parts: { readonly stage: number; readonly money: number; readonly delivered: number };
    readonly standings: Readonly<Record<ProjectStanding, number | "not-scored">>;
  };
  /** Days after the end of a year in which its reports of tasks and projects are still entered. */
  readonly entryDays: number;
  /** What a task counts in a department's card that leads it, and that takes part. */
  readonly roles: { readonly lead: number; readonly participant: number };
  /** Percent of the indicators that must be scored before the plan gets a grade: few rows say little of a plan. */
  readonly gradeLeast: number;
  /** Highest first. */
  readonly grades: readonly Grade[];
  /** The rules in words, for the report's appendix. */
  readonly words: readonly Words[];
}
