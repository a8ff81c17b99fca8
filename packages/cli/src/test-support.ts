/** For the tests of this room only: the command line as its users run it, through the launcher. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, onTestFinished, vi } from "vitest";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";

const root = join(import.meta.dirname, "../../..");
const launcher = join(root, "bin/kangyu.js");
const compiled = join(root, "node_modules/.cache/kangyu-compiled");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

/** Runs one command to its end. */
export async function runCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = launch(args, environment);
  let [out, told] = ["", ""];
  child.stdout?.on("data", (part) => {
    out += String(part);
  });
  child.stderr?.on("data", (part) => {
    told += String(part);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, told };
}

/** The same without a process of its own, for whatever the launcher has no part in. */
export async function runHere(args: readonly string[]): Promise<Ended> {
  vi.stubEnv("DATABASE_URL", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  let [out, told] = ["", ""];
  const console = {
    out: (text: string) => {
      out += text;
    },
    tell: (text: string) => {
      told += text;
    },
  };
  const code = await runProgram(args, { commands, console });
  return { code, out, told };
}

export interface Started {
  /** Of the launcher; `main` is the process that does the work. */
  readonly launcher: ChildProcess;
  readonly main: number;
  readonly url: string;
  readonly lines: readonly string[];
  /** Ctrl-C; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts a server and waits for its line with Ready; `onLine` hears every line before it. */
export async function startServerProcess(
  directory: string,
  args: readonly string[] = [],
  onLine: (line: string) => void = () => undefined,
): Promise<Started> {
  const child = launch(["start", "--data", directory, ...args], {});
  const lines: string[] = [];
  if (child.stdout === null) throw new Error("no output");
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith("Ready")) break;
    onLine(line);
  }
  child.stdout.resume();
  const url = /Ready\s+(http:\/\/127\.0\.0\.1:\d+)$/.exec(lines.at(-1) ?? "")?.[1];
  if (url === undefined) throw new Error(`it did not get ready: ${lines.join(" | ")}`);
  const main = Number((JSON.parse(readFileSync(join(directory, "instance.json"), "utf8")) as { pid: number }).pid);
  const stop = async () => {
    const gone = once(child, "exit");
    child.kill("SIGINT");
    const [code] = (await gone) as [number | null];
    return code;
  };
  return { launcher: child, main, url, lines, stop };
}

/** A command whose readers have gone before it says a word; gives its exit code. */
export async function runWithoutReaders(args: readonly string[]): Promise<number | null> {
  const child = launch(args, {});
  child.stdout?.destroy();
  child.stderr?.destroy();
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

/** A folder on a memory disk of so many megabytes, for the whole file; null where this user may not mount. */
export function smallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  if (status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  afterAll(() => {
    spawnSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function launch(args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  // Types are stripped and code is compiled once for all of them, which is half of what a command costs.
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled, DATABASE_URL: "", ...environment };
  return spawn(process.execPath, [launcher, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
}

/** A folder that goes when the test is over, with the PostgreSQL that a killed start left in it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-start-"));
  onTestFinished(() => clear(folder));
  return folder;
}

function clear(folder: string): void {
  try {
    process.kill(Number(readFileSync(join(folder, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]), "SIGQUIT");
  } catch {
    // None runs.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 200 });
}

/** The folder of a server with a few simulated residents that runs for all tests of a file. */
export function serverOfFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-start-"));
  let running: Started | undefined;
  beforeAll(async () => {
    running = await startServerProcess(folder, ["--residents", "40"]);
  });
  afterAll(async () => {
    expect(await running?.stop()).toBe(0);
    clear(folder);
  });
  return folder;
}

/** A port that somebody listens on until the test is over. */
export async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
