import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";

/** A Chromium unpacked and what its process needs in the environment. */
export interface BrowserFiles {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

const packed = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin");
/** Beside the package, so that `npm ci` clears it and a new version unpacks itself anew. */
const unpacked = join(packed, "../unpacked");

/**
 * Unpacks the Chromium that npm brought, with the libraries and fonts that lie beside it, once per installation.
 * Safe when several processes come at once: it grows in a folder of its own that is renamed when it is complete.
 */
export async function browserFiles(): Promise<BrowserFiles> {
  if (!existsSync(unpacked)) await unpack();
  return {
    executable: join(unpacked, "chromium"),
    environment: {
      // NSS and expat, which a bare machine does not have.
      LD_LIBRARY_PATH: join(unpacked, "al2023/lib"),
      FONTCONFIG_PATH: existsSync("/etc/fonts") ? "/etc/fonts" : join(unpacked, "fonts"),
    },
  };
}

async function unpack(): Promise<void> {
  const draft = `${unpacked}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  // The package unpacks into the system's temporary folder and takes what is there for complete: give it one of its own.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(archives.map((name) => inflate(join(packed, name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(draft, unpacked);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(unpacked)) throw error; // Another process may have been faster; then its copy serves.
  }
}
