import type { Score } from "./score-indicator.ts";
import type { Grade, ScoringRules } from "./scoring.ts";

export interface Total {
  /** Weighted mean of what is scored; null where nothing is. */
  readonly points: number | null;
  readonly scored: number;
  readonly notScored: number;
}

export interface PlanTotal {
  readonly indicators: Total;
  readonly tasks: Total;
  readonly projects: Total;
  readonly points: number | null;
  /** Null where nothing is scored, or too few of the indicators are. */
  readonly grade: Grade | null;
}

/** The weighted mean of scores to one decimal; what is not scored counts nowhere but in its number. */
export function totalOf(scores: readonly Pick<Score, "points" | "weight">[]): Total {
  const counted = scores.filter(({ points, weight }) => points !== null && weight > 0);
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  const sum = counted.reduce((total, { points, weight }) => total + (points ?? 0) * weight, 0);
  return {
    points: weights === 0 ? null : tenth(sum / weights),
    scored: counted.length,
    notScored: scores.length - counted.length,
  };
}

export type Parts = Readonly<Record<"indicators" | "tasks" | "projects", Total>>;

/** Points of the parts together by their shares; a part without anything scored gives its share to the others. */
export function pointsOf({ indicators, tasks, projects }: Parts, { parts }: ScoringRules): number | null {
  return totalOf([
    { points: indicators.points, weight: parts.indicators },
    { points: tasks.points, weight: parts.tasks },
    { points: projects.points, weight: parts.projects },
  ]).points;
}

/** The plan's own total. */
export function planTotal(parts: Parts, rules: ScoringRules): PlanTotal {
  const { indicators, tasks, projects } = parts;
  const points = pointsOf(parts, rules);
  const rows = indicators.scored + indicators.notScored;
  const isEnough = rows > 0 && indicators.scored * 100 >= rows * rules.gradeLeast;
  return { indicators, tasks, projects, points, grade: points === null || !isEnough ? null : gradeOf(points, rules) };
}

export function gradeOf(points: number, { grades }: ScoringRules): Grade | null {
  return grades.find(({ from }) => points >= from) ?? null;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
