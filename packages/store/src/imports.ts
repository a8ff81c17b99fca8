import { createHash } from "node:crypto";
import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import { claimsOf, type Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import { StoreError } from "./problems.ts";
import type { Actor, ImportMark, ImportRun, ImportState, NewImport, Refusal } from "./store.ts";

interface RunRow {
  readonly id: string;
  readonly simulated: boolean;
  readonly file: string;
  readonly digest: string | null;
  readonly total_bytes: number | null;
  readonly place: string | null;
  readonly source: string;
  readonly operator: string;
  readonly at: number;
  readonly bytes: number;
  readonly lines: number;
  readonly state: ImportState;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly message: string | null;
}

function runOf(row: RunRow): ImportRun {
  const { simulated, total_bytes, ...rest } = row;
  return {
    ...rest,
    totalBytes: total_bytes,
    world: simulated ? "simulated" : "real",
    rows: row.accepted + row.unchanged + row.refused,
  };
}

export async function beginImport(inside: Inside, run: NewImport, actor: Actor): Promise<ImportRun> {
  const at = inside.now();
  const id = newSuffix(at);
  return inside.database.transaction(claimsOf(actor, run.world), async (tx) => {
    const { file, digest, totalBytes, place, source, world } = run;
    await tx.run(
      `insert into import_run (id, simulated, file, digest, total_bytes, place, source, operator, at, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running')`,
      [id, world === "simulated", file, digest, totalBytes, place, source, actor.operator, at],
    );
    note(tx, inside, { actor, action: "import", target: id, simulated: world === "simulated" });
    return readRun(tx, id);
  });
}

interface Note {
  readonly actor: Actor;
  readonly action: string;
  readonly target: string;
  readonly simulated: boolean;
}

/** An audit row that is about no single record stands under record 0. */
function note(tx: Transaction, inside: Inside, { actor, action, target, simulated }: Note): void {
  const at = inside.now();
  const { operator, institution } = actor;
  sendRows(tx, "audit", [{ record: 0, id: newSuffix(at), simulated, at, operator, institution, action, target }]);
}

async function readRun(tx: Transaction, id: string): Promise<ImportRun> {
  const [row] = await tx.rows<RunRow>("select * from import_run where id = $1", [id]);
  if (row === undefined) throw new StoreError("import-unknown");
  return runOf(row);
}

interface Moved {
  readonly id: string;
  /** Where the mark must stand; anywhere where absent. */
  readonly from?: number;
  /** Null: the mark stays where it is. */
  readonly bytes: number | null;
  readonly lines: number | null;
  readonly refusals: readonly Refusal[];
  readonly accepted: number;
  readonly unchanged: number;
}

/** Moves an import's mark and puts its refused rows into the ledger, in the transaction that writes the others. */
export async function markImport(tx: Transaction, inside: Inside, moved: Moved): Promise<void> {
  const [run] = await tx.rows<{ simulated: boolean }>(
    `update import_run set bytes = coalesce($2, bytes), lines = coalesce($3, lines), accepted = accepted + $4,
      unchanged = unchanged + $5, refused = refused + $6 where id = $1 and bytes = coalesce($7, bytes) returning simulated`,
    [moved.id, moved.bytes, moved.lines, moved.accepted, moved.unchanged, moved.refusals.length, moved.from ?? null],
  );
  if (run === undefined) throw new StoreError(moved.from === undefined ? "import-unknown" : "import-moved");
  const refusals = await notYetInLedger(tx, moved.id, moved.refusals);
  addToLedger(tx, inside, { importId: moved.id, simulated: run.simulated, refusals });
}

/** Refusals without those that an earlier import of the same file already brought: a file sent twice changes nothing. */
async function notYetInLedger(tx: Transaction, id: string, refusals: readonly Refusal[]): Promise<readonly Refusal[]> {
  if (refusals.length === 0) return refusals;
  const digests = refusals.map(digestOf);
  const known = await tx.rows<{ line: number | null; digest: string }>(
    `select l.line, l.digest from import_run now join import_run earlier on earlier.digest = now.digest and earlier.id <> now.id
      and earlier.state <> 'withdrawn' join ledger l on l.import_id = earlier.id and l.digest = any($2::text[]) where now.id = $1`,
    [id, arrayOf("text", digests)],
  );
  const seen = new Set(known.map((row) => `${row.line} ${row.digest}`));
  return refusals.filter((refusal, index) => !seen.has(`${refusal.line} ${digests[index]}`));
}

function digestOf({ bytes }: Refusal): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export interface LedgerRows {
  readonly importId: string;
  readonly simulated: boolean;
  readonly refusals: readonly Refusal[];
}

/** Returns the ids given to the entries, in order. */
export function addToLedger(tx: Transaction, inside: Inside, rows: LedgerRows): string[] {
  const at = inside.now();
  // Ids in the order of the rows; drawing one for each would meet twice within a millisecond.
  const base = newSuffix(at);
  const ids = rows.refusals.map((_, index) => `${base}${String(index).padStart(5, "0")}`);
  sendRows(
    tx,
    "ledger",
    rows.refusals.map((refusal, index) => ({
      id: ids[index],
      simulated: rows.simulated,
      import_id: rows.importId,
      line: refusal.line,
      at,
      code: refusal.code,
      path: refusal.path,
      detail: refusal.detail,
      bytes: refusal.bytes,
      digest: digestOf(refusal),
      state: "open",
      note: null,
    })),
  );
  return ids;
}

export function advanceImport(
  inside: Inside,
  id: string,
  work: { readonly mark: ImportMark; readonly actor: Actor },
): Promise<void> {
  return inside.database.transaction(claimsOf(work.actor, "both"), (tx) =>
    markImport(tx, inside, { id, ...work.mark, accepted: 0, unchanged: 0 }),
  );
}

export interface Finished {
  readonly state: ImportState;
  readonly message: string | null;
  readonly actor: Actor;
}

export function finishImport(inside: Inside, id: string, { state, message, actor }: Finished): Promise<ImportRun> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    await tx.run("update import_run set state = $2, message = $3 where id = $1", [id, state, message]);
    return readRun(tx, id);
  });
}

export function importRuns(inside: Inside, actor: Actor): Promise<ImportRun[]> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) =>
    (await tx.rows<RunRow>("select * from import_run order by id desc")).map(runOf),
  );
}

export function importRun(inside: Inside, id: string, actor: Actor): Promise<ImportRun | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const [row] = await tx.rows<RunRow>("select * from import_run where id = $1", [id]);
    return row === undefined ? null : runOf(row);
  });
}

/** Runs that nobody runs any more: call it when no import can be under way, at the start. */
export function interruptImports(inside: Inside): Promise<ImportRun[]> {
  return inside.database.transaction({ operator: "store", world: "both" }, async (tx) =>
    (await tx.rows<RunRow>("update import_run set state = 'interrupted' where state = 'running' returning *")).map(
      runOf,
    ),
  );
}

export { note as noteAudit };
