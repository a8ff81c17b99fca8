import type { Progress, Store } from "@kangyu/store";
import { runBatch } from "./run-batch.ts";

export interface DeriveThread {
  readonly url: string;
  readonly catalogueDir: string;
  /** Records a transaction. */
  readonly batch: number;
}

export interface DeriveOptions {
  readonly store: Store;
  /** Each thread reads the definitions itself: compiled ones cannot be handed over. */
  readonly catalogueDir: string;
  readonly threads: number;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RebuildOptions extends DeriveOptions {
  /** Make facts anew too, from the resources; this part is one thread's. */
  readonly facts?: boolean;
}

/** Fewer records are evaluated sooner than threads start. */
const WORTH_THREADS = 10_000;
const LEAST_BATCH = 2_500;
const MOST_BATCH = 20_000;

/** Makes every spell and figure anew, in several threads. Returns the number of records. */
export async function rebuildInThreads(options: RebuildOptions): Promise<number> {
  const { store, onProgress } = options;
  await store.beginRebuild({ facts: options.facts ?? false, ...(onProgress && { onProgress }) });
  const total = await evaluateTouched(options, await store.countTouched());
  await store.finishRebuild();
  return total;
}

/** Evaluates the records that were touched, in several threads where they are many. Returns the number of records. */
export async function deriveInThreads(options: DeriveOptions): Promise<number> {
  const { store, threads, onProgress } = options;
  const touched = await store.countTouched();
  if (threads < 2 || touched < WORTH_THREADS) return store.derive({ ...(onProgress && { onProgress }) });
  return evaluateTouched(options, touched);
}

async function evaluateTouched(
  { store, catalogueDir, threads, onProgress }: DeriveOptions,
  touched: number,
): Promise<number> {
  const done = new Map<number, number>();
  const total = () => [...done.values()].reduce((sum, count) => sum + count, 0);
  // Each transaction changes the same few thousand figures, so that a thread takes as much as it may at a time.
  const batch = Math.min(MOST_BATCH, Math.max(LEAST_BATCH, Math.ceil(touched / threads)));
  const data: DeriveThread = { url: store.url, catalogueDir, batch };
  await runBatch<number>({
    script: new URL("./derive-thread.ts", import.meta.url),
    threads,
    data,
    onReport: (thread, count) => {
      done.set(thread, count);
      onProgress?.({ stage: "rebuild", done: total(), total: null });
    },
  });
  return total();
}
