import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** `http://127.0.0.1:PORT` of a started district with 400 simulated residents. */
    address: string;
  }
}

/** How long the command may take to stop before it is killed. */
const PATIENCE_MS = 15_000;

const root = fileURLToPath(new URL("..", import.meta.url));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

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
  const port = await freePort();
  const args = [
    "bin/kangyu.js",
    "start",
    "--residents",
    "400",
    "--port",
    String(port),
    "--data",
    join(data, ".kangyu"),
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  project.provide("address", await ready(child));
  return async () => {
    const ended = new Promise((resolve) => child.on("exit", resolve));
    child.kill("SIGINT");
    const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    await ended;
    clearTimeout(late);
    rmSync(data, { recursive: true, force: true });
  };
}
