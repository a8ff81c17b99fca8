import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";
import { type ClusterFiles, closeLog, drawPassword, openLog } from "./cluster-files.ts";
import { explainLog, logSize } from "./explain-log.ts";
import { ClusterProblem } from "./problems.ts";
import { processesIn, signal, until } from "./processes.ts";
import type { Programs } from "./programs.ts";

export const SUPERUSER = "postgres";

/**
 * How PostgreSQL is told its data folder. As root on Linux we start it inside that folder and call it `/proc/self/cwd`:
 * so its own user need not be able to walk down the path, which may lead through folders that only root can enter.
 */
export function dataArgument(data: string, account: Account | null): string {
  return account !== null && process.platform === "linux" ? "/proc/self/cwd" : data;
}

/** The environment of PostgreSQL: nothing of ours, and no temporary folder but its own. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "LD_LIBRARY_PATH"];
  const entries = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(entries), LC_ALL: "C", TZ: "UTC" };
}

/** Refuses data that another major version of PostgreSQL made; true where there is data of ours. */
export function hasData(files: ClusterFiles, programs: Programs): boolean {
  if (!existsSync(files.data)) return false;
  const version = join(files.data, "PG_VERSION");
  const found = existsSync(version) ? readFileSync(version, "utf8").trim() : "?";
  if (found !== String(programs.major)) {
    throw new ClusterProblem("other-major", { path: files.data, found, needed: programs.major });
  }
  return true;
}

/**
 * Makes the database cluster. It grows in a folder of its own that is renamed when it is complete, so that a start
 * killed half-way leaves nothing that looks like a database.
 */
export async function initialise(files: ClusterFiles, programs: Programs, account: Account | null): Promise<void> {
  await removeDraft(files.draft);
  mkdirSync(files.draft, { mode: 0o700 });
  const secret = join(files.folder, "password.new");
  writeFileSync(secret, `${drawPassword(files)}\n`, { mode: 0o600 });
  if (account !== null) for (const path of [files.draft, secret]) chownSync(path, account.uid, account.gid);
  try {
    const data = dataArgument(files.draft, account);
    const passwordFile = data === files.draft ? secret : `${data}/../password.new`;
    const from = logSize(files.log);
    const status = await run(files, account, programs.initdb, [
      ...["-D", data, "-U", SUPERUSER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--no-instructions"],
      // Sorting by code point needs no locale of the machine and never changes with one.
      ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    ]);
    if (status !== 0) throw explainLog(files.log, from);
    renameSync(files.draft, files.data);
  } catch (error) {
    rmSync(files.draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(secret, { force: true });
  }
}

/** Removes what a start killed half-way left, and before that the initdb which outlives it and still writes there. */
async function removeDraft(draft: string): Promise<void> {
  if (!existsSync(draft)) return;
  const nobody = () => {
    const left = processesIn(draft) ?? [];
    for (const pid of left) signal(pid, "SIGKILL");
    return left.length === 0;
  };
  await until(nobody, 5_000);
  rmSync(draft, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function run(files: ClusterFiles, account: Account | null, file: string, args: readonly string[]): Promise<number> {
  const log = openLog(files);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...account,
      cwd: files.draft,
      env: postgresEnvironment(),
      stdio: ["ignore", log, log],
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  }).finally(() => closeLog(log)) as Promise<number>;
}
