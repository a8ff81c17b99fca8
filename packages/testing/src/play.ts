import {
  type Catalogue,
  encodeKey,
  type Incoming,
  type RecordKey,
  type Resource,
  type Store,
  StoreError,
  type WriteOptions,
} from "@kangyu/store";
import { type History, type Operation, randomOf } from "./history.ts";

const MS_PER_DAY = 86_400_000;
const actor = { operator: "history", institution: null };

function optionsOf(history: History): WriteOptions {
  return { world: history.seed % 2 === 0 ? "real" : "simulated", actor, importId: null, place: null };
}

/** What may happen at any moment beside the two writers. */
export interface Upheaval {
  readonly catalogues: readonly Pick<Catalogue, "engine" | "definitions">[];
  readonly seed: number;
}

async function keyOf(store: Store, history: History, person: string): Promise<RecordKey | null> {
  return store.keyOf(`Patient/${person}`, optionsOf(history).world);
}

/**
 * A single row about somebody who has a record names it by our own key, as the screen does; everything else by the outside
 * id, as files do. So both ways of writing are played.
 */
async function named(store: Store, history: History, rows: readonly Incoming[]): Promise<readonly Incoming[]> {
  const [row] = rows;
  if (rows.length !== 1 || row?.subject == null || row.resource.resourceType === "Patient") return rows;
  const key = await store.keyOf(row.subject, optionsOf(history).world);
  if (key === null) return rows;
  const own = `Patient/${encodeKey(key)}`;
  const text = JSON.stringify(row.resource).replaceAll(JSON.stringify(row.subject), JSON.stringify(own));
  const resource = JSON.parse(text) as Resource;
  return [{ ...row, resource, subject: own }];
}

async function run(store: Store, history: History, operation: Operation): Promise<void> {
  if (operation.kind === "write") await store.write(await named(store, history, operation.rows), optionsOf(history));
  else if (operation.kind === "bulk") await store.writeBulk(operation.rows, optionsOf(history));
  else {
    const from = await keyOf(store, history, operation.from);
    const into = await keyOf(store, history, operation.into);
    if (from === null || into === null) return;
    try {
      if (operation.kind === "link") await store.link(from, into, actor);
      else await store.unlink(from, actor);
    } catch (error) {
      // Linked already, or not linked: both are answers.
      if (!(error instanceof StoreError)) throw error;
    }
  }
}

/** Two writers take turns in the same histories, one the even operations, the other the odd ones, both at once. */
async function writer(store: Store, histories: readonly History[], turn: number): Promise<void> {
  for (const history of histories)
    for (const [index, operation] of history.operations.entries())
      if (index % 2 === turn) await run(store, history, operation);
}

/** Folding, deriving, a new definition, and days that pass to another horizon, while the writers write. */
async function upheave(store: Store, { catalogues, seed }: Upheaval, busy: () => boolean): Promise<void> {
  const random = randomOf(seed);
  let year = 2026;
  while (busy()) {
    const dice = random();
    if (dice < 0.45) await store.fold();
    else if (dice < 0.75) await store.derive();
    else if (dice < 0.85) await store.useCatalogue(catalogues[Math.floor(random() * catalogues.length)] as Catalogue);
    else if (dice < 0.9 && year < 2029) await store.rollForward(Date.UTC(++year, 0, 1) / MS_PER_DAY);
    await new Promise((resolve) => setTimeout(resolve, 100 + random() * 200));
  }
}

/** Plays histories on a store; everything that was left for later is derived at the end. */
export async function play(store: Store, histories: readonly History[], upheaval: Upheaval): Promise<void> {
  let writing = true;
  const beside = upheave(store, upheaval, () => writing);
  try {
    await Promise.all([writer(store, histories, 0), writer(store, histories, 1)]);
  } finally {
    writing = false;
    await beside;
  }
  await store.derive();
  await store.rollForward(await store.horizon());
}
