import { execFileSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

/** How often a second the disk of a folder makes 8 KB lasting: the ceiling of single-writer commits. */
function fsyncRate(folder: string): number {
  const file = join(folder, "fsync-probe");
  const handle = openSync(file, "w");
  const page = Buffer.alloc(8192, 1);
  const end = performance.now() + 1000;
  let count = 0;
  for (; performance.now() < end; count++) {
    writeSync(handle, page, 0, page.length, 0);
    fsyncSync(handle);
  }
  closeSync(handle);
  rmSync(file);
  return count;
}

function commitOf(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "no git";
  }
}

/** One line a table can stand under: date, commit, processor, memory, Node, load of others, fsync rate of the data folder. */
export function machineLine(folder: string): string {
  const [cpu] = cpus();
  return [
    new Date().toISOString().slice(0, 16),
    `commit ${commitOf()}`,
    `${cpus().length} × ${cpu?.model.trim() ?? "unknown"}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.versions.node}`,
    `load before ${loadavg()[0]?.toFixed(1)}`,
    `${fsyncRate(folder)} fsync/s`,
  ].join(", ");
}

/** Resident memory of a process in MB, now and at its peak; null where the system does not say. */
export function memoryOf(pid: number | "self"): { readonly now: number; readonly peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024;
    return { now: of("VmRSS"), peak: of("VmHWM") };
  } catch {
    return null;
  }
}
