import { dayOfCivil } from "@kangyu/fhir";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { openStore } from "./open.ts";
import type { NewReported } from "./reported-figure.ts";

const actor = { operator: "planner", institution: null };
const engine = { digest: "", facts: () => [], spells: () => [] };
const here = { jurisdiction: "690101", world: "real" } as const;
const asOf = dayOfCivil(2024, 12, 31);
const figure = (change: Partial<NewReported> = {}): NewReported => ({
  ...{ subject: "health-literacy", asOf, baseVersion: 0, value: 24.5, numerator: 245, denominator: 1000 },
  parts: [],
  ...{ source: "抽样调查", said: dayOfCivil(2025, 2, 1), evidence: null, withdrawn: false, reason: null },
  ...change,
});

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

test("every version is kept, the last one stands, and a day has its own", async () => {
  const [first] = await store.putReported({ ...here, figures: [figure()] }, actor);
  expect(first).toMatchObject({ version: 1, value: 24.5, operator: "planner", world: "real" });
  await store.putReported({ ...here, figures: [figure({ baseVersion: 1, value: 25, reason: "更正" })] }, actor);
  await store.putReported({ ...here, figures: [figure({ asOf: asOf + 365, value: 26 })] }, actor);
  const standing = await store.reportedFigures({ ...here, subjects: ["health-literacy"] }, actor);
  expect(standing.map(({ asOf: day, version, value }) => [day, version, value])).toEqual([
    [asOf, 2, 25],
    [asOf + 365, 1, 26],
  ]);
  const history = await store.reportedHistory({ ...here, subject: "health-literacy" }, actor);
  expect(history.map(({ asOf: day, version }) => [day, version])).toEqual([
    [asOf, 2],
    [asOf, 1],
    [asOf + 365, 1],
  ]);
});

test("what the townships say is kept with the version that brought it", async () => {
  const parts = [{ place: "690101001", numerator: 12, denominator: 40 }];
  const one = { ...here, subject: "by-township" };
  await store.putReported({ ...here, figures: [figure({ subject: one.subject, parts })] }, actor);
  await store.putReported({ ...here, figures: [figure({ subject: one.subject, baseVersion: 1, parts: [] })] }, actor);
  expect((await store.reportedHistory(one, actor)).map(({ version, parts: own }) => [version, own])).toEqual([
    [2, []],
    [1, parts],
  ]);
});

test("of several in one call all are written or none; a stale version is told", async () => {
  const figures = [figure({ subject: "beds-per-1000" }), figure({ baseVersion: 7 })];
  await expect(store.putReported({ ...here, figures }, actor)).rejects.toMatchObject({ code: "version-conflict" });
  expect(await store.reportedFigures({ ...here, subjects: ["beds-per-1000"] }, actor)).toEqual([]);
  const both = await Promise.allSettled(
    [1, 2].map((value) => store.putReported({ ...here, figures: [figure({ subject: "smoking-15", value })] }, actor)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a withdrawal is a version; worlds and districts are apart; removing the simulated leaves the real", async () => {
  await store.putReported({ ...here, figures: [figure({ subject: "x:1" })] }, actor);
  await store.putReported({ ...here, figures: [figure({ subject: "x:1", baseVersion: 1, withdrawn: true })] }, actor);
  expect(await store.reportedFigures({ ...here, subjects: ["x:1"] }, actor)).toMatchObject([
    { version: 2, withdrawn: true },
  ]);
  const simulated = { jurisdiction: "690101", world: "simulated" } as const;
  await store.putReported({ ...simulated, figures: [figure({ subject: "x:1", value: 1 })] }, actor);
  expect(await store.reportedFigures({ ...simulated, subjects: ["x:1"] }, actor)).toMatchObject([{ value: 1 }]);
  expect(await store.reportedFigures({ jurisdiction: "690102", world: "real" }, actor)).toEqual([]);
  await store.removeSimulated(actor);
  expect(await store.reportedFigures(simulated, actor)).toEqual([]);
  expect(await store.reportedHistory({ ...here, subject: "x:1" }, actor)).toHaveLength(2);
});
