import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ClusterProblem, systemCode } from "./problems.ts";
import { processStart } from "./processes.ts";

const MB = 1024 * 1024;
/** An empty database with its log takes about 60 MB; PostgreSQL keeps another 80 MB of log before its first checkpoint. */
const NEEDED_MB = 256;

/** Makes Kangyu's folder if it is not there; refuses what cannot become one. */
export function prepareFolder(path: string): void {
  try {
    make(path);
  } catch (error) {
    throw folderProblem(path, error);
  }
}

/** Step by step: Node's own recursive mkdir says ENOENT on a read-only disk, and never returns on some others. */
function make(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return;
  if (stat !== undefined) throw new ClusterProblem("folder-is-file", { path });
  if (dirname(path) !== path) make(dirname(path));
  // 0711: others may pass through and see nothing.
  mkdirSync(path, { mode: 0o711 });
}

/** Refuses a disk that has no room for what comes next (in MB), before anything half-written stands on it. */
export function requireRoom(path: string, needed = NEEDED_MB): void {
  const free = freeMegabytes(path);
  if (free < needed) throw new ClusterProblem("disk-full", { path, free, needed });
}

function freeMegabytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return Math.floor((bavail * bsize) / MB);
}

/** Turns the failure of a system call on a folder into the sentence for it. */
export function folderProblem(path: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === "EEXIST" || code === "ENOTDIR") return new ClusterProblem("folder-is-file", { path });
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new ClusterProblem("disk-full", { path, free: 0, needed: NEEDED_MB });
  }
  const isOfFiles = error instanceof Error && "path" in error && "syscall" in error && error.syscall !== "spawn";
  return isOfFiles && code !== null ? new ClusterProblem("folder-not-writable", { path, reason: code }) : error;
}

/** Who holds a folder. */
export interface Holder {
  readonly pid: number;
  /** See `processStart`. */
  readonly start: string;
  /** Where its people reach it; null while it is still starting. */
  readonly address: string | null;
}

export interface Claim {
  /** Tells others who come where this one can be reached. */
  announce(address: string): void;
  release(): void;
}

/** The running process that holds a folder; null when none does (what a killed one left behind does not count). */
export function holderOf(folder: string): Holder | null {
  const holder = readHolder(claimFile(folder));
  return holder !== null && isHolding(holder) ? holder : null;
}

/** Takes a folder for this process alone; refuses with the address of the one that has it. */
export function claimFolder(folder: string): Claim {
  const file = claimFile(folder);
  const draft = `${file}.${process.pid}`;
  const write = (address: string | null) => {
    const holder: Holder = { pid: process.pid, start: processStart(process.pid) ?? "", address };
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 });
  };
  try {
    write(null);
    for (let attempt = 0; !linked(draft, file); attempt++) {
      const holder = holderOf(folder);
      if (holder !== null || attempt > 20) throw alreadyRunning(folder, holder);
      setAside(folder, file);
    }
    rmSync(draft);
  } catch (error) {
    rmSync(draft, { force: true });
    throw folderProblem(folder, error);
  }
  return {
    announce(address) {
      write(address);
      renameSync(draft, file);
    },
    release() {
      if (holderOf(folder)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

function alreadyRunning(path: string, holder: Holder | null): ClusterProblem {
  return new ClusterProblem("already-running", { path, pid: holder?.pid ?? "?", address: holder?.address ?? "…" });
}

/** A link appears whole or not at all, so nobody ever reads half a claim. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Removes what a dead process left. Of two newcomers one may rename the other's fresh claim: then it goes back. */
function setAside(folder: string, file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Another newcomer was faster.
  }
  const stale = readHolder(aside);
  if (stale !== null && isHolding(stale)) linked(aside, claimFile(folder));
  rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

function isHolding(holder: Holder): boolean {
  return processStart(holder.pid) === holder.start;
}

function claimFile(folder: string): string {
  return join(folder, "instance.json");
}
