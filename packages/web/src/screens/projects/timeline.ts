import type { PlanProject } from "../../api/types.ts";

/** A bar of the timeline in percent of its width. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  readonly kind: "planned" | "actual" | "over";
}

export interface Scale {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayMs;

/** The years that all projects and the plan itself take. */
export function yearsOf(
  plan: { readonly from: number; readonly to: number },
  projects: readonly PlanProject[],
): number[] {
  const days = projects.flatMap(({ start, finish }) => [start.planned, start.actual, finish.planned, finish.actual]);
  const years = days.filter((day) => day !== null).map((day) => Number(day.slice(0, 4)));
  const from = Math.min(plan.from, ...years);
  const to = Math.max(plan.to, ...years);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function scaleOf(years: readonly number[]): Scale {
  return { from: dayOf(`${years[0]}-01-01`), to: dayOf(`${(years.at(-1) ?? 0) + 1}-01-01`) };
}

export function placeOf(iso: string, { from, to }: Scale): number {
  return Math.min(100, Math.max(0, ((dayOf(iso) - from) / (to - from)) * 100));
}

/** Planned above; as it went below, up to today while it is not finished, the part beyond the planned end apart. */
export function barsOf(project: PlanProject, today: string, scale: Scale): Bar[] {
  const { start, finish } = project;
  const bar = (kind: Bar["kind"], from: string, until: string): Bar[] => {
    const left = placeOf(from, scale);
    const width = placeOf(until, scale) - left;
    return width > 0 ? [{ kind, left, width }] : [];
  };
  const planned =
    start.planned !== null && finish.planned !== null ? bar("planned", start.planned, finish.planned) : [];
  if (start.actual === null) return planned;
  const end = finish.actual ?? today;
  const limit = finish.planned !== null && finish.planned < end ? finish.planned : end;
  const over = limit < end ? bar("over", limit > start.actual ? limit : start.actual, end) : [];
  return [...planned, ...bar("actual", start.actual, limit), ...over];
}
