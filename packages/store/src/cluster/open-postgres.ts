import { existsSync } from "node:fs";
import pg from "pg";
import { type Account, accountFor } from "./account.ts";
import { type ClusterFiles, clusterFiles, ownCluster } from "./cluster-files.ts";
import { checkDatabaseUrl } from "./external.ts";
import { type Claim, claimFolder, folderProblem, holderOf, prepareFolder, requireRoom } from "./folder.ts";
import { hasData, initialise } from "./init.ts";
import { adopt, launch, type Postmaster, shutDown, superuserUrl } from "./postmaster.ts";
import { ClusterProblem } from "./problems.ts";
import { type Programs, programsFor } from "./programs.ts";
import { supervise } from "./supervise.ts";

export { requireRoom };

const DATABASE = "kangyu";

/** What is being done, for a progress display. */
export type PostgresStage = "connect" | "create" | "adopt" | "start" | "restart";

export interface OpenPostgresOptions {
  /** Kangyu's folder, usually `.kangyu`; absolute. */
  readonly directory: string;
  /** A PostgreSQL that somebody else runs; null for the one that npm installed. */
  readonly databaseUrl: string | null;
  readonly onStage?: (stage: PostgresStage) => void;
  /**
   * `own` (the default): this process holds the folder alone and is refused when another does. `share`: where a running
   * Kangyu holds it, use its database beside it.
   */
  readonly mode?: "own" | "share";
}

export interface OpenPostgres {
  /** Connection address of the database `kangyu` as its superuser (of DATABASE_URL: as given). */
  readonly url: string;
  /** The same address; migrations and the making of roles go through it. */
  readonly adminUrl: string;
  readonly major: number;
  /** Tells a second start where this one is reached. */
  announce(address: string): void;
  /** Stops what this process started, and gives the folder back. */
  stop(): Promise<void>;
  /** For a process that ends now: tells a PostgreSQL of ours to stop by itself, and waits for nothing. */
  abandon(): void;
}

/**
 * Opens the database: the one of `databaseUrl`, or a PostgreSQL of our own in `directory` (made when it is not there,
 * taken over when a killed Kangyu left it running, recovered when it was killed itself).
 * Throws `ClusterProblem` with one sentence where that cannot be.
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<OpenPostgres> {
  if (options.databaseUrl !== null) {
    options.onStage?.("connect");
    const major = await checkDatabaseUrl(options.databaseUrl);
    const url = options.databaseUrl;
    return {
      url,
      adminUrl: url,
      major,
      announce: () => undefined,
      stop: async () => undefined,
      abandon: () => undefined,
    };
  }
  try {
    return await openOwn(options);
  } catch (error) {
    throw folderProblem(options.directory, error);
  }
}

async function openOwn({
  directory,
  onStage = () => undefined,
  mode = "own",
}: OpenPostgresOptions): Promise<OpenPostgres> {
  prepareFolder(directory);
  const files = clusterFiles(directory);
  if (mode === "share" && holderOf(directory) !== null) return beside(directory, files, onStage);
  const claim = claimFolder(directory);
  try {
    requireRoom(directory);
    const account = accountFor(files.data);
    ownCluster(files, account);
    const programs = programsFor(account, directory);
    const postmaster = await run(files, { programs, account, onStage });
    await ensureDatabase(files, postmaster.port);
    return opened(files, { programs, account, onStage, postmaster, claim });
  } catch (error) {
    claim.release();
    throw error;
  }
}

interface Running {
  readonly programs: Programs;
  readonly account: Account | null;
  readonly onStage: (stage: PostgresStage) => void;
}

async function run(files: ClusterFiles, { programs, account, onStage }: Running): Promise<Postmaster> {
  if (!hasData(files, programs)) {
    onStage("create");
    await initialise(files, programs, account);
  } else {
    const found = await adopt(files);
    if (found !== null) {
      onStage("adopt");
      return found;
    }
  }
  onStage("start");
  return launch(files, { programs, account, port: null });
}

function opened(files: ClusterFiles, parts: Running & { postmaster: Postmaster; claim: Claim }): OpenPostgres {
  const { programs, account, onStage, postmaster, claim } = parts;
  const watch = supervise(postmaster, () => {
    onStage("restart");
    return launch(files, { programs, account, port: postmaster.port });
  });
  const url = superuserUrl(files, postmaster.port, DATABASE);
  return {
    url,
    adminUrl: url,
    major: programs.major,
    announce: claim.announce,
    abandon: () => tellToStop(watch.pid()),
    async stop() {
      await shutDown(await watch.end());
      claim.release();
    },
  };
}

/** PostgreSQL's fast shutdown: it ends its sessions, writes a checkpoint and goes. */
function tellToStop(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It is gone already.
  }
}

/** A second process, say an import, on the database of a running Kangyu: it starts nothing and stops nothing. */
async function beside(directory: string, files: ClusterFiles, onStage: Running["onStage"]): Promise<OpenPostgres> {
  onStage("connect");
  const found = existsSync(files.data) ? await adopt(files) : null;
  if (found === null) {
    const holder = holderOf(directory);
    throw new ClusterProblem("already-running", {
      path: directory,
      pid: holder?.pid ?? "?",
      address: holder?.address ?? "…",
    });
  }
  const url = superuserUrl(files, found.port, DATABASE);
  const major = await checkDatabaseUrl(url);
  return {
    url,
    adminUrl: url,
    major,
    announce: () => undefined,
    stop: async () => undefined,
    abandon: () => undefined,
  };
}

async function ensureDatabase(files: ClusterFiles, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(files, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
