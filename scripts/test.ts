/** The test command: checks, then every suite. Arguments are handed to vitest and then the checks are left out. */
import { spawnSync } from "node:child_process";

const args = process.argv.slice(2);
function run(command: string, rest: readonly string[]): void {
  const { status } = spawnSync(command, rest, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
if (args.length === 0) run(process.execPath, ["scripts/check.ts"]);
run("vitest", ["run", ...args]);
