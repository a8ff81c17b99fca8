import pg from "pg";
import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import type { Claims, Transaction } from "./database.ts";
import { derive } from "./derive.ts";
import { rowsOfFacts } from "./facts.ts";
import type { Inside } from "./inside.ts";
import { idOf } from "./keys.ts";
import { type ResidentRecord, residentOf } from "./prepare.ts";
import { readyFact } from "./ready.ts";
import { sendResidents } from "./stage.ts";
import type { Progress, RecordKey, Resource } from "./store.ts";

const EVERYBODY: Claims = { operator: "store", world: "both" };
const BATCH = 1_000;
const TOUCH_ALL = "update record set touched = true where not touched";

/** Dropped while everything is written anew and made at the end: an index over rows that lie there is made faster. */
const PEOPLE_INDEX = "create index if not exists track_people on track (simulated, measure, place, record)";

/** Runs statements as the owner of the tables, who may empty them and make indexes. */
async function asOwner(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: "-c role=kangyu_owner -c search_path=kangyu" });
  await client.connect();
  try {
    await client.query(statements.join("; "));
  } finally {
    await client.end();
  }
}

export interface RebuildOptions {
  /** Make facts anew too, from every version of every resource. */
  readonly facts: boolean;
  readonly report: ((progress: Progress) => void) | undefined;
}

/**
 * Takes the derived layers away and touches every record. Writers wait for a moment; from then on figures are complete
 * again when the last record is evaluated and `finishRebuild` was called.
 */
export async function beginRebuild(inside: Inside, options: RebuildOptions): Promise<void> {
  await asOwner(inside.database.url, [
    "begin",
    "lock table record in exclusive mode",
    "truncate track, delta, figure",
    "drop index if exists track_people",
    "commit",
  ]);
  await inside.database.transaction(EVERYBODY, (tx) => tx.run(TOUCH_ALL));
  if (options.facts) await rebuildFacts(inside, options.report);
}

/** Makes the index that people are found by again. */
export async function finishRebuild(inside: Inside): Promise<void> {
  await asOwner(inside.database.url, [PEOPLE_INDEX, "analyze track"]);
  // Batches have changed the same figures again and again: written once more, they take a fraction of the room.
  await asOwner(inside.database.url, ["vacuum (full, analyze) figure"]);
}

/** Makes the derived layers anew from the record, in this thread. */
export async function rebuildInPlace(inside: Inside, options: RebuildOptions): Promise<number> {
  await beginRebuild(inside, options);
  const count = await derive(inside, options.report);
  await finishRebuild(inside);
  return count;
}

/** Makes every fact anew and marks every record for `derive`; figures stay what they were until then. */
export async function remakeFacts(inside: Inside, report?: RebuildOptions["report"]): Promise<void> {
  await inside.database.transaction(EVERYBODY, (tx) => tx.run(TOUCH_ALL));
  await rebuildFacts(inside, report);
}

async function rebuildFacts(inside: Inside, report: RebuildOptions["report"]): Promise<void> {
  let done = 0;
  for (let last: RecordKey | null = -1; last !== null; ) {
    const after: RecordKey = last;
    last = await inside.database.transaction(EVERYBODY, async (tx) => {
      const keys = await tx.rows<{ record: RecordKey }>(
        `select record from record where record > $1 order by record limit ${BATCH} for update`,
        [after],
      );
      if (keys.length === 0) return null;
      await factsOfRecords(
        tx,
        inside,
        keys.map((row) => row.record),
      );
      done += keys.length;
      return keys.at(-1)?.record ?? null;
    });
    report?.({ stage: "facts", done, total: null });
  }
}

interface VersionRow {
  readonly record: RecordKey;
  readonly suffix: string;
  readonly version: number;
  readonly type: number;
  readonly simulated: boolean;
  readonly withdrawn: boolean;
  readonly content: Resource;
  readonly known_from: number;
  readonly known_to: number | null;
}

async function factsOfRecords(tx: Transaction, inside: Inside, keys: readonly RecordKey[]): Promise<void> {
  const { terms } = inside;
  const list = arrayOf("bigint", keys);
  const [, versions] = await Promise.all([
    tx.run("delete from fact where record = any($1::bigint[])", [list]),
    tx.rows<VersionRow>(
      `select record, suffix, version, type, simulated, withdrawn, content, known_from, known_to from resource
        where record = any($1::bigint[])`,
      [list],
    ),
  ]);
  await terms.learn(versions.map((row) => row.type));
  const made = versions.map((row) => ({ row, facts: factsOfVersion(inside, row) }));
  await terms.ensure(made.flatMap(({ facts }) => facts.map((fact) => fact.code)));
  const rows = made.flatMap(({ row, facts }) =>
    rowsOfFacts(facts.map(readyFact), { ...row, knownTo: row.known_to }, terms),
  );
  sendRows(tx, "fact", rows);
  const people = new Map<RecordKey, ResidentRecord | null>(keys.map((key) => [key, null]));
  for (const row of versions)
    if (row.suffix === "" && row.known_to === null && !row.withdrawn)
      people.set(row.record, residentOf(row.content, row.record, row.simulated));
  sendResidents(tx, people);
}

function factsOfVersion(inside: Inside, row: VersionRow) {
  if (row.withdrawn) return [];
  const origin = `${inside.terms.text(row.type)}/${idOf(row.record, row.suffix)}`;
  return inside.engine().facts(row.content, { knownFrom: row.known_from, origin });
}
