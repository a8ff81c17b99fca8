import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  ftruncateSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Account, ownerOf } from "./account.ts";
import { ClusterProblem } from "./problems.ts";

/**
 * Everything of the database inside Kangyu's folder:
 * `postgres/` belongs to the database's user and holds `data/` and `log`; `password` beside it belongs to whoever
 * starts Kangyu and is the key to it.
 */
export interface ClusterFiles {
  readonly folder: string;
  readonly data: string;
  /** Where `initdb` works; it becomes `data` when it is complete. */
  readonly draft: string;
  readonly log: string;
  readonly password: string;
}

const LOG_LIMIT = 10 * 1024 * 1024;

export function clusterFiles(directory: string): ClusterFiles {
  const folder = join(directory, "postgres");
  return {
    folder,
    data: join(folder, "data"),
    draft: join(folder, "data.new"),
    log: join(folder, "log"),
    password: join(directory, "password"),
  };
}

/** Makes the folder of the database and gives all of it to the account, also after it was copied by root. */
export function ownCluster(files: ClusterFiles, account: Account | null): void {
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  if (account === null) {
    const owner = ownerOf(existsSync(files.data) ? files.data : files.folder);
    if (owner !== null && process.getuid !== undefined && owner.uid !== process.getuid()) {
      throw new ClusterProblem("folder-of-another-user", { path: files.folder, owner: owner.uid });
    }
    return;
  }
  chownSync(files.folder, account.uid, account.gid);
  if (existsSync(files.data) && ownerOf(files.data)?.uid !== account.uid) giveAll(files.data, account);
  chmodSync(files.folder, 0o700);
}

function giveAll(folder: string, { uid, gid }: Account): void {
  lchownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    lchownSync(join(folder, entry), uid, gid);
}

/** The password of the cluster, drawn at random when it is made. Readable by whoever starts Kangyu and nobody else. */
export function drawPassword(files: ClusterFiles): string {
  const password = randomBytes(24).toString("base64url");
  rmSync(files.password, { force: true });
  writeFileSync(files.password, `${password}\n`, { mode: 0o600 });
  return password;
}

export function readPassword(files: ClusterFiles): string {
  try {
    return readFileSync(files.password, "utf8").trim();
  } catch {
    throw new ClusterProblem("password-lost", { path: files.password });
  }
}

/** Opens the log to append to; starts it anew when it has grown long. The caller closes it. */
export function openLog(files: ClusterFiles): number {
  const handle = openSync(files.log, "a", 0o600);
  if (statSync(files.log).size > LOG_LIMIT) ftruncateSync(handle);
  return handle;
}

export function closeLog(handle: number): void {
  closeSync(handle);
}
