import type { Draft } from "@kangyu/plan";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { openStore } from "./open.ts";

const actor = { operator: "planner", institution: null };
const engine = { digest: "", facts: () => [], spells: () => [] };
const draft: Draft = {
  ...{ title: { zh: "规划", en: "Plan" }, period: { from: 2026, to: 2030 }, mid: 2027, base: null, population: null },
  ...{ costs: [], budget: null },
  rows: [
    {
      ...{ key: "a", domain: null, domainEn: null, name: "甲率", nameEn: null, unit: "%", property: null },
      ...{ direction: null, indicator: null, baseline: null, former: null, mid: "", target: " " },
    },
  ],
};
const decided = { ...draft, rows: draft.rows.map((row) => ({ ...row, target: "≥70" })) };

let database: TestDatabase;
let store: Store;
let now = 1_700_000_000_000;

beforeAll(async () => {
  database = await testDatabase();
  store = await openStore({ url: database.url, catalogue: { engine, definitions: [] }, now: () => now++ });
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

const add = (world: "real" | "simulated" = "real") =>
  store.addPlanDraft({ jurisdiction: "690101", world, draft }, actor);

test("every saving is a version; any of them is still there", async () => {
  const { id } = await add();
  const saved = await store.savePlanDraft(id, { baseVersion: 1, draft: decided }, actor);
  expect(saved).toMatchObject({ version: 2, withdrawn: false, operator: "planner" });
  expect((await store.planDraft(id, actor))?.draft).toEqual(decided);
  expect((await store.planDraft(id, actor, 1))?.draft).toEqual(draft);
  expect((await store.planDraftVersions(id, actor)).map(({ version }) => version)).toEqual([2, 1]);
  expect(await store.planDraft(id, actor, 9)).toBeNull();
});

test("of two who saw the same version one is told of the other", async () => {
  const { id } = await add();
  const both = await Promise.allSettled(
    [draft, decided].map((one) => store.savePlanDraft(id, { baseVersion: 1, draft: one }, actor)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(store.savePlanDraft(id, { baseVersion: 1, draft }, actor)).rejects.toMatchObject({
    code: "version-conflict",
  });
  await expect(store.savePlanDraft("nothing", { baseVersion: 1, draft }, actor)).rejects.toMatchObject({
    code: "draft-unknown",
  });
});

test("what is taken away leaves the list and can be brought back", async () => {
  const { id } = await add("simulated");
  const listed = async () => (await store.planDrafts("690101", "simulated", actor)).map((one) => one.id);
  expect(await listed()).toContain(id);
  await store.savePlanDraft(id, { baseVersion: 1, draft, withdrawn: true }, actor);
  expect(await listed()).not.toContain(id);
  await store.savePlanDraft(id, { baseVersion: 2, draft: decided }, actor);
  expect(await store.planDrafts("690101", "simulated", actor)).toMatchObject([
    { id, world: "simulated", version: 3, rows: 1, decided: 1, title: draft.title, period: draft.period, base: null },
  ]);
});

test("a draft of one world is not among those of the other, nor of another district", async () => {
  const { id } = await add("simulated");
  expect((await store.planDrafts("690101", "real", actor)).map((one) => one.id)).not.toContain(id);
  expect(await store.planDrafts("690102", "simulated", actor)).toEqual([]);
});

test("simulated drafts go with the simulated data, can be brought back, and real ones stay", async () => {
  const [simulated, real] = [await add("simulated"), await add("real")];
  await store.removeSimulated(actor);
  const ids = async (world: "real" | "simulated") =>
    (await store.planDrafts("690101", world, actor)).map(({ id }) => id);
  expect(await ids("simulated")).toEqual([]);
  expect(await ids("real")).toContain(real.id);
  const gone = await store.withdrawnPlanDrafts("690101", "simulated", actor);
  expect(gone.map(({ id }) => id)).toContain(simulated.id);
  expect(gone.find(({ id }) => id === simulated.id)).toMatchObject({
    version: 2,
    withdrawn: true,
    operator: "planner",
  });
  await store.savePlanDraft(simulated.id, { baseVersion: 2, draft: decided }, actor);
  expect(await ids("simulated")).toEqual([simulated.id]);
});
