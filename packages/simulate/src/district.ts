import { type Day, parseDay } from "@kangyu/fhir";
import { type Weighted, weighted } from "./random.ts";
import type { InstitutionRow, QualityRow, Tables, VillageRow } from "./tables.ts";

export interface Village {
  readonly row: VillageRow;
  readonly code: string;
  /** First day on which it no longer exists; null where it lasts. */
  readonly endsOn: Day | null;
  readonly mergedInto: string | null;
  /** First of the positions (0 to the sum of weights) that belong to it. */
  readonly firstSlot: number;
  readonly centre: Centre;
  /** Village clinic; null where the centre does the work. */
  readonly clinic: InstitutionRow | null;
}

export interface Centre {
  readonly institution: InstitutionRow;
  readonly quality: QualityRow;
}

/** The tables, looked up once. */
export interface District {
  readonly tables: Tables;
  readonly villages: readonly Village[];
  readonly villageOf: ReadonlyMap<string, Village>;
  readonly slots: number;
  readonly draw: Weighted<Village>;
  readonly surnames: Weighted<string>;
  readonly ages: Weighted<{ from: number; to: number }>;
  readonly hospitals: readonly InstitutionRow[];
  readonly placeText: ReadonlyMap<string, string>;
}

function centreOf(tables: Tables, village: VillageRow): Centre {
  const rows = tables.institutions.catchment;
  const own = rows.find((row) => row.villages?.includes(village.code));
  const id = (own ?? rows.find((row) => row.township !== undefined && village.code.startsWith(row.township)))?.centre;
  const institution = tables.institutions.institutions.find((row) => row.id === id);
  const quality = tables.institutions.quality.find((row) => row.centre === id);
  if (institution === undefined || quality === undefined) throw new Error(`village ${village.code} has no centre`);
  return { institution, quality };
}

/** Looks the tables up once for all residents. Throws when a village has no centre: `readTables` refuses such tables. */
export function prepareDistrict(tables: Tables): District {
  let slots = 0;
  const centres = new Map<string, Centre>();
  const villages = tables.places.villages.map((row): Village => {
    const firstSlot = slots;
    slots += row.weight;
    const found = centreOf(tables, row);
    const centre = centres.get(found.institution.id) ?? found;
    centres.set(found.institution.id, centre);
    const last = row.to === undefined ? null : parseDay(row.to);
    return {
      row,
      code: row.code,
      endsOn: last === null ? null : last + 1,
      mergedInto: row.mergedInto ?? null,
      firstSlot,
      centre,
      clinic: tables.institutions.institutions.find((one) => one.kind === "clinic" && one.place === row.code) ?? null,
    };
  });
  const township = new Map(tables.places.townships.map((row) => [row.code, row.name.zh]));
  return {
    tables,
    villages,
    villageOf: new Map(villages.map((village) => [village.code, village])),
    slots,
    draw: weighted(villages.map((village) => [village, village.row.weight] as const)),
    surnames: weighted(tables.names.surnames),
    ages: weighted(tables.ages.population.groups.map((group) => [group, group.weight] as const)),
    hospitals: tables.institutions.institutions.filter((row) => row.kind === "hospital"),
    placeText: new Map(
      villages.map((village) => [
        village.code,
        `${tables.places.district.name.zh}${township.get(village.code.slice(0, 9)) ?? ""}${village.row.name.zh}`,
      ]),
    ),
  };
}

/** The village that stands on a day where this one stood. */
export function standingOn(district: District, village: Village, day: Day): Village {
  if (village.endsOn === null || day < village.endsOn || village.mergedInto === null) return village;
  return district.villageOf.get(village.mergedInto) ?? village;
}
