import type { Day } from "@kangyu/fhir";
import { arrayOf } from "./columns.ts";
import type { Transaction } from "./database.ts";
import { type FactRow, readFacts } from "./facts.ts";
import type { Inside } from "./inside.ts";
import type { Group, RecordRow } from "./people.ts";
import {
  type Change,
  changesOf,
  evaluatePerson,
  type ResidentRow,
  SPELL_COLUMNS,
  type SpellRow,
  sendSpells,
} from "./spells.ts";
import type { RecordKey } from "./store.ts";

export interface Refreshed {
  readonly root: RecordKey;
  readonly changes: readonly Change[];
}

function byRecord<R extends { readonly record: RecordKey }>(rows: readonly R[]): Map<RecordKey, R[]> {
  const map = new Map<RecordKey, R[]>();
  for (const row of rows) {
    const list = map.get(row.record);
    if (list) list.push(row);
    else map.set(row.record, [row]);
  }
  return map;
}

interface Loaded {
  readonly residents: ReadonlyMap<RecordKey, ResidentRow>;
  readonly facts: ReadonlyMap<RecordKey, readonly FactRow[]>;
  readonly spells: ReadonlyMap<RecordKey, readonly SpellRow[]>;
}

async function load(tx: Transaction, keys: readonly RecordKey[]): Promise<Loaded> {
  const list = arrayOf("bigint", keys);
  const [residents, facts, spells] = await Promise.all([
    tx.rows<ResidentRow>("select record, name, sex, birth, death from resident where record = any($1::bigint[])", [
      list,
    ]),
    readFacts(tx, keys, "now"),
    tx.rows<SpellRow>(`select ${SPELL_COLUMNS} from spell where record = any($1::bigint[])`, [list]),
  ]);
  return {
    residents: new Map(residents.map((row) => [row.record, row])),
    facts: byRecord(facts),
    spells: byRecord(spells),
  };
}

/**
 * Evaluates people whose records are locked and puts their spells right. Returns the changes of figures that follow;
 * the caller writes them, as deltas or straight into the figures.
 */
export async function refresh(
  tx: Transaction,
  inside: Inside,
  people: { readonly groups: readonly Group[]; readonly rows: ReadonlyMap<RecordKey, Pick<RecordRow, "simulated">> },
): Promise<Refreshed[]> {
  const horizon: Day = inside.horizon();
  const engine = inside.engine();
  const loaded = await load(
    tx,
    people.groups.flatMap((group) => group.members),
  );
  const remove: SpellRow[] = [];
  const add: SpellRow[] = [];
  const refreshed: Refreshed[] = [];
  for (const group of people.groups) {
    const person = {
      group,
      simulated: people.rows.get(group.root)?.simulated ?? true,
      residents: loaded.residents,
      facts: group.members.flatMap((key) => loaded.facts.get(key) ?? []),
      spells: group.members.flatMap((key) => loaded.spells.get(key) ?? []),
    };
    const changes = await evaluatePerson(person, engine, inside.terms, horizon);
    remove.push(...changes.remove);
    add.push(...changes.add);
    refreshed.push({ root: group.root, changes: changesOf(changes) });
  }
  sendSpells(tx, { remove, add });
  return refreshed;
}
