import { createWriteStream, existsSync, mkdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { COMMAND_LINE, districtLines, type Session, simulatedVersion, simulationTables, textOf } from "@kangyu/cli";
import { formChecker, importFile, makeJudge } from "@kangyu/intake";
import { deriveInThreads } from "@kangyu/jobs";
import { memoryOf } from "./machine.ts";
import { perSecond, type Row, timed } from "./report.ts";

const SLICE = 50_000;

/** Simulates and imports the district in slices, derives and folds it; a data folder that holds it already is used again. */
export async function fill(session: Session, residents: number, today: number): Promise<Row[]> {
  const { store, catalogue } = session;
  const before = await store.countResidents("simulated");
  if (before >= residents)
    return [
      { what: "bulk import", measured: `not run: the folder holds ${before} residents`, budget: "10,000 resources/s" },
    ];
  const tables = simulationTables();
  const simulation = { tables, programmeVersion: simulatedVersion(catalogue, tables.hypertension.programme) };
  const judge = makeJudge({ now: Date.now, checkForm: formChecker(catalogue.programmes), catalogueDir: catalogue.dir });
  const folder = join(session.directory, "bench");
  mkdirSync(folder, { recursive: true });
  const spent = { simulate: 0, import: 0, derive: 0 };
  let rows = 0;
  for (let from = 0; from < residents; from += SLICE) {
    const file = join(folder, `slice-${residents}-${from}.ndjson`);
    const slice = { from, to: Math.min(residents, from + SLICE) };
    const made = await timed(async () => {
      if (!existsSync(file))
        await pipeline(
          Readable.from(textOf(districtLines({ seed: 1, residents, today }, simulation, slice))),
          createWriteStream(file),
        );
    });
    spent.simulate += made.seconds;
    const read = await timed(() =>
      importFile(file, null, { store, judge, actor: COMMAND_LINE, world: "simulated", place: null }),
    );
    spent.import += read.seconds;
    rows += read.value.rows;
    console.error(`  ${slice.to} residents, ${rows} rows, ${statSync(file).size} bytes, ${read.seconds.toFixed(1)} s`);
  }
  const derived = await timed(() =>
    deriveInThreads({ store, catalogueDir: catalogue.dir, threads: availableParallelism() }),
  );
  const folded = await timed(() => store.fold());
  const all = spent.import + derived.seconds + folded.seconds;
  return [
    {
      what: "making the lines",
      measured: `${perSecond(rows, spent.simulate)} (${rows.toLocaleString("en")} lines)`,
      budget: "—",
    },
    { what: "bulk import: read, judge, record, facts", measured: perSecond(rows, spent.import), budget: "—" },
    {
      what: "bulk import: spells and deltas",
      measured: `${derived.value.toLocaleString("en")} residents in ${derived.seconds.toFixed(1)} s`,
      budget: "—",
    },
    { what: "bulk import: folding", measured: `${folded.seconds.toFixed(1)} s`, budget: "—" },
    { what: "**bulk import, all layers on**", measured: perSecond(rows, all), budget: "10,000 resources/s" },
    {
      what: "memory of the importing process",
      measured: `${memoryOf("self")?.peak.toFixed(0) ?? "?"} MB peak`,
      budget: "≤ 1.5 GB",
    },
  ];
}
