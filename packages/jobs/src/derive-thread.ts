import { parentPort, workerData } from "node:worker_threads";
import { loadCatalogue, openStore } from "@kangyu/store";
import type { DeriveThread } from "./rebuild.ts";

/** One thread of a rebuild: evaluates touched records that no other thread has locked, until none is left. */
const { url, catalogueDir, batch } = workerData as DeriveThread;
const store = await openStore({ url, catalogue: await loadCatalogue(catalogueDir), connections: 2 });
try {
  await store.derive({ batch, onProgress: ({ done }) => parentPort?.postMessage(done) });
} finally {
  await store.close();
}
