/** Ctrl-C, a stop from the system, or the end of the process that started this one. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Settles when it comes. */
  readonly came: Promise<void>;
  /** What is still to be done when the process ends without waiting any longer: quick, and not waited for. */
  atOnce(work: () => void): void;
  /** Everything was given back: whatever still keeps the process is left behind. */
  over(): void;
}

export interface InterruptionOptions {
  /** Says a line to whoever sits at the terminal. */
  readonly tell: (text: string) => void;
  /** How long a stop in order may take. */
  readonly deadlineMs?: number;
  /** Only what comes later than this after the first is a second one. */
  readonly againAfterMs?: number;
}

/** A terminal sends Ctrl-C to the whole group, and the launcher passes it on as soon as it gets to: twice at once is once. */
const AGAIN_AFTER_MS = 1_000;
/** A database that has much to write, on a machine that does other things as well, takes its time. */
const DEADLINE_MS = 30_000;
const LEFT_OVER_MS = 1_000;

/**
 * Listens from now on. A second Ctrl-C, when the first is taking its time, ends the process at once; so does the deadline,
 * with a sentence.
 */
export function listenForInterruption({
  tell,
  deadlineMs = DEADLINE_MS,
  againAfterMs = AGAIN_AFTER_MS,
}: InterruptionOptions): Interruption {
  const controller = new AbortController();
  const last: (() => void)[] = [];
  const exit = (code: number): never => {
    for (const work of last) work();
    process.exit(code);
  };
  const late = () => {
    const seconds = Math.round(deadlineMs / 1000);
    tell(`${seconds} 秒内未能正常停止，现在退出；已保存的数据不受影响。\n`);
    tell(`It did not stop in order within ${seconds} seconds and ends now; what was saved is kept.\n`);
    exit(1);
  };
  let first: number | null = null;
  const came = new Promise<void>((resolve) => {
    const stop = () => {
      if (first !== null && performance.now() - first > againAfterMs) exit(130);
      if (first !== null) return;
      first = performance.now();
      setTimeout(late, deadlineMs).unref(); // It is no reason to stay.
      controller.abort();
      resolve();
    };
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, stop);
    // The launcher (bin/kangyu.js) was killed: nobody could stop us any more.
    process.on("disconnect", stop);
    process.channel?.unref(); // Listening to it is no reason to stay.
  });
  return {
    signal: controller.signal,
    came,
    atOnce: (work) => void last.push(work),
    over: () => void setTimeout(() => process.exit(), LEFT_OVER_MS).unref(),
  };
}

/** Thrown inside a start that was interrupted. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The outcome of some work, or `Interrupted` as soon as that comes. */
export async function unlessInterrupted<Value>({ came }: Interruption, work: Promise<Value>): Promise<Value> {
  work.catch(() => undefined);
  return Promise.race([
    work,
    came.then(() => {
      throw new Interrupted();
    }),
  ]);
}
