import type { Population } from "./draft.ts";

/** How many there have to be at the end of a year. */
export interface StockYear {
  readonly year: number;
  readonly level: number;
  readonly count: number;
  /** More than at the end of the year before. */
  readonly more: number;
}

interface Point {
  readonly year: number;
  readonly value: number;
}

function between(from: Point, to: Point, year: number): number {
  return from.value + ((to.value - from.value) * (year - from.year)) / (to.year - from.year);
}

export interface StockQuestion {
  /** Heads that the rate is for. */
  readonly per: number;
  readonly population: Population;
  readonly start: Point;
  /** Mid-term target, where one is set, and the target; oldest first. */
  readonly goals: readonly Point[];
  readonly direction: "up" | "down" | null;
}

/**
 * How many beds, staff or places a rate per head needs at the end of each year: the rate goes evenly to the mid-term target
 * and from there to the target, residents go evenly to those expected. Whole ones, so a started one counts.
 */
export function stockPath({ per, population, start, goals, direction }: StockQuestion): StockYear[] {
  const last = goals.at(-1);
  if (last === undefined || last.year <= start.year) return [];
  const points = [start, ...goals];
  const people = { now: population.now, later: population.later ?? population.now };
  const countAt = (level: number, year: number) => {
    const heads = between({ year: start.year, value: people.now }, { year: last.year, value: people.later }, year);
    const exact = (level * heads) / per;
    return direction === "down" ? Math.floor(exact + 1e-9) : Math.ceil(exact - 1e-9);
  };
  const path: StockYear[] = [];
  let before = Math.round((start.value * people.now) / per);
  for (let year = start.year + 1; year <= last.year; year += 1) {
    const to = points.findIndex((point) => point.year >= year);
    const [from, goal] = [points[to - 1], points[to]];
    if (from === undefined || goal === undefined) continue;
    const level = between(from, goal, year);
    const count = countAt(level, year);
    path.push({ year, level, count, more: count - before });
    before = count;
  }
  return path;
}
