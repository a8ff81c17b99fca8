/** Ctrl-C, a stop from the system, or the end of the process that started this one. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Settles when it comes. */
  readonly came: Promise<void>;
}

const AGAIN_AFTER_MS = 1_500;

/** Listens from now on. A second Ctrl-C, when the first is taking its time, ends the process at once. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let first = 0;
  const came = new Promise<void>((resolve) => {
    const stop = () => {
      // A terminal sends Ctrl-C to the whole group, and the launcher passes it on: twice at once is once.
      if (first !== 0 && performance.now() - first > AGAIN_AFTER_MS) process.exit(130);
      if (first !== 0) return;
      first = performance.now();
      controller.abort();
      resolve();
    };
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, stop);
    // The launcher (bin/kangyu.js) was killed: nobody could stop us any more.
    process.on("disconnect", stop);
    process.channel?.unref(); // Listening to it is no reason to stay.
  });
  return { signal: controller.signal, came };
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
