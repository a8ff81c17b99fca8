import type { Place, Worklist } from "../../api/types.ts";

type Count = Worklist["counts"][number];

export interface VillageGroup {
  readonly township: string;
  readonly due: number;
  readonly overdue: number;
  readonly villages: readonly Count[];
}

/** Counts by village under their townships, the most overdue township first. A 12-digit code is 6 + 3 + 3 digits. */
export function groupVillages(counts: readonly Count[], places: readonly Place[]): readonly VillageGroup[] {
  const groups = new Map<string, Count[]>();
  for (const count of counts) {
    const township = places.find((place) => place.code === count.place)?.parent ?? count.place;
    const group = groups.get(township);
    if (group) group.push(count);
    else groups.set(township, [count]);
  }
  return [...groups]
    .map(([township, villages]) => ({
      township,
      villages: [...villages].sort((a, b) => b.overdue - a.overdue),
      due: villages.reduce((sum, one) => sum + one.due, 0),
      overdue: villages.reduce((sum, one) => sum + one.overdue, 0),
    }))
    .sort((a, b) => b.overdue - a.overdue);
}
