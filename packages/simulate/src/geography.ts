import { type Day, parseDay } from "@kangyu/fhir";
import type { Name, Tables } from "./tables.ts";

export interface SimulatedPlace {
  /** 6 digits the district, 9 a township, 12 a village: each begins with its parent's. */
  readonly code: string;
  readonly parent: string | null;
  readonly kind: "district" | "township" | "village";
  readonly name: Name;
  readonly from: Day | null;
  /** First day on which it no longer exists; null where it lasts. */
  readonly to: Day | null;
  /** Column and row on the schematic map; townships only. */
  readonly tile: readonly [number, number] | null;
  /** The place that took it over. */
  readonly mergedInto: string | null;
}

export interface SimulatedInstitution {
  /** Id of its Organization. */
  readonly id: string;
  readonly kind: string;
  readonly name: Name;
  readonly place: string;
  readonly parent: string | null;
}

/** Places and institutions of the simulated district, as registers take them: parents before their children. */
export function geographyOf(tables: Tables): {
  readonly jurisdiction: string;
  readonly name: Name;
  readonly places: readonly SimulatedPlace[];
  readonly institutions: readonly SimulatedInstitution[];
} {
  const { district, townships, villages } = tables.places;
  const lasting = { from: null, to: null, mergedInto: null };
  return {
    jurisdiction: district.code,
    name: district.name,
    places: [
      { ...lasting, code: district.code, parent: null, kind: "district", name: district.name, tile: null },
      ...townships.map(
        (row): SimulatedPlace => ({
          ...lasting,
          code: row.code,
          parent: district.code,
          kind: "township",
          name: row.name,
          tile: row.tile,
        }),
      ),
      ...villages.map((row): SimulatedPlace => {
        const last = row.to === undefined ? null : parseDay(row.to);
        return {
          code: row.code,
          parent: row.code.slice(0, 9),
          kind: "village",
          name: row.name,
          from: null,
          to: last === null ? null : last + 1,
          tile: null,
          mergedInto: row.mergedInto ?? null,
        };
      }),
    ],
    institutions: [...tables.institutions.institutions]
      .sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null))
      .map(({ id, kind, name, place, parent }) => ({ id, kind, name, place, parent })),
  };
}
