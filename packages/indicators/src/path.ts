import { type Day, dayOfCivil } from "@kangyu/fhir";
import type { Direction } from "./indicator.ts";
import { type Amount, levelOf, reaches } from "./target.ts";

export interface Pledge {
  readonly baseline: Amount | null;
  /** Year of the baseline where its cell prints none: the year before the plan begins. */
  readonly baselineYear: number;
  readonly targets: readonly Amount[];
  /** Last year of the plan. */
  readonly lastYear: number;
  readonly direction: Direction;
}

export type Path =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly why: "no-target" | "no-baseline" | "target-in-words" };

interface Knot {
  readonly day: Day;
  readonly value: number;
}

const endOf = (year: number): Day => dayOfCivil(year, 12, 31);

/** Targets of the plan's own years, earliest first; an outlook beyond the last year is not part of the path. */
function targetsWithin(pledge: Pledge): Amount[] {
  return pledge.targets
    .filter((target) => target.year !== null && target.year <= pledge.lastYear)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
}

/** The target of the plan's last year; null where the plan names none. */
export function finalTarget(pledge: Pledge): Amount | null {
  return targetsWithin(pledge).at(-1) ?? null;
}

/**
 * What the plan asks for on a day: straight from the baseline at the end of its year over the mid-term targets to the
 * last one, at the ends of their years; from then on the last target. Where the baseline already meets the last
 * target, the path is the target.
 */
export function pathOf(pledge: Pledge, day: Day): Path {
  const targets = targetsWithin(pledge);
  const last = targets.at(-1);
  if (last === undefined) return { ok: false, why: "no-target" };
  const start = typeof pledge.baseline?.value === "number" ? pledge.baseline.value : null;
  const lastLevel = levelOf(last, pledge.direction, start);
  if (lastLevel === null) return { ok: false, why: "target-in-words" };
  if (day >= endOf(last.year ?? pledge.lastYear)) return { ok: true, value: lastLevel };
  if (start === null) return { ok: false, why: "no-baseline" };
  const isMet = last.op === "change" ? start === lastLevel : reaches(start, last, pledge.direction) === true;
  if (isMet) return { ok: true, value: lastLevel };
  const knots: Knot[] = [{ day: endOf(pledge.baseline?.year ?? pledge.baselineYear), value: start }];
  for (const target of targets) {
    const value = levelOf(target, pledge.direction, start);
    if (value !== null) knots.push({ day: endOf(target.year ?? pledge.lastYear), value });
  }
  return { ok: true, value: between(knots, day) };
}

function between(knots: readonly Knot[], day: Day): number {
  let before = knots[0] as Knot;
  for (const after of knots) {
    if (day <= after.day) {
      if (after.day === before.day) return after.value;
      return (
        before.value +
        ((after.value - before.value) * (Math.max(day, before.day) - before.day)) / (after.day - before.day)
      );
    }
    before = after;
  }
  return before.value;
}
