import { stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  type Actor,
  type ImportRun,
  type Ready,
  type Refusal,
  type Store,
  StoreError,
  type World,
} from "@kangyu/store";
import { fileRows } from "./file-rows.ts";
import { type FilePlan, inspectFile } from "./inspect-file.ts";
import type { Judge } from "./judge.ts";
import { type FileSetting, type JudgedRow, type JudgeRows, rowJudge } from "./judge-rows.ts";
import { startJudgeThreads } from "./judge-threads.ts";
import type { RawRow } from "./split-lines.ts";

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

export interface ImportProgress {
  readonly run: string;
  /** Bytes of the file dealt with. */
  readonly done: number;
  readonly total: number | null;
  readonly rows: number;
}

const BATCH_ROWS = 1000;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Below it a thread would take longer to start than it helps. */
const LARGE_FILE = 8 * 1024 * 1024;

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
  const { size } = await stat(path);
  let finished: boolean | null = null;
  while (finished === null) {
    // A transaction of a killed reader may come through after this one has begun: then go on from where it left.
    finished = await readRows(inspection.plan, run, { ...options, replay, size }).catch(whenMoved);
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

interface Reading extends ImportOptions {
  readonly replay: boolean;
  /** Bytes of the file as it lies on disk. */
  readonly size: number;
}

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

/** Rows that are written in one transaction. */
interface Batch {
  /** Position in the file before its first row. */
  readonly from: number;
  readonly rows: readonly RawRow[];
}

async function* batchesOf(plan: FilePlan, run: ImportRun, limit: number): AsyncGenerator<Batch> {
  let rows: RawRow[] = [];
  let bytes = 0;
  let from = run.bytes;
  for await (const some of fileRows(plan, { bytes: run.bytes, lines: run.lines }))
    for (const row of some) {
      rows.push(row);
      bytes += row.bytes.length;
      if (rows.length < limit && bytes < BATCH_BYTES) continue;
      yield { from, rows };
      from = row.end;
      rows = [];
      bytes = 0;
    }
  if (rows.length > 0) yield { from, rows };
}

interface Judging {
  readonly judge: JudgeRows;
  /** Batches that are judged before the first of them is written. */
  readonly ahead: number;
  close(): Promise<void>;
}

/** Large files are judged in threads of their own, where the judge says what those are to read. */
async function startJudging(plan: FilePlan, run: ImportRun, { judge, store, size }: Reading): Promise<Judging> {
  const setting: FileSetting = {
    encoding: plan.detected.encoding === "gb18030" ? "gb18030" : "utf-8",
    entries: plan.format === "bundle",
    aliases: plan.aliases,
    place: run.place,
    places: new Set((await store.places()).map((place) => place.code)),
    world: run.world,
    source: run.source,
    now: judge.now(),
    offsetMinutes: judge.offsetMinutes,
  };
  if (judge.catalogueDir !== undefined && size >= LARGE_FILE) return startJudgeThreads(judge.catalogueDir, setting);
  const judgeRows = rowJudge(setting, judge, store.ready);
  return { judge: async (rows) => judgeRows(rows), ahead: 1, close: async () => undefined };
}

/** False when it was told to stop. Rows of the next transactions are judged while the last one is being written. */
async function readRows(plan: FilePlan, run: ImportRun, options: Reading): Promise<boolean> {
  const judging = await startJudging(plan, run, options);
  const total = plan.totalBytes === null ? null : plan.totalBytes + (plan.passBytes ?? 0);
  const judged: { readonly batch: Batch; readonly rows: Promise<readonly JudgedRow[]> }[] = [];
  let writing: Promise<void> = Promise.resolve();
  const writeNext = async (): Promise<void> => {
    await writing;
    const next = judged.shift();
    if (next === undefined) return;
    writing = next.rows.then((rows) => writeBatch({ ...next.batch, judged: rows, total }, run, options));
    // A failure is thrown where the promise is awaited; nothing may be reported as unhandled before that.
    writing.catch(() => undefined);
  };
  try {
    for await (const batch of batchesOf(plan, run, options.batch ?? BATCH_ROWS)) {
      if (options.signal?.aborted) {
        await writing;
        return false;
      }
      const rows = judging.judge(batch.rows);
      rows.catch(() => undefined);
      judged.push({ batch, rows });
      if (judged.length >= judging.ahead) await writeNext();
    }
    while (judged.length > 0) await writeNext();
    await writing;
    return true;
  } finally {
    await judging.close();
  }
}

interface JudgedBatch extends Batch {
  readonly judged: readonly JudgedRow[];
  /** Bytes there are to read; null where they are not known beforehand. */
  readonly total: number | null;
}

async function writeBatch(batch: JudgedBatch, run: ImportRun, options: Reading): Promise<void> {
  const { store, actor, replay } = options;
  const last = batch.rows.at(-1);
  if (last === undefined) return;
  const ready: Ready[] = [];
  const refusals: Refusal[] = [];
  for (const judged of batch.judged) {
    const { bytes: ofRow, line } = batch.rows[judged.row] as RawRow;
    const bytes = judged.bytes ?? ofRow;
    if (judged.ok) ready.push({ ...judged.ready, bytes });
    else {
      const { code, path, detail } = judged.finding;
      refusals.push({ line, bytes, code, path: path === "" ? null : path, detail });
    }
  }
  const mark = { from: batch.from, bytes: last.end, lines: last.line, refusals };
  if (ready.length === 0) await store.advanceImport(run.id, mark, actor);
  else {
    const { world, place, source } = run;
    await store.writeBulk(ready, { world, actor, source, importId: run.id, place, replay }, mark);
  }
  options.onProgress?.({ run: run.id, done: mark.bytes, total: batch.total, rows: batch.rows.length });
}
