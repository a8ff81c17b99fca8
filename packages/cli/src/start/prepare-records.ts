import { availableParallelism } from "node:os";
import { join } from "node:path";
import { formChecker, makeJudge } from "@kangyu/intake";
import { rebuildInThreads } from "@kangyu/jobs";
import type { Catalogue, Store } from "@kangyu/store";
import { requireRoom } from "@kangyu/store/cluster";
import { UnusableInput } from "../command.ts";
import { databaseUrl } from "../places.ts";
import { simulationTables } from "../registers.ts";
import { COMMAND_LINE, type Session } from "../session.ts";
import { today } from "../today.ts";
import { horizonOf } from "./horizon.ts";
import type { Stage, StageName } from "./progress.ts";
import { DEFAULT_RESIDENTS, DEFAULT_SEED, importDistrict, type SimulationPlan } from "./simulated-district.ts";

const PLAN = "simulation";

export interface Wanted {
  /** No demonstration. */
  readonly empty: boolean;
  readonly residents: number | undefined;
  readonly seed: number | undefined;
}

export interface Preparing {
  readonly session: Session;
  readonly wanted: Wanted;
  readonly show: (name: StageName) => Stage;
  readonly signal: AbortSignal;
}

/** Definitions, the simulated district and everything derived, each brought to where it should be. */
export async function prepareRecords({ session, wanted, show, signal }: Preparing): Promise<void> {
  const { store, catalogue } = session;
  const tables = simulationTables();
  const stage = show("definitions");
  for (const { path, code, detail } of catalogue.problems) stage.note(`${path}: ${code} ${detail}`);
  stage.end(`${catalogue.programmes.length} programmes, ${catalogue.indicators.length} indicators`);
  const plan = await simulationPlan(store, wanted);
  if (plan !== null && !plan.done) {
    // Seen: 20,000 residents take 0.5 GB, and the database's log up to 1 GB beside them.
    if (databaseUrl() === null) requireRoom(session.directory, 1_024 + Math.ceil(plan.residents * 0.03));
    const district = show("district");
    await importDistrict(plan, {
      store,
      judge: makeJudge({ now: Date.now, checkForm: formChecker(catalogue.programmes), catalogueDir: catalogue.dir }),
      actor: COMMAND_LINE,
      simulation: { tables, programmeVersion: simulatedVersion(catalogue, tables.hypertension.programme) },
      folder: join(session.directory, "incoming"),
      stage: district,
      signal,
    });
    if (signal.aborted) return;
    district.end(`${await store.countResidents("simulated")} simulated residents`);
    await deriveAll(session, show("derive"));
  } else await derive(store, show("derive"));
  if (plan !== null && !plan.done && !signal.aborted) await store.putSetting(PLAN, { ...plan, done: true });
}

/** What the demonstration is drawn from: as an earlier start began it, or as asked for now; null where there is none. */
async function simulationPlan(store: Store, wanted: Wanted): Promise<SimulationPlan | null> {
  const kept = (await store.setting(PLAN)) as SimulationPlan | null;
  const asked = wanted.residents ?? wanted.seed;
  if (kept !== null && !kept.done) return kept;
  if (kept !== null && (await store.countResidents("simulated")) > 0) {
    requireSame(kept, wanted);
    return kept;
  }
  // Whoever removed the simulated data gets it back only by asking for it.
  if (wanted.empty || (kept !== null && asked === undefined)) return null;
  const residents = wanted.residents ?? DEFAULT_RESIDENTS;
  const plan = { seed: wanted.seed ?? DEFAULT_SEED, residents, today: today(), done: false };
  await store.putSetting(PLAN, plan);
  return plan;
}

function requireSame(kept: SimulationPlan, { residents = kept.residents, seed = kept.seed }: Wanted): void {
  if (residents === kept.residents && seed === kept.seed) return;
  throw new UnusableInput(
    `这里已有 ${kept.residents} 名模拟居民（种子 ${kept.seed}）：请先运行 kangyu simulate remove，或用 --data 指定另一个位置。 / There already are ${kept.residents} simulated residents (seed ${kept.seed}): run kangyu simulate remove first, or name another place with --data.`,
  );
}

/** Visits are filled in on the forms of the version in force, which is the last one. */
export function simulatedVersion(catalogue: Catalogue, programme: string): string {
  const versions = catalogue.programmes.filter((compiled) => compiled.programme.id === programme);
  const last = versions.at(-1);
  if (last === undefined)
    throw new Error(`the simulated district needs the programme ${programme}, which the catalogue does not have`);
  return last.programme.version;
}

/** A whole district at once: every processor takes part. */
async function deriveAll({ store, catalogue }: Session, stage: Stage): Promise<void> {
  const total = (await store.countResidents("simulated")) + (await store.countResidents("real"));
  const residents = await rebuildInThreads({
    store,
    catalogueDir: catalogue.dir,
    threads: availableParallelism(),
    onProgress: ({ done }) => stage.at(Math.min(done, total), total, "residents"),
  });
  stage.end(`${residents.toLocaleString("en")} residents`);
}

async function derive(store: Store, stage: Stage): Promise<void> {
  const onProgress = ({ done, total }: { done: number; total: number | null }) =>
    stage.at(done, total ?? done, "residents");
  const evaluated = await store.derive({ onProgress });
  const rolled = await store.rollForward(horizonOf(today()), { onProgress });
  await store.fold();
  stage.end(evaluated + rolled === 0 ? "nothing new" : `${(evaluated + rolled).toLocaleString("en")} residents`);
}
