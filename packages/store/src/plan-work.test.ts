import { fileURLToPath } from "node:url";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { loadCatalogue } from "./catalogue.ts";
import { openStore } from "./open.ts";
import type { NewPlanItem } from "./plan-work.ts";

let database: TestDatabase;
let store: Store;
const actor = { operator: "planner", institution: null };

beforeAll(async () => {
  database = await testDatabase();
  const catalogue = await loadCatalogue(fileURLToPath(new URL("../../../catalogue", import.meta.url)));
  store = await openStore({ url: database.url, catalogue });
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

const task = (title: string): NewPlanItem => ({
  plan: "p",
  id: null,
  baseVersion: 0,
  world: "simulated",
  state: "planned",
  progress: 0,
  deadline: 20_000,
  content: { title },
  reason: null,
});

test("a change is a new version; a stale one is refused and writes nothing", async () => {
  const [first, second] = await store.putPlanItems("task", [task("one"), task("two")], actor);
  if (first === undefined || second === undefined) throw new Error("two tasks were written");
  const change = { ...task("one, changed"), id: first.id, baseVersion: 1, state: "running", reason: "begun" };
  const [changed] = await store.putPlanItems("task", [change], actor);
  expect(changed).toMatchObject({ version: 2, content: { title: "one, changed" }, operator: "planner" });
  await expect(
    store.putPlanItems("task", [{ ...task("both or none"), id: second.id, baseVersion: 1 }, change], actor),
  ).rejects.toMatchObject({ code: "version-conflict" });
  const now = await store.planItems("task", "p", actor);
  expect(now.map(({ version, content }) => [version, content])).toEqual([
    [2, { title: "one, changed" }],
    [1, { title: "two" }],
  ]);
  const history = await store.planItemHistory({ kind: "task", plan: "p", id: first.id }, actor);
  expect(history.map(({ version, reason }) => [version, reason])).toEqual([
    [1, null],
    [2, "begun"],
  ]);
});

test("of two writers at once with the same base, one is refused", async () => {
  const [one] = await store.putPlanItems("project", [{ ...task("a"), state: "building" }], actor);
  const write = () => store.putPlanItems("project", [{ ...task("b"), id: one?.id ?? "", baseVersion: 1 }], actor);
  const outcomes = await Promise.allSettled([write(), write(), write()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await store.planItems("project", "p", actor)).toHaveLength(1);
});

test("a signed evaluation keeps the bytes of its reports and changes no more", async () => {
  const draft = await store.addEvaluation(
    { plan: "p", kind: "yearly", year: 2024, world: "simulated", rules: "r 1", content: { points: 1 } },
    actor,
  );
  const bytes = { zh: new Uint8Array([1, 2, 3]), en: new Uint8Array([4]) };
  const change = { id: draft.id, baseVersion: 1, state: "signed" as const, rules: "r 1", content: { points: 2 } };
  const signed = await store.changeEvaluation({ ...change, reports: bytes }, actor);
  expect(signed).toMatchObject({ version: 2, state: "signed", content: { points: 2 } });
  const reports = await store.evaluationReports(draft.id, actor);
  expect(reports.map(({ language, bytes: kept }) => [language, [...kept]])).toEqual([
    ["en", [4]],
    ["zh", [1, 2, 3]],
  ]);
  expect(reports[1]?.digest).toBe("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
  await expect(store.changeEvaluation({ ...change, baseVersion: 2 }, actor)).rejects.toMatchObject({
    code: "evaluation-signed",
  });
  expect((await store.evaluations("p", actor)).map(({ id, state }) => [id, state])).toEqual([[draft.id, "signed"]]);
});

test("photographs come back as they were; one taken back is shown no more", async () => {
  const bytes = new Uint8Array([137, 80, 78, 71]);
  const about = { plan: "p", project: "x", world: "simulated" as const, taken: 19_000, caption: "roof" };
  const photo = await store.addPhoto({ ...about, media: "image/png", digest: "d", bytes }, actor);
  expect(await store.photoBytes(photo.id, actor)).toEqual({ media: "image/png", bytes: Buffer.from(bytes) });
  await store.withdrawPhoto(photo.id, "another building", actor);
  expect(await store.photos("p", actor)).toEqual([]);
});

test("removing the simulated world takes a simulated plan's work with it and leaves the real", async () => {
  await store.putPlanItems("task", [{ ...task("real"), plan: "q", world: "real" }], actor);
  await store.removeSimulated(actor);
  expect(await store.planItems("task", "p", actor)).toEqual([]);
  expect(await store.evaluations("p", actor)).toEqual([]);
  expect(await store.planItems("task", "q", actor)).toHaveLength(1);
});

test("a task is taken out by a version of its own, and the next version brings it back", async () => {
  const out = { ...task("out and back"), plan: "out" };
  const [one] = await store.putPlanItems("task", [out], actor);
  const next = { ...out, id: one?.id ?? "" };
  await store.putPlanItems("task", [{ ...next, baseVersion: 1, removed: true, reason: "twice there" }], actor);
  expect(await store.planItems("task", "out", actor)).toEqual([]);
  expect(await store.removedTasks("out", actor)).toMatchObject([{ version: 2, removed: true, reason: "twice there" }]);
  await store.putPlanItems("task", [{ ...next, baseVersion: 2 }], actor);
  expect(await store.planItems("task", "out", actor)).toMatchObject([{ version: 3, removed: false }]);
  expect(await store.removedTasks("out", actor)).toEqual([]);
  const history = await store.planItemHistory({ kind: "task", plan: "out", id: one?.id ?? "" }, actor);
  expect(history.map(({ removed }) => removed)).toEqual([false, true, false]);
});
