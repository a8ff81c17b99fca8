import type { Postmaster } from "./postmaster.ts";
import { isRunning } from "./processes.ts";

const LOOK_MS = 500;

export interface Watch {
  /** Process id of what runs now. */
  pid(): number;
  /** Ends the watch and gives what runs now. */
  end(): Promise<Postmaster>;
}

/** Looks after a running PostgreSQL: when its process is gone it is started again, on the same port. */
export function supervise(first: Postmaster, restart: () => Promise<Postmaster>): Watch {
  let current = first;
  let work: Promise<void> | null = null;
  const look = () => {
    if (work !== null || isRunning(current.pid)) return;
    work = restart()
      .then((next) => {
        current = next;
      })
      // Tried again at the next look; meanwhile every request says that the database is away.
      .catch(() => undefined)
      .finally(() => {
        work = null;
      });
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return {
    pid: () => current.pid,
    async end() {
      clearInterval(timer);
      await work;
      return current;
    },
  };
}
