import type { Day } from "@kangyu/fhir";
import type { Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { loadRecords, termsIn } from "./load.ts";
import type { Group, RecordRow } from "./people.ts";
import { evaluatePerson } from "./spells.ts";
import type { RecordKey } from "./store.ts";
import { type TrackChanges, type TrackRow, trackStatements } from "./tracks.ts";

export interface Refreshed {
  readonly root: RecordKey;
  readonly changes: TrackChanges;
}

/**
 * Evaluates people whose records are locked and puts their tracks right. Returns what changed;
 * the caller counts it, as deltas or straight into the figures.
 */
export async function refresh(
  tx: Transaction,
  inside: Inside,
  people: { readonly groups: readonly Group[]; readonly rows: ReadonlyMap<RecordKey, Pick<RecordRow, "simulated">> },
): Promise<Refreshed[]> {
  const horizon: Day = inside.horizon();
  const engine = inside.engine();
  const registers = { terms: inside.terms, standings: inside.standings };
  const keys = people.groups.flatMap((group) => group.members);
  const records = await loadRecords(tx, keys);
  await inside.terms.learn(termsIn(records.values()));
  const remove: TrackRow[] = [];
  const add: TrackRow[] = [];
  const refreshed: Refreshed[] = [];
  for (const group of people.groups) {
    const simulated = people.rows.get(group.root)?.simulated ?? true;
    const changes = await evaluatePerson({ group, simulated, records }, engine, { ...registers, horizon });
    remove.push(...changes.remove);
    add.push(...changes.add);
    refreshed.push({ root: group.root, changes });
  }
  for (const { sql, params } of trackStatements({ remove, add })) tx.send(sql, params);
  return refreshed;
}
