import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/**
 * What tells one life of a process id from the next: its start time, in the system's own form. Null when no such
 * process runs; a zombie (dead, not yet collected by its parent) does not run.
 */
export function processStart(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") {
    try {
      // Fields after the command, which stands in brackets and may hold spaces: state is the 3rd, start time the 22nd.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return null;
  }
  if (process.platform === "win32") return "running";
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

export function isRunning(pid: number): boolean {
  return processStart(pid) !== null;
}

/** Ids of the running processes that work in a folder; null where the system does not tell (not Linux). */
export function processesIn(folder: string): readonly number[] | null {
  if (process.platform !== "linux") return null;
  const real = realpathSync(folder);
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid && workingFolder(pid) === real && isRunning(pid));
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Waits until a condition holds; false when it did not within the time. */
export async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > end) return false;
    await pause(25);
  }
  return true;
}

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone, or not ours: whoever waits for it finds out.
  }
}
