/** For the tests of this folder only: real folders, real processes, real mounts. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { signal, until } from "./processes.ts";

/** A folder of its own (0700) that goes when the test is over, and with it a PostgreSQL that still runs in it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-test-"));
  onTestFinished(async () => {
    try {
      const pid = Number(readFileSync(join(folder, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
      if (pid > 0 && pid !== process.pid) signal(pid, "SIGQUIT");
      await until(() => false, 100);
    } catch {
      // None runs.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** A folder on a memory disk with mount options, for the whole file; null where this user may not mount. */
export function mountedFolder(options: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-mount-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
  if (status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  process.on("exit", () => {
    spawnSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export interface HolderProcess {
  readonly pid: number;
  readonly url: string;
  /** kill −9 */
  kill(): Promise<void>;
  /** Stops as Ctrl-C does. */
  end(): Promise<void>;
}

/** Another process that opens the folder and holds it; returns when it is open, or at a stage on the way there. */
export async function startHolder(
  directory: string,
  options: { readonly address?: string; readonly untilStage?: string } = {},
): Promise<HolderProcess> {
  const script = `import { openPostgres } from ${JSON.stringify(new URL("./open-postgres.ts", import.meta.url).href)};
    const database = await openPostgres({ directory: process.argv[1], databaseUrl: null, onStage: (stage) => console.log("stage " + stage) });
    database.announce(process.argv[2]);
    process.on("SIGINT", () => void database.stop().then(() => process.exit(0)));
    console.log("open " + database.url);
    setInterval(() => undefined, 1000);`;
  const args = ["--input-type=module", "-e", script, directory, options.address ?? "http://127.0.0.1:1"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const awaited = options.untilStage === undefined ? "open " : `stage ${options.untilStage}`;
  let url = "";
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith(awaited)) continue;
    url = line.slice("open ".length);
    break;
  }
  const leave = async (name: NodeJS.Signals) => {
    const gone = once(child, "exit");
    child.kill(name);
    await gone;
  };
  return { pid: child.pid ?? 0, url, kill: () => leave("SIGKILL"), end: () => leave("SIGINT") };
}
