import type { Store } from "@kangyu/store";
import { today } from "../today.ts";
import { horizonOf } from "./horizon.ts";

const FOLD_MS = 5_000;
/** Old keys and delivered messages are few a day: once an hour is often enough. */
const PRUNE_MS = 3_600_000;

export interface Housekeeping {
  end(): Promise<void>;
}

/**
 * What a running server does beside its work: folds the deltas of the last visits into figures, prunes what is old, and
 * carries standings on when a new year begins. A failure is tried again the next time.
 */
export function keepHouse(store: Store): Housekeeping {
  let work: Promise<unknown> = Promise.resolve();
  let prunedAt = Number.NEGATIVE_INFINITY;
  let horizon = horizonOf(today());
  const turn = async () => {
    await store.fold();
    if (performance.now() - prunedAt > PRUNE_MS) {
      prunedAt = performance.now();
      await store.prune();
    }
    const next = horizonOf(today());
    if (next === horizon) return;
    await store.rollForward(next);
    horizon = next;
  };
  const timer = setInterval(() => {
    work = work.then(turn).catch(() => undefined);
  }, FOLD_MS);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await work;
    },
  };
}
