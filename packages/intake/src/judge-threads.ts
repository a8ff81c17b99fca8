import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FileSetting, JudgedRow, JudgeRows } from "./judge-rows.ts";
import type { RawRow } from "./split-lines.ts";

/** What a thread begins with. */
export interface JudgeThread {
  readonly catalogueDir: string;
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
/** Threads that have nothing to do are kept this long: the next file of several needs them again. */
const IDLE_MS = 10_000;
const idle = new Map<string, Thread[]>();

/**
 * Threads that judge rows while this one writes those before: one fewer than there are processors, as the database wants
 * one too. A thread that fails makes everything asked of it fail.
 */
export function startJudgeThreads(catalogueDir: string, setting: FileSetting): JudgeThreads {
  const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
  const kept = idle.get(catalogueDir)?.splice(0, count) ?? [];
  const threads = [...kept, ...Array.from({ length: count - kept.length }, () => oneThread({ catalogueDir }))];
  for (const thread of threads) thread.begin(setting);
  let turn = 0;
  return {
    judge: (rows) => (threads[turn++ % count] as Thread).judge(rows),
    ahead: count + 1,
    close: async () => {
      await Promise.all(threads.map((thread) => (thread.rest() ? keep(catalogueDir, thread) : thread.end())));
    },
  };
}

function keep(catalogueDir: string, thread: Thread): void {
  const list = idle.get(catalogueDir) ?? [];
  idle.set(catalogueDir, list);
  list.push(thread);
  setTimeout(() => {
    const at = list.indexOf(thread);
    if (at < 0) return;
    list.splice(at, 1);
    void thread.end();
  }, IDLE_MS).unref();
}

interface Waiting {
  readonly resolve: (judged: readonly JudgedRow[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  /** From now on rows are judged by this setting. */
  begin(setting: FileSetting): void;
  readonly judge: JudgeRows;
  /** Keeps the process alive no longer; false where it broke or has answers to give that nobody waits for. */
  rest(): boolean;
  end(): Promise<unknown>;
}

function oneThread(data: JudgeThread): Thread {
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
  return {
    begin(setting) {
      worker.ref();
      worker.postMessage(setting);
    },
    judge: (rows) =>
      new Promise((resolve, reject) => {
        if (broken !== null) {
          reject(broken);
          return;
        }
        waiting.push({ resolve, reject });
        const sent = packed(rows);
        worker.postMessage(sent, [sent.bytes.buffer]);
      }),
    rest() {
      worker.unref();
      return broken === null && waiting.length === 0;
    },
    end: () => worker.terminate(),
  };
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
