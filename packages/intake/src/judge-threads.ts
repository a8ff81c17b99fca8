import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FileSetting, JudgedRow, JudgeRows } from "./judge-rows.ts";
import type { RawRow } from "./split-lines.ts";

/** What a thread begins with. */
export interface JudgeThread {
  readonly catalogueDir: string;
  readonly setting: FileSetting;
}

/** Rows on their way to a thread: their bytes one after another, and where each ends. */
export interface SentRows {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: readonly number[];
  readonly lines: readonly number[];
  /** Index of the row in whose middle the file ended; -1 for none. */
  readonly cut: number;
}

export interface JudgeThreads {
  readonly judge: JudgeRows;
  /** How many batches are worth handing over before the first is asked for. */
  readonly ahead: number;
  close(): Promise<void>;
}

const MOST_THREADS = 4;

/**
 * Threads that judge rows while this one writes those before: one fewer than there are processors, as the database wants
 * one too. A thread that fails makes everything asked of it fail.
 */
export function startJudgeThreads(data: JudgeThread): JudgeThreads {
  const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
  const threads = Array.from({ length: count }, () => oneThread(data));
  let turn = 0;
  return {
    judge: (rows) => (threads[turn++ % count] as (typeof threads)[number]).judge(rows),
    ahead: count + 1,
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

interface Waiting {
  readonly resolve: (judged: readonly JudgedRow[]) => void;
  readonly reject: (error: unknown) => void;
}

function oneThread(data: JudgeThread): { readonly worker: Worker; readonly judge: JudgeRows } {
  const worker = new Worker(new URL("./judge-thread.ts", import.meta.url), { workerData: data });
  const waiting: Waiting[] = [];
  let broken: unknown = null;
  const fail = (error: unknown): void => {
    broken = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on("message", (judged: readonly JudgedRow[]) => waiting.shift()?.resolve(judged));
  worker.on("error", fail);
  worker.on("exit", () => fail(broken ?? new Error("a thread that judges rows ended")));
  const judge: JudgeRows = (rows) =>
    new Promise((resolve, reject) => {
      if (broken !== null) {
        reject(broken);
        return;
      }
      waiting.push({ resolve, reject });
      const sent = packed(rows);
      worker.postMessage(sent, [sent.bytes.buffer]);
    });
  return { worker, judge };
}

function packed(rows: readonly RawRow[]): SentRows {
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.bytes.length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const row of rows) {
    bytes.set(row.bytes, at);
    at += row.bytes.length;
    ends.push(at);
  }
  return { bytes, ends, lines: rows.map((row) => row.line), cut: rows.findIndex((row) => row.cut) };
}
