import { execFileSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
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

/** Process id of the database of a data folder. */
export function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
}

const TICKS_A_SECOND = 100;

/** Seconds of processor that a process, the processes it started and those of them that ended have used; NaN where the system does not say. */
export function cpuSecondsBelow(pid: number): number {
  try {
    let ticks = 0;
    for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const fields = statOf(entry);
      if (fields === null || (fields.pid !== pid && fields.parent !== pid)) continue;
      ticks += fields.own + (fields.pid === pid ? fields.ended : 0);
    }
    return ticks / TICKS_A_SECOND;
  } catch {
    return Number.NaN;
  }
}

/** Fields of /proc/PID/stat (proc(5)): parent is field 4, user and system ticks 14 and 15, those of ended children 16 and 17. */
function statOf(entry: string): { pid: number; parent: number; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${entry}/stat`, "utf8");
    const rest = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const at = (field: number) => rest[field - 3] ?? 0;
    return { pid: Number(entry), parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) };
  } catch {
    return null; // It ended meanwhile.
  }
}
