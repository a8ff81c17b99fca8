import type { Day } from "@kangyu/fhir";
import { horizonOf, type Progress, type Store } from "@kangyu/store";
import { Logger, parseCrontab, type Runner, run } from "graphile-worker";

export type JobKind = "fold" | "derive" | "prune" | "roll-forward" | "rebuild";

export interface JobState {
  readonly id: string;
  readonly kind: JobKind;
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly state: "running" | "done" | "failed";
  /** Code of the failure; never its text, which might name somebody. */
  readonly message: string | null;
}

export interface JobsOptions {
  readonly store: Store;
  /** The civil day in the district's zone. */
  readonly today: () => Day;
  /** Told of every step of every job. */
  readonly onProgress?: (job: JobState) => void;
}

export interface Jobs {
  /** Puts a job into the queue; one that waits already is not put twice. It survives a restart. */
  enqueue(kind: JobKind): Promise<void>;
  /** Jobs that run and the last ones that ended, newest first. */
  states(): readonly JobState[];
  stop(): Promise<void>;
}

/** Folding every minute; rolling forward and pruning just after midnight in China, which is 16:00 UTC. */
const SCHEDULE = "* * * * * fold\n5 16 * * * roll-forward\n30 16 * * * prune";
const KEPT = 50;

/** Runs the queue of one store in its own database, in this process: one job at a time, tried again when it fails. */
export async function startJobs({ store, today, onProgress }: JobsOptions): Promise<Jobs> {
  const states: JobState[] = [];
  function put(job: JobState): void {
    const at = states.findIndex((each) => each.id === job.id);
    if (at >= 0) states[at] = job;
    else states.unshift(job);
    states.length = Math.min(states.length, KEPT);
    onProgress?.(job);
  }
  async function work(kind: JobKind, id: string): Promise<void> {
    const job: JobState = { id, kind, stage: kind, done: 0, total: null, state: "running", message: null };
    const report = (progress: Progress): void => put({ ...job, ...progress });
    put(job);
    try {
      const done = await perform({ store, today }, kind, report);
      put({ ...job, done, total: done, state: "done" });
    } catch (error) {
      put({ ...job, state: "failed", message: (error as { code?: string }).code ?? "failed" });
      throw error;
    }
  }
  const kinds: readonly JobKind[] = ["fold", "derive", "prune", "roll-forward", "rebuild"];
  const runner: Runner = await run({
    connectionString: store.url,
    concurrency: 1,
    noHandleSignals: true,
    // What happens is in the states; the queue itself says nothing on the terminal.
    logger: new Logger(() => () => undefined),
    pollInterval: 1000,
    parsedCronItems: parseCrontab(SCHEDULE),
    taskList: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        (_: unknown, helpers: { readonly job: { readonly id: string } }) => work(kind, helpers.job.id),
      ]),
    ),
  });
  return {
    async enqueue(kind) {
      await runner.addJob(kind, {}, { jobKey: kind, jobKeyMode: "preserve_run_at" });
    },
    states: () => states,
    stop: () => runner.stop(),
  };
}

type Performing = Pick<JobsOptions, "store" | "today">;

function perform(
  { store, today }: Performing,
  kind: JobKind,
  onProgress: (progress: Progress) => void,
): Promise<number> {
  if (kind === "fold") return store.fold();
  if (kind === "prune") return store.prune();
  if (kind === "derive") return store.derive({ onProgress });
  if (kind === "rebuild") return store.rebuild({ onProgress });
  return store.rollForward(horizonOf(today()), { onProgress });
}
