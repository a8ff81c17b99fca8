/**
 * Prints the figures of design.md §5 as measured here. `--residents N` (default 20,000), `--data DIR` to keep and use a
 * filled folder again, `--only visit,read` for some of the parts.
 */
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSession, type Session, today } from "@kangyu/cli";
import { documents } from "./documents.ts";
import { evaluation } from "./evaluate.ts";
import { fill } from "./fill.ts";
import { machineLine } from "./machine.ts";
import { read } from "./read.ts";
import { rebuild } from "./rebuild.ts";
import { type Row, table } from "./report.ts";
import { serveApart } from "./served.ts";
import { startUp } from "./start-up.ts";
import { surveillance } from "./surveillance.ts";
import { verified, visit } from "./visit.ts";

const PARTS = ["rebuild", "evaluate", "read", "visit", "start", "surveillance", "documents"] as const;
const BYTES_A_RESIDENT = 30_000;
const { values } = parseArgs({
  options: { residents: { type: "string", default: "20000" }, data: { type: "string" }, only: { type: "string" } },
});
const residents = Number(values.residents);
const kept = values.data !== undefined;
const directory = values.data ?? mkdtempSync(join(tmpdir(), "kangyu-bench-"));
mkdirSync(directory, { recursive: true });
const disk = statfsSync(directory);
if (disk.bavail * disk.bsize < residents * BYTES_A_RESIDENT) {
  console.error(
    `${residents} residents need about ${Math.ceil((residents * BYTES_A_RESIDENT) / 2 ** 30)} GiB, more than is free at ${directory}.`,
  );
  process.exit(2);
}

const rows: Row[] = [];
const say = (more: readonly Row[]) => {
  for (const row of more) console.error(`${row.what}: ${row.measured}`);
  rows.push(...more);
};
const machine = machineLine(directory);
console.error(machine);
const wanted = new Set(values.only?.split(",") ?? PARTS);
const quiet = { values: [], flags: { data: directory }, console: { out: () => {}, tell: () => {} } };

async function opened(work: (session: Session) => Promise<void>): Promise<void> {
  const session = await openSession(quiet, { mode: "own" });
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

await opened(async (session) => {
  say(await fill(session, residents, today()));
  if (wanted.has("rebuild")) say(await rebuild(session));
  if (wanted.has("evaluate")) say(await evaluation(session, today()));
});
if (wanted.has("read") || wanted.has("visit")) {
  const served = await serveApart(directory);
  try {
    if (wanted.has("read")) say(await read(served));
    if (wanted.has("visit")) say(await visit({ served, today: today(), writers: 16, visits: 3000 }));
  } finally {
    await served.stop();
  }
}
if (wanted.has("visit")) await opened(async (session) => say(await verified(session, today())));
if (wanted.has("start")) say(await startUp(directory));
if (wanted.has("surveillance")) say(surveillance());
if (wanted.has("documents")) say(await documents());
console.log(`\n${machine}; ${residents.toLocaleString("en")} simulated residents\n\n${table(rows)}`);
if (!kept) rmSync(directory, { recursive: true, force: true });
