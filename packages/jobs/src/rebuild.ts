import type { Progress, Store } from "@kangyu/store";
import { runBatch } from "./run-batch.ts";

export interface DeriveThread {
  readonly url: string;
  readonly catalogueDir: string;
}

export interface RebuildOptions {
  readonly store: Store;
  /** Each thread reads the definitions itself: compiled ones cannot be handed over. */
  readonly catalogueDir: string;
  readonly threads: number;
  /** Make facts anew too, from the resources; this part is one thread's. */
  readonly facts?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** Makes every spell and figure anew, in several threads. Returns the number of records. */
export async function rebuildInThreads(options: RebuildOptions): Promise<number> {
  const { store, catalogueDir, threads, onProgress } = options;
  await store.beginRebuild({ facts: options.facts ?? false, ...(onProgress && { onProgress }) });
  const done = new Map<number, number>();
  const total = () => [...done.values()].reduce((sum, count) => sum + count, 0);
  const data: DeriveThread = { url: store.url, catalogueDir };
  await runBatch<number>({
    script: new URL("./derive-thread.ts", import.meta.url),
    threads,
    data,
    onReport: (thread, count) => {
      done.set(thread, count);
      onProgress?.({ stage: "rebuild", done: total(), total: null });
    },
  });
  await store.finishRebuild();
  return total();
}
