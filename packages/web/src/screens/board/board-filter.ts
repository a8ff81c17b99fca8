import type { BoardRow, Light } from "../../api/types.ts";

export const lights: readonly Light[] = ["behind", "not-met", "on-track", "met", "cannot-tell", "not-measured"];

/** The filter for rows that are behind their path or have missed their target. */
export const OFF_TRACK = "off-track";

export function isOffTrack({ light }: Pick<BoardRow, "light">): boolean {
  return light === "behind" || light === "not-met";
}

export interface BoardFilter {
  /** A light, or `off-track`. */
  readonly light?: string | undefined;
  readonly domain?: string | undefined;
}

/** Rows that pass the filter, under their domains in the order in which the plan prints them. */
export function groupRows(rows: readonly BoardRow[], filter: BoardFilter): readonly (readonly [string, BoardRow[]])[] {
  const groups = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const domain = row.domain ?? "";
    const isLit = filter.light === OFF_TRACK ? isOffTrack(row) : row.light === filter.light;
    if (filter.light && !isLit) continue;
    if (filter.domain !== undefined && domain !== filter.domain) continue;
    const group = groups.get(domain);
    if (group) group.push(row);
    else groups.set(domain, [row]);
  }
  return [...groups];
}

export function countLights(rows: readonly BoardRow[]): Readonly<Record<Light, number>> {
  const counts = { met: 0, "on-track": 0, behind: 0, "not-met": 0, "cannot-tell": 0, "not-measured": 0 };
  for (const row of rows) counts[row.light] += 1;
  return counts;
}

/** Years for which any row prints a target, ascending; null stands for a target without a year. */
export function targetYears(rows: readonly BoardRow[]): readonly (number | null)[] {
  const years = new Set(rows.flatMap((row) => row.targets.map((target) => target.year)));
  return [...years].sort((a, b) => (a ?? 0) - (b ?? 0));
}
