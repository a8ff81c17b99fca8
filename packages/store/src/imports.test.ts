import { historyOf, layersOf, type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { loadCatalogue } from "./catalogue.ts";
import { openStore } from "./open.ts";
import type { Incoming, WriteOptions } from "./store.ts";

const actor = { operator: "dr-test", institution: null };
const bytes = Buffer.from("{ half a line");

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await testDatabase();
  const catalogue = await loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
  store = await openStore({ url: database.url, catalogue });
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

function rowsOf(seed: number): Incoming[] {
  return historyOf(seed, 4).operations.flatMap((operation) => ("rows" in operation ? operation.rows : []));
}

async function begin(): Promise<{ id: string; options: WriteOptions }> {
  const run = { file: "a.ndjson", digest: "d", totalBytes: 1000, world: "real" as const, place: null, source: "" };
  const { id } = await store.beginImport(run, actor);
  return { id, options: { world: "real", actor, importId: id, place: null } };
}

test("rows, refusals and the mark are one transaction, and count up to the rows of the file", async () => {
  const { id, options } = await begin();
  const refusals = [{ line: 13, bytes, code: "half-line", path: null, detail: "the line ends too early" }];
  const stranger = {
    resource: { resourceType: "Observation", id: "o" },
    subject: "Patient/nobody",
    knownFrom: 1,
    line: 14,
  };
  const bulk = await store.writeBulk([...rowsOf(1), stranger], options, { bytes: 700, lines: 14, refusals });
  expect(bulk).toMatchObject({ accepted: 12, unchanged: 0, refused: 1 });
  const again = await store.writeBulk(rowsOf(1), options, { bytes: 1000, lines: 26, refusals: [] });
  expect(again).toMatchObject({ accepted: 0, unchanged: 12, refused: 0 });
  const run = await store.finishImport(id, "done", null, actor);
  expect(run).toMatchObject({
    bytes: 1000,
    lines: 26,
    rows: 26,
    accepted: 12,
    unchanged: 12,
    refused: 2,
    state: "done",
  });
  const page = await store.ledger({ import: id, limit: 10 }, actor);
  expect(page.total).toBe(2);
  expect(page.rows.map((entry) => entry.code)).toEqual(["half-line", "subject-unknown"]);
  expect(Buffer.from(page.rows[0]?.bytes ?? []).toString()).toBe("{ half a line");
});

test("a ledger entry is resolved or dismissed once seen, and its bytes stay", async () => {
  const open = await store.ledger({ state: "open", limit: 10 }, actor);
  const [first, second] = open.rows;
  await store.resolve(first?.id ?? "", null, actor);
  await store.dismiss(second?.id ?? "", "not ours", actor);
  expect((await store.ledger({ state: "open", limit: 10 }, actor)).total).toBe(0);
  expect(await store.ledgerEntry(second?.id ?? "", actor)).toMatchObject({
    state: "dismissed",
    note: "not ours",
    line: 14,
  });
  await expect(store.dismiss("none", "x", actor)).rejects.toThrow("no such entry");
});

test("a withdrawn import leaves what was there before it, and can come again", async () => {
  await store.derive();
  const before = await layersOf(database.url);
  const spells = (layers: typeof before) => [...layers.values()].flat().filter((line) => !line.startsWith("fact"));
  const { id, options } = await begin();
  // One person of the first file changes, and four people are new.
  const [moved] = rowsOf(1);
  if (moved === undefined) throw new Error("no rows");
  const changed = { ...moved, resource: { ...moved.resource, birthDate: "1940-01-01" } };
  await store.writeBulk([changed, ...rowsOf(2)], options);
  await store.derive();
  const during = spells(await layersOf(database.url));
  expect(during).not.toEqual(spells(before));
  expect(await store.withdrawImport(id, "wrong file", actor)).toBe(13);
  await store.derive();
  expect(spells(await layersOf(database.url))).toEqual(spells(before));
  expect((await store.importRun(id, actor))?.state).toBe("withdrawn");
  const next = await begin();
  expect(await store.writeBulk([changed, ...rowsOf(2)], next.options)).toMatchObject({ accepted: 13 });
  await store.derive();
  expect(spells(await layersOf(database.url))).toEqual(during);
});

test("what was corrected on screen is not undone by the same file", async () => {
  const [, condition] = rowsOf(1);
  if (condition === undefined) throw new Error("no rows");
  const key = await store.keyOf(condition.subject ?? "", "real");
  const [current] = await store.resources(key ?? 0, "Condition", actor);
  if (current === undefined) throw new Error("no condition");
  const options: WriteOptions = { world: "real", actor, importId: null, place: null };
  const resource = { ...current.resource, onsetDateTime: "2022-02-02" };
  const corrected = { ...condition, resource, reason: "asked again", knownFrom: current.knownFrom + 1 };
  expect(await store.write([corrected], options)).toMatchObject([{ ok: true, version: 2 }]);
  const { options: file } = await begin();
  expect(await store.writeBulk([condition], file)).toMatchObject({ accepted: 0, unchanged: 1 });
  const known = await store.facts(key ?? 0, { known: current.knownFrom }, actor);
  const now = await store.facts(key ?? 0, { known: "now" }, actor);
  const onset = (facts: typeof now) => facts.filter((fact) => fact.code === "diagnosis").map((fact) => fact.day);
  expect(onset(known)).not.toEqual(onset(now));
});

test("removing the simulated world leaves the real one as it was", async () => {
  const real = await layersOf(database.url);
  const simulated: WriteOptions = { world: "simulated", actor, importId: null, place: null };
  await store.write(rowsOf(9), simulated);
  await store.fold();
  expect(await store.countResidents("simulated")).toBe(4);
  expect(await layersOf(database.url)).not.toEqual(real);
  expect(await store.removeSimulated(actor)).toBe(4);
  expect(await layersOf(database.url)).toEqual(real);
});

test("two records of one person are evaluated together while they are linked, and who did it is kept", async () => {
  const [a, b] = await Promise.all([store.keyOf("Patient/h1-0", "real"), store.keyOf("Patient/h1-1", "real")]);
  if (a === null || b === null) throw new Error("no records");
  const before = await layersOf(database.url);
  await store.link(a, b, actor);
  await expect(store.link(b, a, actor)).rejects.toThrow("the same person already");
  expect((await store.resident(a, actor))?.linked).toEqual([b]);
  const own = await store.facts(a, { known: "now" }, actor);
  expect(await store.facts(b, { known: "now" }, actor)).toEqual(own);
  expect(await layersOf(database.url)).not.toEqual(before);
  await store.unlink(a, actor);
  expect(await layersOf(database.url)).toEqual(before);
  expect((await store.audit(a, actor)).map((entry) => entry.action).slice(-3)).toEqual(["link", "open", "unlink"]);
});
