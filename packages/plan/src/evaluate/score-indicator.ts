import type { Property } from "../plan.ts";
import type { ScoredLight, ScoringRules, Words } from "./scoring.ts";

/** A row of the plan as it stands on the day of the evaluation, in the indicator's unit. */
export interface RowStanding {
  readonly key: string;
  readonly property: Property | null;
  readonly light: ScoredLight;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly path: number | null;
  readonly target: number | null;
  readonly direction: "up" | "down" | null;
}

export interface Score {
  /** 0 to 100; null where it is not scored. */
  readonly points: number | null;
  readonly weight: number;
  /** The arithmetic in words. */
  readonly how: Words;
}

const plain = (value: number) => String(Math.round(value * 100) / 100);

/** Points of one row by its light; a share of the way is held between nothing and all of it. */
export function scoreIndicator(row: RowStanding, rules: ScoringRules): Score {
  const weight = rules.weights[row.property ?? "none"];
  const points = rules.lights[row.light];
  if (points === "not-scored")
    return { points: null, weight, how: { zh: "不计分，单独列出", en: "Not scored; listed apart" } };
  if (typeof points === "number")
    return { points, weight, how: { zh: `按灯号计${points}分`, en: `${points} points by its light` } };
  const goal = points === "path-share" ? row.path : row.target;
  return { weight, ...shareOf(row, goal) };
}

function shareOf({ value, baseline, direction }: RowStanding, goal: number | null): Omit<Score, "weight"> {
  if (value === null || goal === null)
    return { points: null, how: { zh: "没有可比的数值，不计分", en: "No values to compare; not scored" } };
  if (baseline !== null && baseline !== goal) {
    const points = bounded((value - baseline) / (goal - baseline));
    const sum = `(${plain(value)} − ${plain(baseline)}) ÷ (${plain(goal)} − ${plain(baseline)})`;
    return { points, how: { zh: `完成路程 ${sum} = ${points}%`, en: `Share of the way ${sum} = ${points} %` } };
  }
  const [above, below] = direction === "down" ? [goal, value] : [value, goal];
  // Nothing to divide by: a rate of 0 that should fall is as good as it gets, one that should rise has not begun.
  const points = below === 0 ? (direction === "down" ? 100 : 0) : bounded(above / below);
  const sum = `${plain(above)} ÷ ${plain(below)}`;
  return { points, how: { zh: `无基期路程，${sum} = ${points}%`, en: `No way from a baseline: ${sum} = ${points} %` } };
}

/** Whole points: more places would claim a precision that no light has. */
function bounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}
