import { spawn } from "node:child_process";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  globSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { setPriority } from "node:os";
import { dirname, join } from "node:path";
import { installation } from "../places.ts";

/** What the bundle may be made from: the application and the pure rooms, any of which it may run in the browser. */
const ROOMS = "packages/{web,fhir,identity,indicators,plan,rules,simulate,statistics,surveillance}";
const SOURCES = [`${ROOMS}/src/**/*.{ts,tsx,css,json,svg}`, "packages/web/{index.html,package.json,vite.config.ts}"];
const WEB = join(installation, "packages/web");

class WebBuildFailed extends Error {
  override readonly name = "WebBuildFailed";
  readonly text: { readonly zh: string; readonly en: string };

  constructor(log: string) {
    super(`The web application could not be built: ${log} has the details.`);
    this.text = { zh: `网页应用构建失败：详情见 ${log}。`, en: this.message };
  }
}

export interface WebBuild {
  readonly spare: string;
  readonly log: string;
  readonly signal: AbortSignal;
}

/**
 * Gives the folder of the built web application, building it where it is missing or older than its sources: in the
 * checkout, or in `spare` where the checkout may not be written. `log` gets what the builder says.
 */
export async function builtWeb({ spare, log, signal }: WebBuild): Promise<{ root: string; built: boolean }> {
  const places = [join(WEB, "dist"), join(spare, "web")];
  const newest = newestSource();
  for (const place of places) if (builtAt(place) >= newest) return { root: place, built: false };
  const root = places.find((place) => isWritable(dirname(place))) ?? join(spare, "web");
  const draft = `${root}.${process.pid}`;
  try {
    await build(draft, { log, signal });
    put(draft, root, newest);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return { root, built: true };
}

/** Of several starts that build at once the first one's build stays: others may be served from it already. */
function put(draft: string, root: string, newest: number): void {
  if (builtAt(root) >= newest) return;
  const old = `${draft}.old`;
  try {
    if (existsSync(root)) renameSync(root, old);
    renameSync(draft, root);
  } catch (error) {
    if (builtAt(root) < newest) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function newestSource(): number {
  const files = SOURCES.flatMap((glob) => globSync(glob, { cwd: installation, exclude: ["**/*.test.*"] }));
  return Math.max(...files.map((file) => statSync(join(installation, file)).mtimeMs));
}

function builtAt(folder: string): number {
  return statSync(join(folder, "index.html"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return existsSync(folder);
  } catch {
    return false;
  }
}

/** Beside the other stages, and behind them where there is little processor to share. */
function build(outFolder: string, { log, signal }: Omit<WebBuild, "spare">): Promise<void> {
  const vite = join(dirname(new URL(import.meta.resolve("vite/package.json")).pathname), "bin/vite.js");
  // The configuration is loaded as it stands: bundling it first would write into node_modules.
  const args = [
    vite,
    "build",
    "--configLoader",
    "native",
    "--outDir",
    outFolder,
    "--emptyOutDir",
    "--logLevel",
    "warn",
  ];
  const handle = openSync(log, "w");
  return new Promise<void>((resolve, reject) => {
    // Whatever this process is run for (tests, say), the bundle is the one for work: React for development is slower and larger.
    const env = { ...process.env, NODE_ENV: "production" };
    const child = spawn(process.execPath, args, { cwd: WEB, env, stdio: ["ignore", handle, handle], signal });
    if (child.pid !== undefined && process.platform !== "win32") setPriority(child.pid, 5);
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new WebBuildFailed(log))));
  }).finally(() => closeSync(handle));
}
