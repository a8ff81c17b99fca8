import { progressOn, standingOf, type TaskStanding, type TaskWork, type WorkDay } from "../work/work.ts";
import type { Score } from "./score-indicator.ts";
import type { ScoringRules } from "./scoring.ts";

export interface TaskQuestion {
  readonly task: TaskWork;
  /** The day of the evaluation. */
  readonly day: WorkDay;
  /** First day of the plan: when a task without a start of its own begins. */
  readonly planStart: WorkDay;
}

export interface TaskScore extends Score {
  readonly standing: TaskStanding;
}

/** Points of one task by its standing at the end of the day; every task weighs the same. */
export function scoreTask({ task, day, planStart }: TaskQuestion, rules: ScoringRules): TaskScore {
  const standing = standingOf(task, day);
  const rule = rules.standings[standing];
  const scored = (points: number | null, zh: string, en: string): TaskScore => {
    return { standing, points, weight: 1, how: { zh, en } };
  };
  if (rule === "not-scored") return scored(null, "不计分，单独列出", "Not scored; listed apart");
  if (typeof rule === "number") return scored(rule, `按状态计${rule}分`, `${rule} points by its state`);
  const progress = progressOn(task, day);
  if (progress === null)
    return scored(
      null,
      "之后才完成，当日进度不详，不计分",
      "Finished later; its progress on the day is not known, so not scored",
    );
  if (rule === "progress") {
    const points = Math.round((progress * rules.lateMost) / 100);
    const sum = `${progress}% × ${rules.lateMost} = ${points}`;
    return scored(points, `逾期，进度 ${sum}`, `Late: progress ${sum}`);
  }
  const passed = timePassed(task, { day, planStart });
  if (passed === null || passed <= 0)
    return scored(progress, `无时限，按进度计${progress}分`, `No time limit: ${progress} points by progress`);
  const points = Math.min(100, Math.round(progress / passed));
  const sum = `${progress}% ÷ ${Math.round(passed * 100)}%`;
  return scored(points, `进度与时间 ${sum} = ${points}`, `Progress against time ${sum} = ${points}`);
}

/** The part of a task's time that has passed, 0 to 1; null without a deadline. */
function timePassed(
  { starts, deadline }: TaskWork,
  { day, planStart }: { readonly day: WorkDay; readonly planStart: WorkDay },
): number | null {
  const from = starts ?? planStart;
  if (deadline === null || deadline <= from) return null;
  return Math.min(1, Math.max(0, (day - from) / (deadline - from)));
}
