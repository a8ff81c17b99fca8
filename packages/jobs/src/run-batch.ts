import { Worker } from "node:worker_threads";

export interface Batch<Report> {
  /** Module that the threads run; it gets `data` as `workerData` and posts its reports. */
  readonly script: URL;
  readonly threads: number;
  readonly data: unknown;
  readonly onReport: (thread: number, report: Report) => void;
}

/** Runs a module in several threads and waits for all of them; the first failure stops the others. */
export async function runBatch<Report>({ script, threads, data, onReport }: Batch<Report>): Promise<void> {
  const workers = Array.from({ length: threads }, () => new Worker(script, { workerData: data }));
  try {
    await Promise.all(workers.map((worker, thread) => finished(worker, (report: Report) => onReport(thread, report))));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function finished<Report>(worker: Worker, onReport: (report: Report) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on("message", onReport);
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with code ${code}`))));
  });
}
