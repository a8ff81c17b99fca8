import { dayOfCivil } from "@kangyu/fhir";
import { horizonOf, loadCatalogue, openStore, type Store } from "@kangyu/store";
import { differences, historyOf, layersOf, type TestDatabase, tamper, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JobKind, type Jobs, startJobs } from "./jobs.ts";
import { rebuildInThreads } from "./rebuild.ts";

const catalogueDir = new URL("../../../catalogue", import.meta.url).pathname;
const today = dayOfCivil(2031, 2, 3);
let database: TestDatabase;
let store: Store;
let jobs: Jobs;
const ended: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  store = await openStore({ url: database.url, catalogue: await loadCatalogue(catalogueDir) });
  const actor = { operator: "test", institution: null };
  for (const operation of historyOf(3, 20).operations)
    if ("rows" in operation)
      await store.writeBulk(operation.rows, { world: "simulated", actor, importId: null, place: null });
  jobs = await startJobs({
    store,
    today: () => today,
    onProgress: (job) => {
      if (job.state !== "running") ended.push(`${job.kind} ${job.state} ${job.done}`);
    },
  });
});
afterAll(async () => {
  await jobs?.stop();
  await store?.close();
  await database?.drop();
});

async function done(kind: JobKind): Promise<void> {
  await jobs.enqueue(kind);
  await expect.poll(() => ended.some((line) => line.startsWith(kind)), { timeout: 30_000, interval: 100 }).toBe(true);
}

test("queued jobs derive, fold and roll forward", async () => {
  await done("derive");
  expect(ended).toContain("derive done 4");
  expect((await layersOf(database.url)).size).toBeGreaterThan(0);
  await done("roll-forward");
  expect(await store.horizon()).toBe(horizonOf(today));
  expect(ended).toContain("roll-forward done 4");
});

test("threads rebuild what was there, and repair what was broken", async () => {
  const before = await layersOf(database.url);
  expect(await tamper(database.url, "delete from spell where ctid = (select min(ctid) from spell)")).toBe(1);
  expect(differences(before, await layersOf(database.url))).toHaveLength(1);
  expect(await rebuildInThreads({ store, catalogueDir, threads: 2 })).toBe(4);
  expect(differences(before, await layersOf(database.url))).toEqual([]);
});
