import type { Database } from "./database.ts";
import type { Institution, Place } from "./store.ts";

interface PlaceRow {
  readonly code: string;
  readonly parent: string | null;
  readonly kind: Place["kind"];
  readonly name_zh: string;
  readonly name_en: string;
  readonly from_day: number | null;
  readonly to_day: number | null;
}

/** A place's jurisdiction is its county: the first six digits. */
export async function putPlaces(database: Database, places: readonly Place[]): Promise<void> {
  for (const place of places)
    await database.rows(
      `insert into place (jurisdiction, code, parent, kind, name_zh, name_en, from_day, to_day)
        values (left($1, 6), $1, $2, $3, $4, $5, $6, $7) on conflict (code) do update set parent = $2, kind = $3,
        name_zh = $4, name_en = $5, from_day = $6, to_day = $7`,
      [place.code, place.parent, place.kind, place.name.zh, place.name.en, place.from, place.to],
    );
}

export async function places(database: Database): Promise<Place[]> {
  const rows = await database.rows<PlaceRow>("select * from place order by code");
  return rows.map((row) => ({
    code: row.code,
    parent: row.parent,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en },
    from: row.from_day,
    to: row.to_day,
  }));
}

interface InstitutionRow extends Omit<PlaceRow, "code" | "kind"> {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
}

export async function putInstitutions(database: Database, institutions: readonly Institution[]): Promise<void> {
  for (const { id, name, kind, place, parent, from, to } of institutions)
    await database.rows(
      `insert into institution (jurisdiction, id, name_zh, name_en, kind, place, parent, from_day, to_day)
        values (left($5, 6), $1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do update set name_zh = $2, name_en = $3,
        kind = $4, place = $5, parent = $6, from_day = $7, to_day = $8`,
      [id, name.zh, name.en, kind, place, parent, from, to],
    );
}

export async function institutions(database: Database): Promise<Institution[]> {
  const rows = await database.rows<InstitutionRow>("select * from institution order by id");
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    place: row.place,
    parent: row.parent,
    from: row.from_day,
    to: row.to_day,
  }));
}

/** Settings of the whole store stand under the empty jurisdiction. */
export async function setting(database: Database, name: string): Promise<unknown> {
  const rows = await database.rows<{ value: unknown }>(
    "select value from setting where jurisdiction = '' and name = $1",
    [name],
  );
  return rows[0]?.value ?? null;
}

export async function putSetting(database: Database, name: string, value: unknown): Promise<void> {
  await database.rows(
    `insert into setting (jurisdiction, name, value) values ('', $1, $2)
      on conflict (jurisdiction, name) do update set value = $2`,
    [name, JSON.stringify(value)],
  );
}

export interface DefinitionFile {
  /** `programme`, `indicator`, `view`, `value-set`, `plan`. */
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  readonly content: unknown;
  readonly digest: string;
}

/** Keeps every version of every definition; true when one is new or differs from what was kept under its version. */
export async function putDefinitions(
  database: Database,
  definitions: readonly DefinitionFile[],
  now: number,
): Promise<boolean> {
  let changed = false;
  for (const each of definitions) {
    const rows = await database.rows<{ id: string }>(
      `insert into definition (jurisdiction, kind, id, version, in_force_from, in_force_to, content, digest, loaded_at)
        values ('', $1, $2, $3, $4, $5, $6, $7, $8) on conflict (jurisdiction, kind, id, version) do update
        set in_force_from = $4, in_force_to = $5, content = $6, digest = $7, loaded_at = $8
        where definition.digest <> $7 returning id`,
      [
        each.kind,
        each.id,
        each.version,
        each.inForceFrom,
        each.inForceTo,
        JSON.stringify(each.content),
        each.digest,
        now,
      ],
    );
    changed ||= rows.length > 0;
  }
  return changed;
}
