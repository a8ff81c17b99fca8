import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Day, dayOfCivil } from "@kangyu/fhir";
import { importFile, type Judge } from "@kangyu/intake";
import { type SimulatedLine, simulateDistrict, type Tables } from "@kangyu/simulate";
import type { Actor, ImportRun, Store } from "@kangyu/store";
import type { Stage } from "./progress.ts";

export const DEFAULT_SEED = 20_260_101;
export const DEFAULT_RESIDENTS = 20_000;
const FIRST_DAY = dayOfCivil(2021, 1, 1);
/** People in one file: a start that is killed goes on within the file it was reading. */
const SLICE = 5_000;

/** What was drawn, kept with the database so that an interrupted start goes on with the same district. */
export interface SimulationPlan {
  readonly seed: number;
  readonly residents: number;
  readonly today: Day;
  readonly done: boolean;
}

export interface Simulation {
  readonly tables: Tables;
  readonly programmeVersion: string;
}

/** The lines of a slice of the district; `slice` absent gives all of it. */
export function districtLines(
  { seed, residents, today }: Omit<SimulationPlan, "done">,
  { tables, programmeVersion }: Simulation,
  slice?: { readonly from: number; readonly to: number },
): Iterable<SimulatedLine> {
  const options = { seed, residents, from: FIRST_DAY, today, tables, programmeVersion };
  return simulateDistrict(slice === undefined ? options : { ...options, slice });
}

export interface DistrictImport {
  readonly store: Store;
  readonly judge: Judge;
  readonly actor: Actor;
  readonly simulation: Simulation;
  /** Folder for the files on their way in. */
  readonly folder: string;
  readonly stage: Stage;
  readonly signal: AbortSignal;
}

/** Sends the district through the same import as real data, a slice at a time, from where an earlier start got to. */
export async function importDistrict(plan: SimulationPlan, parts: DistrictImport): Promise<void> {
  const runs = new Map((await parts.store.imports(parts.actor)).map((run) => [run.file, run]));
  mkdirSync(parts.folder, { recursive: true });
  for (let from = 0; from < plan.residents && !parts.signal.aborted; from += SLICE) {
    const slice = { from, to: Math.min(from + SLICE, plan.residents) };
    const name = `simulated-${plan.seed}-${plan.residents}-${from}.ndjson`;
    const earlier = runs.get(name);
    if (earlier?.state !== "done") await importSlice(plan, { ...parts, slice, name, earlier });
    parts.stage.at(slice.to, plan.residents, "residents");
  }
}

type SliceImport = DistrictImport & {
  readonly slice: { readonly from: number; readonly to: number };
  readonly name: string;
  readonly earlier: ImportRun | undefined;
};

async function importSlice(plan: SimulationPlan, parts: SliceImport): Promise<void> {
  const { slice, name, earlier, store, judge, actor, signal } = parts;
  const file = join(parts.folder, name);
  await pipeline(Readable.from(textOf(districtLines(plan, parts.simulation, slice))), createWriteStream(file));
  const onProgress = ({ done, total }: { done: number; total: number | null }) => {
    const share = total === null ? 0 : done / total;
    parts.stage.at(Math.floor(slice.from + (slice.to - slice.from) * share), plan.residents, "residents");
  };
  const options = { store, judge, actor, world: "simulated" as const, place: null, signal, onProgress };
  const run = await importFile(file, name, earlier === undefined ? options : { ...options, resume: earlier });
  if (run.state === "failed") throw new Error(`the simulated district was not read: ${run.message}`);
  rmSync(file, { force: true });
}

/** Lines in pieces of about 64 KB: a write for each line would cost more than making it. */
export function* textOf(lines: Iterable<SimulatedLine>): Generator<string> {
  let piece = "";
  for (const { line } of lines) {
    piece += `${line}\n`;
    if (piece.length > 65_536) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
}
