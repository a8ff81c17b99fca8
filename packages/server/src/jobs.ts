import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { intake } from "./contract/index.ts";

export type Job = z.infer<typeof intake.job>;
export type Progress = (change: Partial<Pick<Job, "stage" | "done" | "total">>) => void;

const KEPT = 50;
const FAILED = { zh: "任务失败，未完成的部分可以再试。", en: "The task failed; what was not done can be tried again." };

/** The long tasks of this server process, newest first, so that a screen can show how far they are. */
export class JobBoard {
  readonly #jobs: Job[] = [];
  readonly #running = new Set<Promise<void>>();

  list(): readonly Job[] {
    return this.#jobs;
  }

  isRunning(kind: string): boolean {
    return this.#jobs.some((job) => job.kind === kind && job.state === "running");
  }

  /** Starts `work` and returns at once; `done` settles (never rejects) when it has ended. */
  start(
    kind: string,
    stage: Job["stage"],
    work: (progress: Progress) => Promise<void>,
  ): { job: Job; done: Promise<void> } {
    const job: Job = { id: randomUUID(), kind, stage, done: 0, total: null, state: "running", message: null };
    this.#jobs.unshift(job);
    this.#jobs.splice(KEPT);
    const done = work((change) => Object.assign(job, change))
      .then(() => void Object.assign(job, { state: "done" }))
      .catch(() => void Object.assign(job, { state: "failed", message: FAILED }))
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
    return { job, done };
  }

  /** Settles when nothing runs any more. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
