import { hash } from "node:crypto";
import { insertOf, type Statement } from "./columns.ts";
import type { Param, Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import { type LoadedRecord, loadRecords, termsIn } from "./load.ts";
import { type Accepted, type Kept, keptAnswer, movedBy } from "./outcome.ts";
import type { RecordRow } from "./people.ts";
import { isSimulated } from "./prepare.ts";
import { refused } from "./problems.ts";
import { readyOf } from "./ready.ts";
import { changesOf, evaluatePerson } from "./spells.ts";
import { Stage } from "./stage.ts";
import type { WriteAbout, WriteOptions, WriteOutcome } from "./store.ts";
import { together } from "./together.ts";
import { trackStatements } from "./tracks.ts";

/** The record is not one that this path writes: linked to others, a Patient, or not there. */
export const ELSEWHERE = Symbol("elsewhere");

type Locked = RecordRow & {
  readonly transaction: string;
  readonly digest: string | null;
  readonly outcome: readonly WriteOutcome[] | null;
};

/** The lock first, so that what the next statement of the same message reads is how the last writer left it. */
const LOCK = `select r.record, r.simulated, r.evaluated_to, r.touched, r.linked, r.seq, pg_current_xact_id()::text as transaction, i.digest, i.outcome
  from record r left join lateral (select digest, outcome from idempotency where key = $2 offset 0) i on true
  where r.record = $1 for update of r`;

/**
 * Writes one resource and everything that follows in two messages to the database: one reads the locked record, one writes
 * all its rows and commits. The facts that the resource brings are added to those read instead of being read again.
 */
export async function writeOne(
  tx: Transaction,
  inside: Inside,
  { record, options, make }: WriteAbout,
): Promise<WriteOutcome | typeof ELSEWHERE> {
  const key = options.idempotencyKey === undefined ? null : `${options.actor.operator}|${options.idempotencyKey}`;
  const [[row], loaded] = await Promise.all([tx.rows<Locked>(LOCK, [record, key]), loadRecords(tx, [record])]);
  const known = loaded.get(record);
  if (row === undefined || known?.sex == null || row.linked) return ELSEWHERE;
  const { sex, birth, death } = known;
  const world = row.simulated ? "simulated" : "real";
  const incoming = make({ record, world, sex, birth, death });
  const { resource } = incoming;
  if (resource.resourceType === "Patient" || isSimulated(resource, { ...options, world }) !== row.simulated)
    return ELSEWHERE;
  const digest = key === null ? "" : hash("sha256", JSON.stringify([resource]), "hex");
  if (row.digest !== null) {
    if (row.digest !== digest) return refused("idempotency-mismatch");
    return row.outcome?.[0] ?? refused("idempotency-mismatch");
  }
  const stage = new Stage(inside, { ...options, world });
  const ready = readyOf(incoming, { engine: inside.engine(), options: { ...options, world } });
  if (resource.id !== undefined) await stage.read(tx, [{ ready, record }]);
  const outcome = stage.take({ ready, record });
  if (!outcome.ok || !outcome.changed) return outcome;
  const kept = key === null ? null : { key, digest, simulated: row.simulated };
  return follow(tx, inside, { row, known, options, stage, outcome, kept });
}

interface Following {
  readonly row: Locked;
  readonly known: LoadedRecord;
  readonly options: Omit<WriteOptions, "world">;
  readonly stage: Stage;
  readonly outcome: Accepted;
  readonly kept: Omit<Kept, "outcomes"> | null;
}

/** Evaluates with the new facts and sends every row that changes, in one statement. */
async function follow(tx: Transaction, inside: Inside, work: Following): Promise<WriteOutcome> {
  const { row, known, options, stage, outcome, kept } = work;
  const { record, simulated } = row;
  await stage.prepare();
  const now = stage.amended(known);
  await inside.terms.learn(termsIn([now]));
  const group = { root: record, members: [record] };
  const person = { group, simulated, records: new Map([[record, now]]) };
  const tracks = await evaluatePerson(person, inside.engine(), {
    terms: inside.terms,
    standings: inside.standings,
    horizon: inside.horizon(),
  });
  const changes = changesOf(tracks, inside.standings);
  const moved = movedBy(inside, changes);
  const answer: WriteOutcome = moved.length === 0 ? outcome : { ...outcome, moved, transaction: row.transaction };
  const seq = row.seq + 1;
  const deltas = changes.map((change, n) => ({ ...change, record, seq, n }));
  stage.close(tx);
  const statements: Statement[] = [
    ...stage.insertions(),
    ...trackStatements(tracks),
    ...(deltas.length === 0 ? [] : [insertOf("delta", deltas)]),
    ...(kept === null ? [] : [keptAnswer({ ...kept, outcomes: [answer] }, inside)]),
    ...notes(inside, { row, options, outcome }),
  ];
  const { sql, params } = together(statements);
  tx.send(sql, params);
  return answer;
}

const COUNT = `update record set seq = seq + 1, evaluated_to = $2 where record = $1`;
const OUTBOX = "insert into outbox (record, seq, simulated, at, payload) values ($1, $2, $3, $4, $5::jsonb)";
const AUDIT = `insert into audit (record, id, simulated, at, operator, institution, action, target)
  values ($1, $2, $3, $4, $5, $6, 'write', $7)`;

/** Outbox and audit of the write, and the count of the record's transactions. */
function notes(inside: Inside, { row, options, outcome }: Pick<Following, "row" | "options" | "outcome">): Statement[] {
  const { record, simulated } = row;
  const at = inside.now();
  const target = `${outcome.id}@${outcome.version}`;
  const { operator, institution } = options.actor;
  const outbox: Param[] = [record, row.seq + 1, simulated, at, JSON.stringify({ resources: [target] })];
  return [
    { sql: OUTBOX, params: outbox },
    { sql: AUDIT, params: [record, newSuffix(at), simulated, at, operator, institution, target] },
    { sql: COUNT, params: [record, inside.horizon()] },
  ];
}
