import type { Day } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import type { Statement } from "./columns.ts";
import type { Transaction } from "./database.ts";
import type { RecordKey } from "./store.ts";

/** Thrown when a link leads to records that were not locked: the transaction starts again with all of them. */
class Relock extends Error {
  readonly keys: readonly RecordKey[];
  constructor(keys: readonly RecordKey[]) {
    super("linked records must be locked together");
    this.keys = keys;
  }
}

export interface RecordRow {
  readonly record: RecordKey;
  readonly simulated: boolean;
  readonly evaluated_to: Day;
  readonly touched: boolean;
  readonly linked: boolean;
  readonly seq: number;
}

/** One person: the record that stands for them and the records joined to it, in the order of their keys. */
export interface Group {
  readonly root: RecordKey;
  readonly members: readonly RecordKey[];
}

interface Edge {
  readonly record: RecordKey;
  readonly other: RecordKey;
  readonly joins: boolean;
}

const LOCK = `select record, simulated, evaluated_to, touched, linked, seq from record
  where record = any($1::bigint[]) order by record for update`;
const EDGES = "select record, other, joins from link where record = any($1::bigint[]) and until is null";

/** Locks records in the order of their keys, so that two writers never wait for each other in a circle. */
export async function lockRecords(tx: Transaction, keys: readonly RecordKey[]): Promise<Map<RecordKey, RecordRow>> {
  const rows = await tx.rows<RecordRow>(LOCK, [arrayOf("bigint", keys)]);
  return new Map(rows.map((row) => [row.record, row]));
}

/** Asks for the active links of records. */
export function linksOf(keys: readonly RecordKey[]): Statement {
  return { sql: EDGES, params: [arrayOf("bigint", keys)] };
}

/** Active links of records and of everybody they lead to. */
export async function edgesFrom(tx: Transaction, start: readonly RecordKey[]): Promise<Map<RecordKey, Edge[]>> {
  const edges = new Map<RecordKey, Edge[]>();
  for (let next = [...start]; next.length > 0; ) {
    for (const key of next) edges.set(key, []);
    const found = await tx.rows<Edge>(EDGES, [arrayOf("bigint", next)]);
    for (const edge of found) edges.get(edge.record)?.push(edge);
    next = [...new Set(found.map((edge) => edge.other))].filter((key) => !edges.has(key));
  }
  return edges;
}

export function groupAround(key: RecordKey, edges: ReadonlyMap<RecordKey, readonly Edge[]>): Group {
  const members = new Set([key]);
  for (const member of members) for (const edge of edges.get(member) ?? []) members.add(edge.other);
  const ordered = [...members].sort((a, b) => a - b);
  const root = ordered.find((member) => !edges.get(member)?.some((edge) => edge.joins)) ?? key;
  return { root, members: ordered };
}

/**
 * The people behind locked records. Throws `Relock` when a link leads outside them: what is evaluated together is
 * locked together.
 */
export async function groupsOf(tx: Transaction, locked: ReadonlyMap<RecordKey, RecordRow>): Promise<readonly Group[]> {
  const linked = [...locked.values()].filter((row) => row.linked).map((row) => row.record);
  const single = [...locked.values()].filter((row) => !row.linked);
  const groups: Group[] = single.map(({ record }) => ({ root: record, members: [record] }));
  if (linked.length === 0) return groups;
  const edges = await edgesFrom(tx, linked);
  const beyond = [...edges.keys()].filter((key) => !locked.has(key));
  if (beyond.length > 0) throw new Relock([...locked.keys(), ...beyond]);
  const seen = new Set<RecordKey>();
  for (const key of linked) {
    if (seen.has(key)) continue;
    const group = groupAround(key, edges);
    for (const member of group.members) seen.add(member);
    groups.push(group);
  }
  return groups;
}

/** Runs `work` with the records it needs locked, from the start again whenever links lead further. */
export async function withLocks<T>(
  keys: readonly RecordKey[],
  work: (keys: readonly RecordKey[]) => Promise<T>,
): Promise<T> {
  for (let locked = keys; ; ) {
    try {
      return await work(locked);
    } catch (error) {
      if (!(error instanceof Relock)) throw error;
      locked = error.keys;
    }
  }
}
