import { basename } from "node:path";
import { type Day, dayOfInstant } from "@kangyu/fhir";
import {
  type Actor,
  type ImportRun,
  type Ready,
  type Refusal,
  type Store,
  StoreError,
  type World,
} from "@kangyu/store";
import type { CheckForm } from "./check-form.ts";
import { checkRow, type RowContext } from "./check-row.ts";
import { decoderOf } from "./encoding.ts";
import { fileRows } from "./file-rows.ts";
import { type FilePlan, inspectFile } from "./inspect-file.ts";
import type { RawRow } from "./split-lines.ts";
import type { Validate } from "./validator.ts";

export interface ImportOptions {
  readonly store: Store;
  readonly actor: Actor;
  readonly world: World;
  /** 12-digit code of where people live whose address is not one of ours. */
  readonly place: string | null;
  /** Whose ids these are; the same `Patient/1` of two senders is two people. */
  readonly source?: string;
  readonly judge: Judge;
  /** The run to go on with after an interruption; absent for a new one. */
  readonly resume?: ImportRun;
  /** Rows a transaction. */
  readonly batch?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops between two transactions; the run is left `interrupted` and can be resumed. */
  readonly signal?: AbortSignal;
}

/** What rows are judged by; made once for a server. */
export interface Judge {
  readonly validate: Validate;
  readonly checkForm: CheckForm;
  /** Milliseconds since the epoch; the one clock of an import. */
  readonly now: () => number;
  /** Minutes east of UTC of the district. */
  readonly offsetMinutes: number;
}

export interface ImportProgress {
  readonly run: string;
  /** Bytes of the file dealt with. */
  readonly done: number;
  readonly total: number | null;
  readonly rows: number;
}

const BATCH_ROWS = 1000;
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Imports one file: every row ends in the record or in the ledger, and `accepted + unchanged + refused` of the run is
 * the number of rows. Each transaction writes rows, refusals and the position in the file together, so an import that
 * was killed goes on where it was. A file that cannot be read at all ends as `failed` with a sentence.
 * Layers derived from the record are the caller's next step (`store.derive`).
 */
export async function importFile(path: string, name: string | null, options: ImportOptions): Promise<ImportRun> {
  const { store, actor } = options;
  const inspection = await inspectFile(path);
  const { world, place, source = "" } = options;
  const about = { file: name ?? basename(path), world, place, source };
  if (!inspection.ok) {
    const run = options.resume ?? (await store.beginImport({ ...about, digest: null, totalBytes: null }, actor));
    return store.finishImport(run.id, "failed", inspection.code, actor);
  }
  const { digest, totalBytes } = inspection.plan;
  const resumed = await resumedRun(options, digest);
  let run = resumed ?? (await store.beginImport({ ...about, digest, totalBytes }, actor));
  const replay = await cameBefore(run, options);
  let finished: boolean | null = null;
  while (finished === null) {
    // A transaction of a killed reader may come through after this one has begun: then go on from where it left.
    finished = await readRows(inspection.plan, run, { ...options, replay }).catch(whenMoved);
    if (finished === null) run = (await store.importRun(run.id, actor)) ?? run;
  }
  return store.finishImport(run.id, finished ? "done" : "interrupted", null, actor);
}

/** Whether the same bytes have been imported to the end, for the same people, and not been withdrawn. */
async function cameBefore({ id, digest, world, source }: ImportRun, { store, actor }: ImportOptions): Promise<boolean> {
  const runs = await store.imports(actor);
  return runs.some(
    (run) =>
      run.id !== id && run.state === "done" && run.digest === digest && run.world === world && run.source === source,
  );
}

type Reading = ImportOptions & { readonly replay: boolean };

/** The run to go on with; a run of other bytes ends as `failed`, as its position says nothing about this file. */
async function resumedRun({ resume, store, actor }: ImportOptions, digest: string): Promise<ImportRun | null> {
  if (!resume) return null;
  if (resume.digest === null || resume.digest === digest) return store.finishImport(resume.id, "running", null, actor);
  await store.finishImport(resume.id, "failed", "file-changed", actor);
  return null;
}

function whenMoved(error: unknown): null {
  if (error instanceof StoreError && error.code === "import-moved") return null;
  throw error;
}

interface Batch {
  /** Position in the file before its first row. */
  readonly from: number;
  /** Bytes there are to read; null where they are not known beforehand. */
  readonly total: number | null;
  readonly ready: Ready[];
  readonly refusals: Refusal[];
  last: RawRow | null;
  bytes: number;
}

function emptyBatch(from: number, total: number | null): Batch {
  return { from, total, ready: [], refusals: [], last: null, bytes: 0 };
}

/** False when it was told to stop. Rows of the next transaction are judged while the last one is being written. */
async function readRows(plan: FilePlan, run: ImportRun, options: Reading): Promise<boolean> {
  const context = await rowContext(plan, run, options);
  const limit = options.batch ?? BATCH_ROWS;
  const total = plan.totalBytes === null ? null : plan.totalBytes + (plan.passBytes ?? 0);
  let batch = emptyBatch(run.bytes, total);
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    writing = writeBatch(batch, run, options);
    // A failure is thrown where the promise is awaited; nothing may be reported as unhandled before that.
    writing.catch(() => undefined);
    batch = emptyBatch(batch.last?.end ?? batch.from, total);
  };
  for await (const rows of fileRows(plan, { bytes: run.bytes, lines: run.lines }))
    for (const row of rows) {
      if (options.signal?.aborted) {
        await writing;
        return false;
      }
      const checked = checkRow(row, context);
      if (checked.ok) batch.ready.push(options.store.ready(checked.incoming, run));
      else batch.refusals.push(checked.refusal);
      batch.last = row;
      batch.bytes += row.bytes.length;
      if (batch.ready.length + batch.refusals.length >= limit || batch.bytes >= BATCH_BYTES) await flush();
    }
  if (batch.last) await flush();
  await writing;
  return true;
}

async function rowContext(plan: FilePlan, run: ImportRun, options: ImportOptions): Promise<RowContext> {
  const { judge, store } = options;
  const now = judge.now();
  const today: Day = dayOfInstant(now, judge.offsetMinutes);
  const places = new Set((await store.places()).map((place) => place.code));
  const { encoding } = plan.detected;
  return {
    validate: judge.validate,
    checkForm: judge.checkForm,
    decode: decoderOf(encoding === "gb18030" ? "gb18030" : "utf-8"),
    entries: plan.format === "bundle",
    aliases: plan.aliases,
    place: run.place,
    isPlace: (code) => places.has(code),
    today,
    now,
  };
}

async function writeBatch(batch: Batch, run: ImportRun, options: Reading): Promise<void> {
  const { store, actor, replay } = options;
  if (batch.last === null) return;
  const mark = { from: batch.from, bytes: batch.last.end, lines: batch.last.line, refusals: batch.refusals };
  if (batch.ready.length === 0) await store.advanceImport(run.id, mark, actor);
  else {
    const { world, place, source } = run;
    await store.writeBulk(batch.ready, { world, actor, source, importId: run.id, place, replay }, mark);
  }
  const rows = batch.ready.length + batch.refusals.length;
  options.onProgress?.({ run: run.id, done: mark.bytes, total: batch.total, rows });
}
