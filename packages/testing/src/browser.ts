import { type Browser, chromium } from "playwright-core";
import { browserFiles } from "./browser-files.ts";

/** No sandbox, because tests run as root in containers; nothing that calls out; no graphics card. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--font-render-hinting=none",
  "--lang=zh-CN",
];

/** Where a Chromium may stand on the machine when npm brought none for it. */
const ON_MACHINE = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Opens a headless Chromium: the one in `KANGYU_BROWSER`, else the one that npm brought, else one on the machine.
 * Rejects with one error that says what was tried.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.KANGYU_BROWSER;
  const tried: string[] = [];
  const candidates = named === undefined ? [null, ...ON_MACHINE] : [named];
  for (const candidate of candidates) {
    try {
      const { executable, environment } =
        candidate === null ? await browserFiles() : { executable: candidate, environment: {} };
      const env = { ...textEnvironment(), ...environment };
      return await chromium.launch({ executablePath: executable, args: FLAGS, env, headless: true });
    } catch (error) {
      tried.push(`${candidate ?? "@sparticuz/chromium"}: ${String(error).split("\n")[0]}`);
    }
  }
  throw new Error(`No browser starts here. Tried ${tried.join("; ")}`);
}

function textEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
