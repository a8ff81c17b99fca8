import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { cpuSecondsBelow, memoryOf, postmasterOf } from "./machine.ts";

/** What the server's process is asked, and what it answers. */
export type Asked = "count" | "stop";
export interface Told {
  readonly url?: string;
  readonly count?: { readonly statements: number; readonly cpuSeconds: number };
}

/** Spent so far: statements sent to the database, seconds of processor of the server and of the database. */
export interface Spent {
  readonly statements: number;
  readonly server: number;
  readonly database: number;
}

export interface Served {
  readonly url: string;
  spent(): Promise<Spent>;
  /** Resident memory in MB, now and at its peak. */
  memory(): ReturnType<typeof memoryOf>;
  stop(): Promise<void>;
}

function next<Key extends keyof Told>(child: ChildProcess, key: Key): Promise<NonNullable<Told[Key]>> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    const heard = (told: Told) => {
      const value = told[key];
      if (value === undefined) return;
      child.off("message", heard).off("exit", gone);
      resolve(value as NonNullable<Told[Key]>);
    };
    child.on("message", heard).once("exit", gone);
  });
}

/** What `bin/kangyu.js` starts a server with. */
const AS_STARTED = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=16"];

/** Starts a server over a filled folder in a process of its own. */
export async function serveApart(directory: string): Promise<Served> {
  const child = fork(join(import.meta.dirname, "server-process.ts"), [directory], { execArgv: AS_STARTED });
  const url = await next(child, "url");
  const ask = (asked: Asked) => void child.send(asked);
  return {
    url,
    async spent() {
      const counted = next(child, "count");
      ask("count");
      const { statements, cpuSeconds } = await counted;
      return { statements, server: cpuSeconds, database: cpuSecondsBelow(postmasterOf(directory)) };
    },
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      ask("stop");
      await ended;
    },
  };
}
