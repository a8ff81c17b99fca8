import { Worker } from "node:worker_threads";
import type { Finding } from "@kangyu/plan";
import type { PlanTask, ResultOf, Said } from "./plan-tasks.ts";

export interface Pages {
  readonly done: number;
  readonly total: number;
}

/** More than any plan needs; a file made to eat memory ends its own thread and nothing else. */
const MEMORY_MB = 1024;
/** Checks that are kept, so that going back to a document does not check it again. */
const KEPT = 24;

/** Reads and checks documents in threads of their own, so that the server goes on answering. */
export class PlanDesk {
  readonly #stopping: AbortSignal;
  #last: Promise<unknown> = Promise.resolve();
  readonly #pages = new Map<string, Pages>();
  readonly #checks = new Map<string, Promise<readonly Finding[]>>();

  constructor(stopping: AbortSignal) {
    this.#stopping = stopping;
  }

  /** Reads the bytes of a document, one document after another. Rejects where the thread ended too early. */
  read(document: string, bytes: Uint8Array): Promise<ResultOf["read"]> {
    const onPage = (pages: Pages) => void this.#pages.set(document, pages);
    const reading = this.#last.then(() => this.#run({ kind: "read", bytes }, onPage));
    this.#last = reading.catch(() => undefined).finally(() => this.#pages.delete(document));
    return reading;
  }

  /** How many pages of a document have been read; null where it has none or is not being read. */
  pagesOf(document: string): Pages | null {
    return this.#pages.get(document) ?? null;
  }

  /** The findings of a document; `name` says which document against which, and the same name is checked once. */
  check(name: string, load: () => Promise<Extract<PlanTask, { kind: "check" }>>): Promise<readonly Finding[]> {
    const known = this.#checks.get(name);
    if (known !== undefined) return known;
    const checking = load().then((task) => this.#run(task));
    this.keep(name, checking);
    checking.catch(() => this.#checks.delete(name));
    return checking;
  }

  /** Keeps what a reading has found already. */
  keep(name: string, findings: Promise<readonly Finding[]>): void {
    this.#checks.set(name, findings);
    const [oldest] = this.#checks.keys();
    if (this.#checks.size > KEPT && oldest !== undefined) this.#checks.delete(oldest);
  }

  #run<Task extends PlanTask>(task: Task, onPage: (pages: Pages) => void = () => {}): Promise<ResultOf[Task["kind"]]> {
    return new Promise((resolve, reject) => {
      if (this.#stopping.aborted) return reject(new Error("stopping"));
      const worker = new Worker(new URL("./plan-worker.ts", import.meta.url), {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      });
      const stop = () => void worker.terminate();
      this.#stopping.addEventListener("abort", stop, { once: true });
      worker.on("message", (said: Said<Task>) => ("result" in said ? resolve(said.result) : onPage(said)));
      worker.once("error", reject);
      worker.once("exit", () => {
        this.#stopping.removeEventListener("abort", stop);
        reject(new Error("the thread ended without an answer"));
      });
    });
  }
}
