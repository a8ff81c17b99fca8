#!/usr/bin/env node
// Plain JavaScript that any Node can run: finds the Node this product is pinned to and hands over to it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED_MAJOR = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

function pinnedNode() {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

const ownMajor = Number(process.versions.node.split(".")[0]);
const node = pinnedNode() ?? (ownMajor >= NEEDED_MAJOR ? process.execPath : undefined);
if (node === undefined) {
  console.error(
    `Kangyu needs Node ${NEEDED_MAJOR} or newer: this is Node ${process.versions.node}, and the one that npm installs with Kangyu is not there. Run "npm ci" in ${root} first.`,
  );
  process.exit(1);
}

// `--run FILE` runs one of the repository's own scripts under the pinned Node; anything else is the command line.
const [first, script, ...rest] = process.argv.slice(2);
const target =
  first === "--run" && script !== undefined
    ? [script, ...rest]
    : [join(root, "packages/cli/src/main.ts"), ...process.argv.slice(2)];
// A server's garbage is young: more room for it than this is held for good and makes nothing quicker.
const memory = first === "start" ? ["--max-semi-space-size=16"] : [];
// Over the channel the child learns when this process is gone, even by kill -9, and stops in order.
const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...memory, ...target], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`Kangyu could not start ${node}: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
