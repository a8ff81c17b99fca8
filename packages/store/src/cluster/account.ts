import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The operating system's user that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Null: run as whoever we are. As root: the owner of the data where there is some,
 * else the user `postgres`, else a system user made for it, else `nobody`, which every system has.
 */
export function accountFor(dataFolder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerOf(dataFolder);
  if (owner !== null && owner.uid !== 0) return owner;
  return named("postgres") ?? created("kangyu-postgres") ?? named("nobody") ?? { uid: 65_534, gid: 65_534 };
}

/** Owner of a file or folder; null when it is not there. */
export function ownerOf(path: string): Account | null {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat === undefined ? null : { uid: stat.uid, gid: stat.gid };
}

/** Whether an account may walk down to a path and read what is there, by the mode bits of every folder above it. */
export function canReach(path: string, account: Account): boolean {
  const full = resolve(path);
  for (let at = full; ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
    if ((bits & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function named(name: string): Account | null {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
  return fields === undefined ? null : { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function created(name: string): Account | null {
  const known = named(name);
  if (known !== null) return known;
  const shell = "/usr/sbin/nologin";
  // The first is what most systems have, the second what BusyBox has.
  const made =
    spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", shell, name]).status === 0 ||
    spawnSync("adduser", ["-S", "-D", "-H", "-s", shell, name]).status === 0;
  return made ? named(name) : null;
}
