import type { Direction } from "./indicator.ts";

export type Operator = ">=" | ">" | "<=" | "<" | "=" | "~" | "range" | "change" | "words";

/** A baseline or target as a plan prints it. */
export interface Amount {
  readonly raw: string;
  readonly op: Operator;
  readonly value: number | readonly number[] | null;
  readonly year: number | null;
}

/**
 * Does a value reach a target? Null where the target cannot be compared with one number (words, a change, a list).
 * "=" and "about" name a level to reach in the direction of good: better than it counts as reached.
 */
export function reaches(value: number, target: Amount, direction: Direction): boolean | null {
  if (target.op === "range") {
    const [low, high] = Array.isArray(target.value) ? (target.value as readonly number[]) : [];
    return low === undefined || high === undefined ? null : value >= low && value <= high;
  }
  if (typeof target.value !== "number") return null;
  switch (target.op) {
    case ">=":
      return value >= target.value;
    case ">":
      return value > target.value;
    case "<=":
      return value <= target.value;
    case "<":
      return value < target.value;
    case "=":
    case "~":
      return direction === "up" ? value >= target.value : value <= target.value;
    case "change":
    case "words":
      return null;
  }
}

/** The one number that stands for a target on a chart: its value, or the end of a range that good comes from. */
export function levelOf(target: Amount, direction: Direction, baseline: number | null): number | null {
  if (target.op === "range" && Array.isArray(target.value)) {
    const ends = target.value as readonly number[];
    return direction === "up" ? (ends[0] ?? null) : (ends[1] ?? null);
  }
  if (typeof target.value !== "number") return null;
  if (target.op === "change")
    return baseline === null || !target.raw.includes("%") ? null : baseline + (baseline * target.value) / 100;
  return target.op === "words" ? null : target.value;
}
