/** Prints the figures of design.md §5 as measured here. `--residents N` (default 20,000), `--data DIR` to keep and use a filled folder again. */
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSession, serveOn, today } from "@kangyu/cli";
import { documents } from "./documents.ts";
import { evaluation } from "./evaluate.ts";
import { fill } from "./fill.ts";
import { client } from "./http.ts";
import { machineLine, memoryOf } from "./machine.ts";
import { read } from "./read.ts";
import { rebuild } from "./rebuild.ts";
import { type Row, table } from "./report.ts";
import { startUp } from "./start-up.ts";
import { surveillance } from "./surveillance.ts";
import { visit } from "./visit.ts";

const BYTES_A_RESIDENT = 30_000;
const { values } = parseArgs({
  options: { residents: { type: "string", default: "20000" }, data: { type: "string" } },
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
const quiet = { values: [], flags: { data: directory }, console: { out: () => {}, tell: () => {} } };
const session = await openSession(quiet, { mode: "own" });
try {
  say(await fill(session, residents, today()));
  say(await rebuild(session));
  say(await evaluation(session, today()));
  const server = await serveOn(0, session, null);
  try {
    const bureau = client(server.url, "planner");
    say(await read(bureau));
    const doctor = client(server.url, "planner");
    say(await visit({ session, client: doctor, today: today(), writers: 16, visits: 3000 }));
  } finally {
    await server.close();
  }
  say([
    {
      what: "memory of this process (server and writers together)",
      measured: `${memoryOf("self")?.now.toFixed(0) ?? "?"} MB now, ${memoryOf("self")?.peak.toFixed(0) ?? "?"} MB peak`,
      budget: "server < 400 MB steady",
    },
  ]);
} finally {
  await session.close();
}
say(await startUp(directory));
say(surveillance());
say(await documents());
console.log(`\n${machine}; ${residents.toLocaleString("en")} simulated residents\n\n${table(rows)}`);
if (!kept) rmSync(directory, { recursive: true, force: true });
