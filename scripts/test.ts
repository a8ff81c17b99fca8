/**
 * The test command: checks, then every suite. Arguments are handed to vitest and then the checks are left out.
 * It gets what the suites need: the browser that npm brought is unpacked, and where that one does not start and this
 * is root on Debian, Debian's is installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openBrowser } from "@kangyu/testing";

const args = process.argv.slice(2);
const root = dirname(import.meta.dirname);

function run(command: string, rest: readonly string[]): void {
  const { status } = spawnSync(command, rest, { stdio: "inherit", cwd: root });
  if (status !== 0) process.exit(status ?? 1);
}

async function startsABrowser(): Promise<boolean> {
  try {
    const browser = await openBrowser();
    await browser.close();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

async function requireBrowser(): Promise<void> {
  if (await startsABrowser()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update", "-q"]);
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"]);
    if (await startsABrowser()) return;
  }
  console.error(
    "No browser starts on this machine. Install Chromium, or name one in KANGYU_BROWSER. / 本机无法启动浏览器：请安装 Chromium，或用 KANGYU_BROWSER 指定。",
  );
  process.exit(1);
}

if (args.length === 0) run(process.execPath, [join(root, "scripts/check.ts")]);
// A project or a file may need no browser; then nothing is fetched for it.
if (args.length === 0 || args.some((arg) => /e2e|testing/.test(arg))) await requireBrowser();
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
run(process.execPath, [vitest, "run", ...args]);
