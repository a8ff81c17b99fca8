import { Worker } from "node:worker_threads";
import type { ScanInput, ScanProblem, ScanResult } from "@kangyu/surveillance";

/** Runs a scan in a worker thread. */
export function scanInWorker(input: ScanInput): Promise<ScanResult | ScanProblem> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./scan-worker.ts", import.meta.url), { workerData: input });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
