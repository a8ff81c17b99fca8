import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { memoryOf } from "./machine.ts";
import type { Row } from "./report.ts";

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** A second start over a filled folder: seconds until it says Ready, and the server's memory then. */
export async function startUp(directory: string): Promise<Row[]> {
  const from = performance.now();
  const child = spawn(process.execPath, ["packages/cli/src/main.ts", "start", "--data", directory, "--empty"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const seconds = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("Ready")) resolve((performance.now() - from) / 1000);
    });
    child.on("exit", (code) => reject(new Error(`start ended with ${code} before it was ready`)));
  });
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const memory = child.pid === undefined ? null : memoryOf(child.pid);
  child.removeAllListeners("exit");
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.kill("SIGINT");
  await ended;
  return [
    { what: "second start until Ready", measured: `${seconds.toFixed(1)} s`, budget: "seconds" },
    { what: "server's memory, idle, 5 s later", measured: `${memory?.now.toFixed(0) ?? "?"} MB`, budget: "< 400 MB" },
    {
      what: "data folder",
      measured: `${(sizeOf(directory) / 2 ** 20).toFixed(0)} MB`,
      budget: "about 20 GB at 1 million",
    },
  ];
}
