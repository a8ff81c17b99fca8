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
  await expect.poll(() => ended.some((line) => line.startsWith(kind))).toBe(true);
}

test("queued jobs derive, fold and roll forward", async () => {
  await done("derive");
  expect(ended).toContain("derive done 4");
  expect((await layersOf(database.url)).size).toBeGreaterThan(0);
  await done("roll-forward");
  expect(await store.horizon()).toBe(horizonOf(today));
  expect(ended).toContain("roll-forward done 4");
});

test("old idempotency keys and outbox rows that nobody reads are pruned, younger ones stay", async () => {
  const count = () => tamper(database.url, "update outbox set at = at where true");
  const written = await count();
  expect(written).toBeGreaterThan(0);
  await done("prune");
  expect(ended).toContain("prune done 0");
  expect(await tamper(database.url, "update outbox set at = 0 where seq = 1")).toBeGreaterThan(0);
  await tamper(
    database.url,
    "insert into idempotency values ('old', true, 0, '', '[]'), ('new', true, extract(epoch from now()) * 1000, '', '[]')",
  );
  await store.putSetting("outbox-reader", "region");
  expect(await store.prune()).toBe(1);
  await tamper(
    database.url,
    "update outbox set delivered_at = 0 where at = 0 and record = (select min(record) from outbox where at = 0)",
  );
  expect(await store.prune()).toBe(1);
  await store.putSetting("outbox-reader", null);
  const left = await store.prune();
  expect(await count()).toBe(written - 1 - left);
  expect(await tamper(database.url, "update idempotency set at = at where key = 'new'")).toBe(1);
});

test("threads rebuild what was there, and repair what was broken", async () => {
  const before = await layersOf(database.url);
  expect(
    await tamper(database.url, "update track set standings[1] = 0 where ctid = (select min(ctid) from track)"),
  ).toBe(1);
  expect(differences(before, await layersOf(database.url))).toHaveLength(1);
  expect(await rebuildInThreads({ store, catalogueDir, threads: 2 })).toBe(4);
  expect(differences(before, await layersOf(database.url))).toEqual([]);
});
