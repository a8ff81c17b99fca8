import { arrayOf } from "./array-param.ts";
import { addRows } from "./columns.ts";
import type { Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newKey } from "./keys.ts";
import { aliasOf, ownKey } from "./prepare.ts";
import type { Ready } from "./ready.ts";
import type { RecordKey, World, WriteOptions } from "./store.ts";

/** Another transaction gave the same outside id a record at this moment: start again and use theirs. */
export class AliasTaken extends Error {}

export interface Resolved {
  /** The record of each incoming row; null for shared registers, undefined where the person is unknown. */
  readonly records: readonly (RecordKey | null | undefined)[];
  /** Records that do not exist yet, with their world. */
  readonly fresh: ReadonlyMap<RecordKey, boolean>;
}

interface AliasRow {
  readonly outside: string;
  readonly record: RecordKey;
}

function outsideNames({ names, simulated }: Ready, options: WriteOptions): string[] {
  return names.map((name) => aliasOf(name, simulated, options.source ?? ""));
}

async function readAliases(tx: Transaction, names: ReadonlySet<string>): Promise<Map<string, RecordKey>> {
  if (names.size === 0) return new Map();
  const rows = await tx.rows<AliasRow>("select outside, record from alias where outside = any($1::text[])", [
    arrayOf("text", [...names]),
  ]);
  return new Map(rows.map((row) => [row.outside, row.record]));
}

/** Records of ours among the references: those keys that exist. */
async function readOwn(tx: Transaction, incoming: readonly Ready[]): Promise<Set<RecordKey>> {
  const keys = [...new Set(incoming.flatMap((each) => each.names.flatMap((name) => ownKey(name) ?? [])))];
  if (keys.length === 0) return new Set();
  const rows = await tx.rows<{ record: RecordKey }>("select record from record where record = any($1::bigint[])", [
    arrayOf("bigint", keys),
  ]);
  return new Set(rows.map((row) => row.record));
}

/**
 * Finds the record of every row: by our own key, or by an outside id, which a Patient seen for the first time brings
 * into the alias table. Throws `AliasTaken` where another transaction was first.
 */
export async function resolveRecords(
  tx: Transaction,
  incoming: readonly Ready[],
  options: WriteOptions,
): Promise<Resolved> {
  const own = await readOwn(tx, incoming);
  const ownOf = (each: Ready) => each.names.map(ownKey).find((key) => key !== null && own.has(key));
  const outside = new Set(
    incoming.filter((each) => ownOf(each) === undefined).flatMap((each) => outsideNames(each, options)),
  );
  const aliases = await readAliases(tx, outside);
  const fresh = new Map<RecordKey, boolean>();
  const added: { outside: string; record: RecordKey; simulated: boolean }[] = [];
  for (const each of incoming.filter((row) => row.type === "Patient" && ownOf(row) === undefined)) {
    const names = outsideNames(each, options);
    const { simulated } = each;
    let record = names.map((name) => aliases.get(name)).find((key) => key !== undefined);
    if (record === undefined) {
      record = newKey();
      fresh.set(record, simulated);
    }
    for (const name of names.filter((text) => !aliases.has(text))) {
      aliases.set(name, record);
      added.push({ outside: name, record, simulated });
    }
  }
  if ((await addRows(tx, "alias", added)) < added.length) throw new AliasTaken();
  const records = incoming.map((each) => {
    if (each.subject === null && each.type !== "Patient") return null;
    return (
      ownOf(each) ??
      outsideNames(each, options)
        .map((name) => aliases.get(name))
        .find((key) => key !== undefined)
    );
  });
  return { records, fresh };
}

interface Asked {
  readonly reference: string;
  readonly world: World;
  readonly source: string;
}

/** The record behind one reference, in one world. */
export function keyOf(inside: Inside, { reference, world, source }: Asked): Promise<RecordKey | null> {
  return inside.database.transaction({ operator: "store", world }, async (tx) => {
    const own = ownKey(reference);
    const [record] =
      own === null ? [] : await tx.rows<{ record: RecordKey }>("select record from record where record = $1", [own]);
    if (record !== undefined) return record.record;
    const name = aliasOf(reference, world === "simulated", source);
    return (await readAliases(tx, new Set([name]))).get(name) ?? null;
  });
}
