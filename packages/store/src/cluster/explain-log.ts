import { closeSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { ClusterProblem } from "./problems.ts";

const TAIL = 16_384;

/** Bytes in the log now, so that a failure is explained from what was written after. */
export function logSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What the log says since an offset, at most its last 16 KB. */
export function logSince(file: string, offset: number): string {
  const size = logSize(file);
  const from = Math.max(offset > size ? 0 : offset, size - TAIL);
  if (size === from) return "";
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(size - from);
    readSync(handle, bytes, 0, bytes.length, from);
    return bytes.toString("utf8");
  } finally {
    closeSync(handle);
  }
}

/** The sentence for what PostgreSQL said when it gave up. */
export function explainLog(file: string, offset: number): ClusterProblem {
  const text = logSince(file, offset);
  if (/No space left on device|Disk quota exceeded/.test(text)) {
    return new ClusterProblem("disk-full", { path: dirname(file), free: 0, needed: 256 });
  }
  const lines = text.split("\n").filter((line) => /FATAL|PANIC|error:|ERROR/.test(line));
  const reason = (lines.at(-1) ?? "").replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, "").trim();
  return new ClusterProblem("does-not-start", { reason: reason || "no reason given", log: file });
}
