import { arrowFaults, readRooms } from "./arrows.ts";
import type { Fault } from "./fault.ts";
import { nameFaults } from "./names.ts";
import { purityFaults } from "./purity.ts";
import { shapeFaults } from "./shape.ts";
import { readRepository } from "./source.ts";

export interface Floor {
  readonly rooms: number;
  readonly sources: number;
}

/**
 * Every place under a root that breaks a rule a machine can hold. `floor` is what it must at least have seen: a checker
 * that reads nothing would otherwise report that all is well.
 */
export function architectureFaults(root: string, floor: Floor): readonly Fault[] {
  const rows = readRooms(root);
  const repository = readRepository(root);
  const seen = { rooms: rows.length, sources: repository.sources.length };
  const few = (["rooms", "sources"] as const)
    .filter((what) => seen[what] < floor[what])
    .map((what) => ({
      rule: "floor",
      file: ".",
      detail: `${seen[what]} ${what} seen, at least ${floor[what]} expected`,
    }));
  return [
    ...few,
    ...arrowFaults(repository, rows),
    ...purityFaults(repository, rows),
    ...shapeFaults(repository),
    ...nameFaults(repository),
  ];
}
