import type { PlanOutline } from "../../api/types.ts";

type Heading = PlanOutline["headings"][number];

/** Headings of the chapters of tasks, or all; where there is no such chapter, all. */
export function shownHeadings(headings: readonly Heading[], show: "work" | "all"): readonly Heading[] {
  const work = headings.filter(({ isWork }) => isWork);
  return show === "all" || work.length === 0 ? headings : work;
}

/** Lines of the innermost headings below the one on `line` that are no tasks yet; none where nothing stands below it. */
export function below(headings: readonly Heading[], line: number): number[] {
  const at = headings.findIndex((one) => one.line === line);
  const own = headings[at];
  if (own === undefined) return [];
  const rest = headings.slice(at + 1);
  const end = rest.findIndex(({ level }) => level <= own.level);
  const inside = end < 0 ? rest : rest.slice(0, end);
  return inside
    .filter((one, index) => !one.isTaken && (inside[index + 1]?.level ?? 0) <= one.level)
    .map((one) => one.line);
}
