import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import { claimsOf, type Transaction } from "./database.ts";
import { rowsOfFacts } from "./facts.ts";
import { noteAudit } from "./imports.ts";
import type { Inside } from "./inside.ts";
import { idOf } from "./keys.ts";
import { lockRecords } from "./people.ts";
import { type ResidentRecord, residentOf } from "./prepare.ts";
import { StoreError } from "./problems.ts";
import { readyFact } from "./ready.ts";
import { sendResidents } from "./stage.ts";
import type { Actor, RecordKey, Resource } from "./store.ts";

const BATCH = 500;

interface Row {
  readonly record: RecordKey;
  readonly suffix: string;
  readonly version: number;
  readonly type: number;
  readonly simulated: boolean;
  readonly withdrawn: boolean;
  readonly content: Resource;
  readonly digest: string;
  readonly outside: number | null;
  readonly import_id: string | null;
  readonly known_from: number;
  readonly known_to: number | null;
}

interface Withdrawal {
  readonly id: string;
  readonly reason: string;
  readonly actor: Actor;
}

/**
 * Takes back what an import wrote and is still current: a resource that had another version before it gets that one
 * again, any other is withdrawn. Nothing is deleted; the records are touched, and `derive` puts their spells right.
 */
export async function withdrawImport(inside: Inside, work: Withdrawal): Promise<number> {
  const claims = claimsOf(work.actor, "both");
  await inside.database.transaction(claims, async (tx) => {
    const rows = await tx.rows<{ simulated: boolean }>(
      "update import_run set state = 'withdrawn', message = $2 where id = $1 returning simulated",
      [work.id, work.reason],
    );
    const [first] = rows;
    if (first === undefined) throw new StoreError("import-unknown");
    noteAudit(tx, inside, {
      actor: work.actor,
      action: "withdraw-import",
      target: work.id,
      simulated: first.simulated,
    });
  });
  let total = await inside.database.transaction(claims, (tx) => withdrawShared(tx, inside, work));
  for (;;) {
    const count = await inside.database.transaction(claims, (tx) => withdrawBatch(tx, inside, work));
    total += count;
    if (count === 0) return total;
  }
}

async function withdrawShared(tx: Transaction, inside: Inside, work: Withdrawal): Promise<number> {
  return tx.run(
    `with gone as (update shared_resource set known_to = greatest(known_from, $2) where import_id = $1 and known_to is null
        and not withdrawn returning *)
      insert into shared_resource (id, version, type, simulated, withdrawn, content, digest, import_id, known_from,
        recorded_at, operator, reason)
      select id, version + 1, type, simulated, true, content, digest, import_id, greatest(known_from, $2), $2, $3, $4 from gone`,
    [work.id, inside.now(), work.actor.operator, work.reason],
  );
}

const COLUMNS =
  "record, suffix, version, type, simulated, withdrawn, content, digest, outside, import_id, known_from, known_to";

async function withdrawBatch(tx: Transaction, inside: Inside, work: Withdrawal): Promise<number> {
  const records = await tx.rows<{ record: RecordKey }>(
    `select distinct record from resource where import_id = $1 and known_to is null and not withdrawn
      limit ${BATCH}`,
    [work.id],
  );
  if (records.length === 0) return 0;
  const keys = records.map((row) => row.record);
  await lockRecords(tx, keys);
  const list = arrayOf("bigint", keys);
  const versions = await tx.rows<Row>(
    `select ${COLUMNS} from resource r where record = any($1::bigint[]) and exists (select from resource c
      where c.record = r.record and c.suffix = r.suffix and c.import_id = $2 and c.known_to is null and not c.withdrawn)
      order by version`,
    [list, work.id],
  );
  const chains = Map.groupBy(versions, (row) => `${row.record}-${row.suffix}`);
  const next = [...chains.values()].map((chain) => nextOf(chain, inside, work));
  await inside.terms.learn(next.map((row) => row.type));
  await closeOld(
    tx,
    [...chains.values()].map((chain) => chain.at(-1) as Row),
    next,
  );
  sendRows(tx, "resource", next);
  await addFacts(tx, inside, next);
  putPeople(tx, next);
  await tx.run("update record set touched = true, seq = seq + 1 where record = any($1::bigint[])", [list]);
  return next.length;
}

/** Marks a version that stands again; it is not current by the import's own hand. */
function restored(id: string): string {
  return `import ${id} withdrawn`;
}

function nextOf(chain: readonly Row[], inside: Inside, work: Withdrawal) {
  const current = chain.at(-1) as Row;
  const before = chain.findLast((row) => row.import_id !== work.id && !row.withdrawn);
  const now = inside.now();
  return {
    ...(before ?? current),
    version: current.version + 1,
    withdrawn: before === undefined,
    outside: current.outside,
    import_id: before === undefined ? work.id : before.import_id,
    line: null,
    known_from: Math.max(now, current.known_from),
    known_to: null,
    recorded_at: now,
    operator: work.actor.operator,
    reason: before === undefined ? work.reason : restored(work.id),
  };
}

type Next = ReturnType<typeof nextOf>;

async function closeOld(tx: Transaction, current: readonly Row[], next: readonly Next[]): Promise<void> {
  const params = [
    arrayOf(
      "bigint",
      current.map((row) => row.record),
    ),
    arrayOf(
      "text",
      current.map((row) => row.suffix),
    ),
    arrayOf(
      "int",
      current.map((row) => row.version),
    ),
    arrayOf(
      "bigint",
      next.map((row) => row.known_from),
    ),
  ];
  for (const table of ["resource", "fact"])
    await tx.run(
      `update ${table} as t set known_to = c.known_to
        from unnest($1::bigint[], $2::text[], $3::int[], $4::bigint[]) as c(record, suffix, version, known_to)
        where t.record = c.record and t.suffix = c.suffix and t.version = c.version`,
      params,
    );
}

async function addFacts(tx: Transaction, inside: Inside, next: readonly Next[]): Promise<void> {
  const made = next
    .filter((row) => !row.withdrawn)
    .map((row) => {
      const origin = `${inside.terms.text(row.type)}/${idOf(row.record, row.suffix)}`;
      return { row, facts: inside.engine().facts(row.content, { knownFrom: row.known_from, origin }) };
    });
  await inside.terms.ensure(made.flatMap(({ facts }) => facts.map((fact) => fact.code)));
  sendRows(
    tx,
    "fact",
    made.flatMap(({ row, facts }) => rowsOfFacts(facts.map(readyFact), { ...row, knownTo: null }, inside.terms)),
  );
}

function putPeople(tx: Transaction, next: readonly Next[]): void {
  const people = new Map<RecordKey, ResidentRecord | null>();
  for (const row of next.filter((each) => each.suffix === ""))
    people.set(row.record, row.withdrawn ? null : residentOf(row.content, row.record, row.simulated));
  if (people.size > 0) sendResidents(tx, people);
}
