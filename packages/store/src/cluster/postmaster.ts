import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Account } from "./account.ts";
import { type ClusterFiles, closeLog, openLog, readPassword } from "./cluster-files.ts";
import { explainLog, logSince, logSize } from "./explain-log.ts";
import { dataArgument, postgresEnvironment, SUPERUSER } from "./init.ts";
import { isRunning, processesIn, signal, until } from "./processes.ts";
import type { Programs } from "./programs.ts";

/** A PostgreSQL that runs on our data. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const START_MS = 120_000;
const STOP_MS = 60_000;

/** The connection address of a database of the cluster, for its superuser. */
export function superuserUrl(files: ClusterFiles, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(readPassword(files))}@127.0.0.1:${port}/${database}`;
}

/** Takes over the PostgreSQL that a killed Kangyu left running; null where none runs. */
export async function adopt(files: ClusterFiles): Promise<Postmaster | null> {
  const found = readPidFile(files.data);
  if (found === null || !isOurs(found.pid, files.data)) return null;
  const ready = await isReady(files, found, START_MS);
  return ready ? found : null;
}

/** Starts PostgreSQL on the data, on `port` if that is free, and waits until it answers. */
export async function launch(
  files: ClusterFiles,
  { programs, account, port }: { programs: Programs; account: Account | null; port: number | null },
): Promise<Postmaster> {
  await clearRemains(files);
  for (let attempt = 0; ; attempt++) {
    const chosen = attempt === 0 && port !== null ? port : await freePort();
    const from = logSize(files.log);
    const pid = spawnPostgres(files, { programs, account, port: chosen });
    if (await isReady(files, { pid, port: chosen }, START_MS)) return { pid, port: chosen };
    signal(pid, "SIGINT");
    await until(() => !isRunning(pid), STOP_MS);
    const said = logSince(files.log, from);
    const worthAnother = /Address already in use|could not create any TCP|pre-existing shared memory/.test(said);
    if (!worthAnother || attempt >= 9) throw explainLog(files.log, from);
    if (/shared memory/.test(said)) await pause(500); // The last sessions of the killed server are still leaving.
  }
}

/** Stops PostgreSQL: sessions are cut, everything is written, the log ends clean. */
export async function shutDown({ pid }: Postmaster): Promise<void> {
  signal(pid, "SIGINT");
  if (await until(() => !isRunning(pid), STOP_MS)) return;
  signal(pid, "SIGQUIT"); // Leaves at once; the next start recovers from the log.
  await until(() => !isRunning(pid), 10_000);
}

/**
 * After a kill −9 of PostgreSQL its sessions leave by themselves; what does not leave is ended, since a second server
 * on the same files would ruin them. Its pid file is removed where the system tells for sure that nobody is there: the
 * number in it may be a zombie's, or belong to another program since.
 */
async function clearRemains(files: ClusterFiles): Promise<void> {
  const nobody = () => processesIn(files.data)?.length === 0;
  if (processesIn(files.data) === null) return;
  if (!(await until(nobody, 5_000))) {
    for (const pid of processesIn(files.data) ?? []) signal(pid, "SIGQUIT");
    if (!(await until(nobody, 5_000))) for (const pid of processesIn(files.data) ?? []) signal(pid, "SIGKILL");
    await until(nobody, 5_000);
  }
  if (nobody()) rmSync(join(files.data, "postmaster.pid"), { force: true });
}

/** `postmaster.pid`: process id, data folder, start time, port, … one a line. */
function readPidFile(data: string): Postmaster | null {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 && port > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}

function isOurs(pid: number, data: string): boolean {
  const there = processesIn(data);
  return there === null ? isRunning(pid) : there.includes(pid);
}

async function isReady(files: ClusterFiles, { pid, port }: Postmaster, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (isRunning(pid) && performance.now() < end) {
    const client = new pg.Client({
      connectionString: superuserUrl(files, port, "postgres"),
      connectionTimeoutMillis: 5_000,
    });
    client.on("error", () => undefined); // A server that dies while we ask is found by the next turn.
    try {
      await client.connect();
      return true;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function spawnPostgres(
  files: ClusterFiles,
  { programs, account, port }: { programs: Programs; account: Account | null; port: number },
): number {
  const log = openLog(files);
  const settings = Object.entries(serverSettings(port)).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(programs.postgres, ["-D", dataArgument(files.data, account), ...settings], {
    ...account,
    cwd: files.data,
    env: postgresEnvironment(),
    stdio: ["ignore", log, log],
    // A session of its own: Ctrl-C in the terminal reaches Kangyu, which then stops PostgreSQL in order.
    detached: true,
  });
  child.on("error", () => undefined);
  child.unref();
  closeLog(log);
  return child.pid ?? 0;
}

/** Shared buffers are an eighth of the memory, at most 512 MB: the rest serves better as the system's cache. */
function serverSettings(port: number): Readonly<Record<string, string | number>> {
  const megabytes = Math.floor(totalmem() / 1024 / 1024);
  return {
    port,
    listen_addresses: "127.0.0.1",
    // No socket file: /tmp may not be writable, and everything here goes over TCP.
    unix_socket_directories: "",
    max_connections: 60,
    shared_buffers: `${Math.max(32, Math.min(512, Math.floor(megabytes / 8)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(megabytes / 2))}MB`,
    maintenance_work_mem: "128MB",
    work_mem: "16MB",
    max_wal_size: "1GB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    random_page_cost: 1.1,
    jit: "off",
    // Statements and the values in error messages are about people: none of them goes to the log.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: "off",
  };
}

/** A port nobody listens on now. Somebody may take it before we do; then the next one is tried. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
