import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import { claimsOf, type Transaction } from "./database.ts";
import { markImport } from "./imports.ts";
import type { Inside } from "./inside.ts";
import { lockRecords, type RecordRow } from "./people.ts";
import { refused } from "./problems.ts";
import type { Ready } from "./ready.ts";
import { AliasTaken, resolveRecords } from "./resolve.ts";
import { writeShared } from "./shared.ts";
import { Stage } from "./stage.ts";
import type { BulkOutcome, ImportMark, RecordKey, Refusal, WriteOptions, WriteOutcome } from "./store.ts";

interface Bulk {
  readonly ready: readonly Ready[];
  readonly options: WriteOptions;
  readonly mark: ImportMark | undefined;
}

/**
 * Writes many resources set-based: a handful of statements whatever their number. Records are marked as touched and
 * evaluated by `derive`. A row that is refused goes to the ledger when the rows belong to an import.
 */
export async function writeBulk(inside: Inside, bulk: Bulk): Promise<BulkOutcome> {
  for (;;) {
    try {
      return await inside.database.transaction(claimsOf(bulk.options.actor, "both"), (tx) =>
        bulkOnce(tx, inside, bulk),
      );
    } catch (error) {
      if (!(error instanceof AliasTaken)) throw error;
    }
  }
}

async function bulkOnce(
  tx: Transaction,
  inside: Inside,
  { ready: incoming, options, mark }: Bulk,
): Promise<BulkOutcome> {
  const { records, fresh } = await resolveRecords(tx, incoming, options);
  const keys = [...new Set(records.filter((record) => typeof record === "number"))];
  const stage = new Stage(inside, options);
  const people = incoming.flatMap((each, index) => {
    const record = records[index];
    return typeof record === "number" ? [{ ready: each, record }] : [];
  });
  const [rows] = await Promise.all([lockRecords(tx, keys), stage.read(tx, people)]);
  const personal = incoming.map((each, index) => {
    const record = records[index];
    if (record === undefined) return refused("subject-unknown", "subject");
    return record === null ? null : stage.take({ ready: each, record });
  });
  const nobody = incoming.filter((_, index) => records[index] === null);
  const shared = await writeShared(tx, inside, { incoming: nobody, options });
  const outcomes = personal.map((outcome) => outcome ?? (shared.shift() as WriteOutcome));
  await stage.prepare();
  sendRecords(tx, fresh);
  stage.send(tx, fresh);
  touch(tx, stage.changed, fresh);
  sendOutbox(tx, inside, { changed: stage.changed, rows, fresh, importId: options.importId });
  const refusals = refusalsOf(incoming, outcomes, options);
  const accepted = outcomes.filter((outcome) => outcome.ok && outcome.changed).length;
  const unchanged = outcomes.filter((outcome) => outcome.ok && !outcome.changed).length;
  const refusedCount = outcomes.length - accepted - unchanged;
  if (options.importId !== null) {
    const moved = mark ?? { bytes: null, lines: null, refusals: [] };
    await markImport(tx, inside, {
      id: options.importId,
      ...moved,
      refusals: [...moved.refusals, ...refusals],
      accepted,
      unchanged,
    });
  }
  return { outcomes, accepted, unchanged, refused: refusedCount };
}

function sendRecords(tx: Transaction, fresh: ReadonlyMap<RecordKey, boolean>): void {
  const start = { evaluated_to: 0, touched: true, linked: false, seq: 1 };
  sendRows(
    tx,
    "record",
    [...fresh].map(([record, simulated]) => ({ ...start, record, simulated })),
  );
}

interface Changed {
  readonly changed: ReadonlySet<RecordKey>;
  readonly rows: ReadonlyMap<RecordKey, RecordRow>;
  readonly fresh: ReadonlyMap<RecordKey, boolean>;
  readonly importId: string | null;
}

function sendOutbox(tx: Transaction, inside: Inside, { changed, rows, fresh, importId }: Changed): void {
  const at = inside.now();
  const outbox = [...changed].map((record) => ({
    record,
    seq: (rows.get(record)?.seq ?? 0) + 1,
    simulated: rows.get(record)?.simulated ?? fresh.get(record) ?? true,
    at,
    payload: { import: importId },
  }));
  sendRows(tx, "outbox", outbox);
}

function touch(tx: Transaction, changed: ReadonlySet<RecordKey>, fresh: ReadonlyMap<RecordKey, boolean>): void {
  const keys = [...changed].filter((key) => !fresh.has(key));
  if (keys.length === 0) return;
  tx.send("update record set touched = true, seq = seq + 1 where record = any($1::bigint[])", [
    arrayOf("bigint", keys),
  ]);
}

function refusalsOf(incoming: readonly Ready[], outcomes: readonly WriteOutcome[], options: WriteOptions): Refusal[] {
  if (options.importId === null) return [];
  return outcomes.flatMap((outcome, index) => {
    const each = incoming[index] as Ready;
    if (outcome.ok) return [];
    const bytes = each.bytes ?? Buffer.from(each.text);
    return [{ line: each.line, bytes, code: outcome.code, path: outcome.path, detail: outcome.detail }];
  });
}
