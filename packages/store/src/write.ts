import { hash } from "node:crypto";
import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import { claimsOf, type Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import { type Accepted, keptAnswer, movedBy } from "./outcome.ts";
import { groupsOf, lockRecords, type RecordRow, withLocks } from "./people.ts";
import { isSimulated, ownKey } from "./prepare.ts";
import { refused } from "./problems.ts";
import { readyOf } from "./ready.ts";
import { type Refreshed, refresh } from "./refresh.ts";
import { identity } from "./residents.ts";
import { AliasTaken, resolveRecords } from "./resolve.ts";
import { writeShared } from "./shared.ts";
import { changesOf } from "./spells.ts";
import { Stage } from "./stage.ts";
import type { Incoming, RecordKey, WriteAbout, WriteOptions, WriteOutcome } from "./store.ts";
import { ELSEWHERE, writeOne } from "./write-one.ts";

/** Ends the transaction without writing: the outcomes say why. */
class NotWritten extends Error {
  readonly outcomes: readonly WriteOutcome[];
  constructor(outcomes: readonly WriteOutcome[]) {
    super("nothing was written");
    this.outcomes = outcomes;
  }
}

function worldOf(incoming: readonly Incoming[], options: WriteOptions) {
  const simulated = new Set(incoming.map((each) => isSimulated(each.resource, options)));
  return simulated.size > 1 ? "both" : simulated.has(true) ? "simulated" : "real";
}

/**
 * Writes resources and everything that follows from them in one transaction: versions, facts, spells, deltas, outbox,
 * audit. Nothing is written when a row is refused.
 */
export async function write(
  inside: Inside,
  incoming: readonly Incoming[],
  options: WriteOptions,
): Promise<readonly WriteOutcome[]> {
  const [first] = incoming;
  if (first === undefined) return [];
  const claims = claimsOf(options.actor, worldOf(incoming, options));
  const record = incoming.length === 1 ? recordOf(first) : null;
  for (;;) {
    try {
      if (record !== null) {
        const one = { record, options, make: () => first };
        const outcome = await inside.database.transaction(claims, (tx) => writeOne(tx, inside, one));
        if (outcome !== ELSEWHERE) return [outcome];
      }
      return await withLocks([], (keys) =>
        inside.database.transaction(claims, (tx) => writeOnce(tx, inside, { incoming, options, keys })),
      );
    } catch (error) {
      if (error instanceof NotWritten) return error.outcomes;
      if (!isAgain(error)) throw error;
    }
  }
}

/** The record that a single row names by our own key; null for a Patient and for what others name. */
function recordOf({ resource, subject }: Incoming): RecordKey | null {
  return resource.resourceType === "Patient" || subject === null ? null : ownKey(subject);
}

/**
 * Writes one resource about a record that is named by our own key: a visit. Who it is about is read in the same
 * transaction and handed to `make`, which may refuse by throwing. Refuses with `subject-unknown` where there is nobody.
 */
export async function writeAbout(inside: Inside, work: WriteAbout): Promise<WriteOutcome> {
  const claims = claimsOf(work.options.actor, "both");
  for (;;) {
    try {
      const outcome = await inside.database.transaction(claims, (tx) => writeOne(tx, inside, work));
      if (outcome !== ELSEWHERE) return outcome;
      const who = await identity(inside, work.record, work.options.actor);
      if (who === null) return refused("subject-unknown", "subject");
      const [written] = await write(inside, [work.make(who)], { ...work.options, world: who.world });
      return written ?? refused("subject-unknown", "subject");
    } catch (error) {
      if (!isAgain(error)) throw error;
    }
  }
}

/** Lost a race that the next try will see: a person of the same outside id, or a request with the same key. */
function isAgain(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return error instanceof AliasTaken || (code === "23505" && constraint === "idempotency_pkey");
}

interface Request {
  readonly incoming: readonly Incoming[];
  readonly options: WriteOptions;
  /** Records that are locked on top of those written: linked ones. */
  readonly keys: readonly RecordKey[];
}

async function writeOnce(tx: Transaction, inside: Inside, request: Request): Promise<readonly WriteOutcome[]> {
  const { incoming, options } = request;
  const key = options.idempotencyKey === undefined ? null : `${options.actor.operator}|${options.idempotencyKey}`;
  const digest = key === null ? "" : hash("sha256", JSON.stringify(incoming.map((each) => each.resource)), "hex");
  if (key !== null) {
    const before = await readAnswer(tx, key, digest, incoming.length);
    if (before !== null) return before;
  }
  const ready = incoming.map((each) => readyOf(each, { engine: inside.engine(), options }));
  const { records, fresh } = await resolveRecords(tx, ready, options);
  const mine = [...new Set([...records.filter((record) => typeof record === "number"), ...request.keys])];
  const stage = new Stage(inside, options);
  const people = ready.flatMap((each, index) => {
    const record = records[index];
    return typeof record === "number" ? [{ ready: each, record }] : [];
  });
  // Sent together and answered in order: the resources are read when the locks are held.
  const [rows] = await Promise.all([lockRecords(tx, mine), stage.read(tx, people)]);
  for (const [record, simulated] of fresh)
    rows.set(record, { record, simulated, evaluated_to: 0, touched: false, linked: false, seq: 0 });
  const outcomes = ready.map((each, index) => {
    const record = records[index];
    if (record === undefined) return refused("subject-unknown", "subject");
    return record === null ? null : stage.take({ ready: each, record });
  });
  if (outcomes.some((outcome) => outcome !== null && !outcome.ok))
    throw new NotWritten(
      outcomes.map((outcome) => (outcome === null || outcome.ok ? refused("not-written") : outcome)),
    );
  const nobody = ready.filter((_, index) => records[index] === null);
  const shared = await writeShared(tx, inside, { incoming: nobody, options });
  const all = outcomes.map((outcome) => outcome ?? (shared.shift() as WriteOutcome));
  const derived = await finish(tx, inside, { stage, rows, fresh, options, outcomes: all });
  const first = all.findIndex((outcome) => outcome.ok && outcome.changed);
  if (first >= 0 && derived.length > 0) all[first] = { ...(all[first] as Accepted), moved: movedOf(inside, derived) };
  if (key !== null) {
    const kept = { key, digest, outcomes: all, simulated: worldOf(incoming, options) !== "real" };
    const { sql, params } = keptAnswer(kept, inside);
    tx.send(sql, params);
  }
  return all;
}

function movedOf(inside: Inside, derived: readonly Refreshed[]) {
  return derived.flatMap(({ changes }) => movedBy(inside, changesOf(changes, inside.standings)));
}

interface Finish {
  readonly stage: Stage;
  readonly rows: ReadonlyMap<RecordKey, RecordRow>;
  readonly fresh: ReadonlyMap<RecordKey, boolean>;
  readonly options: WriteOptions;
  readonly outcomes: readonly WriteOutcome[];
}

async function finish(tx: Transaction, inside: Inside, work: Finish): Promise<readonly Refreshed[]> {
  const { stage, rows, fresh } = work;
  const changed = [...rows.values()].filter((row) => stage.changed.has(row.record));
  if (changed.length === 0 && fresh.size === 0) return [];
  const groups = (await groupsOf(tx, rows)).filter((group) => group.members.some((key) => stage.changed.has(key)));
  const added = [...rows.values()].filter((row) => fresh.has(row.record));
  await stage.prepare();
  sendRows(tx, "record", added);
  stage.send(tx, fresh);
  const derived = await refresh(tx, inside, { groups, rows });
  record(tx, inside, { ...work, derived, members: groups.flatMap((group) => group.members) });
  return derived;
}

interface Derived extends Finish {
  readonly derived: readonly Refreshed[];
  readonly members: readonly RecordKey[];
}

/** Deltas, outbox and audit of a write, and the count of the record's transactions. */
function record(tx: Transaction, inside: Inside, work: Derived): void {
  const { rows, stage, options, derived, members } = work;
  const at = inside.now();
  const seqOf = (key: RecordKey) => (rows.get(key)?.seq ?? 0) + 1;
  const simulatedOf = (key: RecordKey) => rows.get(key)?.simulated ?? true;
  const { operator, institution } = options.actor;
  const targets = new Map<RecordKey, string[]>();
  for (const outcome of work.outcomes)
    if (outcome.ok && outcome.changed && outcome.record !== null) {
      const list = targets.get(outcome.record) ?? [];
      list.push(`${outcome.id}@${outcome.version}`);
      targets.set(outcome.record, list);
    }
  const changed = [...stage.changed];
  const outbox = changed.map((key) => {
    const payload = { resources: targets.get(key) ?? [] };
    return { record: key, seq: seqOf(key), simulated: simulatedOf(key), at, payload };
  });
  const audit = changed.map((key) => {
    const target = (targets.get(key) ?? []).join(" ");
    const simulated = simulatedOf(key);
    return { record: key, id: newSuffix(at), simulated, at, operator, institution, action: "write", target };
  });
  sendDeltas(tx, inside, { derived, seqOf });
  sendRows(tx, "outbox", outbox);
  sendRows(tx, "audit", audit);
  tx.send("update record set seq = seq + 1, evaluated_to = $2 where record = any($1::bigint[])", [
    arrayOf("bigint", members),
    inside.horizon(),
  ]);
}

/** Signed deltas of people, under the record that stands for each, numbered within its transaction. */
export function sendDeltas(
  tx: Transaction,
  { standings }: Pick<Inside, "standings">,
  { derived, seqOf }: { readonly derived: readonly Refreshed[]; readonly seqOf: (key: RecordKey) => number },
): void {
  const rows = derived.flatMap(({ root, changes }) =>
    changesOf(changes, standings).map((change, n) => ({ ...change, record: root, seq: seqOf(root), n })),
  );
  sendRows(tx, "delta", rows);
}

async function readAnswer(
  tx: Transaction,
  key: string,
  digest: string,
  length: number,
): Promise<readonly WriteOutcome[] | null> {
  const [row] = await tx.rows<{ digest: string; outcome: readonly WriteOutcome[] }>(
    "select digest, outcome from idempotency where key = $1",
    [key],
  );
  if (row === undefined) return null;
  if (row.digest === digest) return row.outcome;
  return Array.from({ length }, () => refused("idempotency-mismatch"));
}
