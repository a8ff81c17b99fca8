import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { slowLine } from "./slow.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `http://127.0.0.1:PORT` of a started district with 400 simulated residents. */
    address: string;
  }
}

/** How long the command may take to stop before it is killed. */
const PATIENCE_MS = 100_000;

const root = fileURLToPath(new URL("..", import.meta.url));

/** Resolves with the address that the command prints once it can be used; rejects with its output when it ends first. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (piece: Buffer) => {
      said += piece.toString();
      const match = /Ready\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(said);
      if (match?.[1]) resolve(match[1]);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("exit", (code) => reject(new Error(`kangyu start ended with ${code}:\n${said}`)));
  });
}

/** Starts what a user starts, in a folder of its own, for all journeys together. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), "kangyu-journeys-"));
  const args = ["bin/kangyu.js", "start", "--residents", "400", "--data", join(data, ".kangyu")];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const line = await slowLine(await ready(child));
  project.provide("address", line.address);
  return async () => {
    line.close();
    const ended = new Promise((resolve) => child.on("exit", resolve));
    child.kill("SIGINT");
    const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    await ended;
    clearTimeout(late);
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
}
