import { readdirSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { retryLedger } from "./retry-ledger.ts";
import { actor, catalogueFolder, peopleLines, pressure, type TestBench, testBench, VILLAGE } from "./test-support.ts";

const shared = process.env.KANGYU_SHARED;
let bench: TestBench;
beforeAll(async () => {
  bench = await testBench();
});
afterAll(() => bench.close());

async function recordOf(reference: string, source = "") {
  const key = await bench.store.keyOf(reference, "real", source);
  if (key === null) throw new Error("no record");
  return key;
}
async function factsOf(reference: string, code: string, source = "") {
  const facts = await bench.store.facts(await recordOf(reference, source), { known: "now" }, actor);
  return facts.filter((fact) => fact.code === code);
}
const open = async (run: string) => (await bench.store.ledger({ import: run, state: "open", limit: 100 }, actor)).rows;

describe("an import", () => {
  it("brings the good rows into the record and the bad ones into the ledger", async () => {
    const rows = peopleLines(20);
    const bad = [
      '{"resourceType":"Patient","id":',
      JSON.stringify({ ...pressure("future", "Patient/p1", 120), effectiveDateTime: "2026-07-01" }),
      JSON.stringify(pressure("high", "Patient/p1", 1200)),
      JSON.stringify({ ...pressure("code", "Patient/p1", 120), status: "nearly" }),
      JSON.stringify(pressure("nobody", "Patient/none", 120)),
      JSON.stringify({ ...pressure("whose", "", 120), subject: undefined }),
    ];
    const lines = [...rows.slice(0, 3), ...bad, ...rows.slice(3), rows[0] ?? "", '{"resourceType":"Obs'];
    const run = await bench.import(bench.file("mixed.ndjson", lines.join("\n")), { batch: 7 });
    expect(run).toMatchObject({ state: "done", rows: lines.length, accepted: 40, unchanged: 1, refused: 7 });
    const ledger = await open(run.id);
    expect(ledger.map((entry) => [entry.line, entry.code]).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [4, "not-json"],
      [5, "date-in-future"],
      [6, "value-impossible"],
      [7, "unknown-code"],
      [8, "subject-unknown"],
      [9, "no-subject"],
      [48, "half-line"],
    ]);
    const kept = ledger.find((entry) => entry.line === 6);
    expect(Buffer.from(kept?.bytes ?? []).toString()).toBe(bad[2]);
    expect(await factsOf("Patient/p1", "bp")).toMatchObject([{ values: { sbp: 138, dbp: 85 } }]);
    expect(await factsOf("Patient/p1", "residence")).toMatchObject([{ values: { place: VILLAGE } }]);
  });

  it("changes nothing the second time", async () => {
    const broken = JSON.stringify(pressure("twice-high", "Patient/twice1", 1200));
    const path = bench.file("twice.ndjson", [...peopleLines(15, "twice"), broken].join("\n"));
    const first = await bench.import(path);
    await bench.store.derive();
    const again = await bench.import(path);
    expect(first).toMatchObject({ accepted: 30, unchanged: 0, refused: 1 });
    expect(again).toMatchObject({ accepted: 0, unchanged: 30, refused: 1, state: "done" });
    expect([(await open(first.id)).length, (await open(again.id)).length]).toEqual([1, 0]);
    expect(await bench.store.derive()).toBe(0);
    expect(await factsOf("Patient/twice3", "bp")).toHaveLength(1);
  });

  it("changes nothing the second time where the file holds several versions of a resource", async () => {
    const versions = [138, 142, 138, 150].map((sbp) => JSON.stringify(pressure("v-bp", "Patient/v0", sbp)));
    const withdrawn = { ...pressure("v-gone", "Patient/v0", 120), status: "entered-in-error" };
    const gone = [JSON.stringify(pressure("v-gone", "Patient/v0", 120)), JSON.stringify(withdrawn)];
    const moved = JSON.stringify({
      resourceType: "Patient",
      id: "v0",
      birthDate: "1960-05-18",
      name: [{ text: "模拟某" }],
    });
    const path = bench.file("versions.ndjson", [...peopleLines(1, "v"), ...versions, ...gone, moved].join("\n"));
    expect(await bench.import(path, { batch: 3 })).toMatchObject({ accepted: 9, unchanged: 0 });
    await bench.store.derive();
    expect(await bench.import(path, { batch: 3 })).toMatchObject({ accepted: 0, unchanged: 9 });
    expect(await bench.store.derive()).toBe(0);
    expect((await factsOf("Patient/v0", "bp")).map((fact) => fact.values.sbp).sort()).toEqual([138, 150]);
  });

  it("takes gzip, GB 18030, Bundles and people in any order", async () => {
    const lines = peopleLines(5, "g");
    const packed = await bench.import(bench.file("g.ndjson.gz", gzipSync(lines.join("\n"))));
    expect(packed).toMatchObject({ state: "done", accepted: 10, refused: 0, totalBytes: null });
    const reversed = await bench.import(bench.file("r.ndjson", peopleLines(300, "r").reverse().join("\n")), {
      batch: 50,
    });
    expect(reversed).toMatchObject({ state: "done", accepted: 600, refused: 0 });
    const gb = Buffer.concat(
      peopleLines(3, "gb").flatMap((line) => {
        const [before = "", after] = line.split("模拟某");
        const name = Buffer.from([0xc4, 0xa3, 0xc4, 0xe2, 0xc4, 0xb3]);
        return [Buffer.from(before), ...(after === undefined ? [] : [name, Buffer.from(after)]), Buffer.from("\n")];
      }),
    );
    expect(await bench.import(bench.file("gb.ndjson", gb))).toMatchObject({ state: "done", accepted: 6, refused: 0 });
    expect((await bench.store.resident(await recordOf("Patient/gb1"), actor))?.name).toBe("模拟某");
    const entry = [
      { fullUrl: "urn:uuid:b-1", resource: { ...pressure("b-1", "urn:uuid:b-2", 120), id: undefined } },
      { fullUrl: "urn:uuid:b-2", resource: { resourceType: "Patient", birthDate: "1950" } },
      { fullUrl: "urn:uuid:b-3", resource: pressure("b-3", "urn:uuid:b-2", 1200) },
    ];
    const bundle = await bench.import(
      bench.file("b.json", JSON.stringify({ resourceType: "Bundle", type: "batch", entry }, null, 1)),
    );
    expect(bundle).toMatchObject({ state: "done", accepted: 2, refused: 1 });
    expect((await open(bundle.id)).map((row) => [row.line, row.code])).toEqual([[3, "value-impossible"]]);
    expect(await factsOf("Patient/b-2", "bp")).toHaveLength(1);
  });

  it("takes the entries of a line that is itself a Bundle, and keeps what is wrong with its place", async () => {
    const bundle = (prefix: string, sbp: number) => ({
      resourceType: "Bundle",
      type: "transaction",
      entry: [
        { fullUrl: `urn:uuid:${prefix}-1`, resource: pressure(`${prefix}-1`, `urn:uuid:${prefix}-2`, sbp) },
        {
          fullUrl: `urn:uuid:${prefix}-2`,
          resource: { resourceType: "Patient", id: `${prefix}-2`, birthDate: "1950" },
        },
      ],
    });
    const empty = { resourceType: "Bundle", type: "searchset" };
    const lines = [bundle("line1", 120), bundle("line2", 1200), empty].map((each) => JSON.stringify(each));
    const broken = JSON.stringify(bundle("line4", 120)).slice(0, -3);
    const path = bench.file("bundles.ndjson", [...lines, broken, ...peopleLines(1, "line5")].join("\n"));
    const run = await bench.import(path);
    // Two entries each, one line without any, one whose person is cut in the middle, and two plain lines.
    expect(run).toMatchObject({ state: "done", rows: 9, accepted: 5, refused: 4 });
    expect(await factsOf("Patient/line1-2", "bp")).toHaveLength(1);
    const refused = (await open(run.id)).toSorted(
      (a, b) => Number(a.line) - Number(b.line) || a.code.localeCompare(b.code),
    );
    expect(refused.map(({ line, code, path: place }) => [line, code, place])).toEqual([
      [2, "value-impossible", "Bundle.entry[0].resource.component[0].valueQuantity.value"],
      [3, "missing-element", "Bundle.entry"],
      [4, "not-json", "Bundle.entry[1]"],
      [4, "subject-unknown", "subject"],
    ]);
    expect(JSON.parse(Buffer.from(refused[0]?.bytes ?? []).toString())).toEqual(bundle("line2", 1200).entry[0]);
    expect(await bench.import(path)).toMatchObject({ accepted: 0, unchanged: 5, refused: 4 });
    expect((await bench.store.ledger({ state: "open", import: run.id, limit: 10 }, actor)).total).toBe(4);
  });

  it.each([
    ["after a whole entry", (text: string) => text.slice(0, text.lastIndexOf(',{"resource":'))],
    ["before the end of the Bundle", (text: string) => text.slice(0, -1)],
  ])("says that a Bundle was cut %s", async (name, cut) => {
    const entry = peopleLines(2, `cut ${name}`.replaceAll(" ", "-")).map((line) => ({ resource: JSON.parse(line) }));
    const text = cut(JSON.stringify({ resourceType: "Bundle", type: "collection", entry }));
    const run = await bench.import(bench.file("cut.json", text));
    const whole = text.split('"resource":').length - 1;
    expect(run).toMatchObject({ state: "done", rows: whole + 1, accepted: whole, refused: 1 });
    expect(await open(run.id)).toMatchObject([{ line: whole + 1, code: "file-truncated" }]);
  });

  it("judges a large file in threads, with the same outcome", async () => {
    const lines = peopleLines(13_000, "large").map((line, index) =>
      index % 500 === 7 ? `${line.slice(0, -1)},"x":1}` : line,
    );
    const path = bench.file("large.ndjson", lines.join("\n"));
    expect(statSync(path).size).toBeGreaterThan(8 * 1024 * 1024);
    const run = await bench.import(path, { judge: { ...bench.judge, catalogueDir: catalogueFolder } });
    expect(run).toMatchObject({ state: "done", rows: 26_000, accepted: 26_000 - 52, refused: 52 });
    for (const entry of await open(run.id))
      expect([Buffer.from(entry.bytes).toString(), entry.code]).toEqual([
        lines[(entry.line ?? 0) - 1],
        "unknown-element",
      ]);
    expect(await factsOf("Patient/large12999", "bp")).toMatchObject([{ values: { sbp: 138, dbp: 85 } }]);
    expect(await bench.import(path)).toMatchObject({ accepted: 0, unchanged: 26_000 - 52, refused: 52 });
  });

  it("keeps the same ids of two senders apart", async () => {
    const path = bench.file("senders.ndjson", peopleLines(1, "sender").join("\n"));
    for (const source of ["east", "west"]) expect(await bench.import(path, { source })).toMatchObject({ accepted: 2 });
    expect(await recordOf("Patient/sender0", "east")).not.toBe(await recordOf("Patient/sender0", "west"));
  });

  it.each([
    ["empty", "", "file-empty"],
    ["a table", "name,age\n", "file-format"],
    ["noise", Uint8Array.from([0xff, 0xff, 0xff, 0x0a, 0xff, 0xff]), "file-encoding"],
  ])("of a file that cannot be read fails with its reason: %s", async (name, content, message) => {
    expect(await bench.import(bench.file(name, content))).toMatchObject({ state: "failed", message, rows: 0 });
  });

  it("can be stopped and goes on where it was", async () => {
    const path = bench.file("stopped.ndjson", peopleLines(50, "stop").join("\n"));
    const stop = new AbortController();
    const stopped = await bench.import(path, { batch: 10, signal: stop.signal, onProgress: () => stop.abort() });
    expect(stopped.state).toBe("interrupted");
    expect(stopped.rows).toBeLessThan(100);
    const resumed = await bench.import(path, { resume: stopped });
    expect(resumed).toMatchObject({ id: stopped.id, state: "done", rows: 100, accepted: 100, unchanged: 0 });
  });

  it("does not go on with another file of the same name", async () => {
    const path = bench.file("changed.ndjson", peopleLines(20, "chg").join("\n"));
    const stop = new AbortController();
    const stopped = await bench.import(path, { batch: 10, signal: stop.signal, onProgress: () => stop.abort() });
    bench.file("changed.ndjson", peopleLines(21, "chg").reverse().join("\n"));
    const anew = await bench.import(path, { resume: stopped });
    expect(anew.id).not.toBe(stopped.id);
    expect(anew).toMatchObject({
      state: "done",
      rows: 42,
      unchanged: stopped.accepted,
      accepted: 42 - stopped.accepted,
    });
    expect(await bench.store.importRun(stopped.id, actor)).toMatchObject({ state: "failed", message: "file-changed" });
  });

  it("can be withdrawn whole, and be brought in again", async () => {
    const path = bench.file("withdrawn.ndjson", peopleLines(4, "back").join("\n"));
    const run = await bench.import(path);
    expect(await factsOf("Patient/back1", "bp")).toHaveLength(1);
    await bench.store.withdrawImport(run.id, "wrong file", actor);
    await bench.store.derive();
    expect(await factsOf("Patient/back1", "bp")).toHaveLength(0);
    const again = await bench.import(path);
    expect(again).toMatchObject({ state: "done", rows: 8, refused: 0 });
    expect(await factsOf("Patient/back1", "bp")).toHaveLength(1);
  });
});

describe("a row in the ledger", () => {
  it("is corrected in place, tried again, and then counts", async () => {
    const lines = [...peopleLines(1, "fix"), JSON.stringify(pressure("fix-high", "Patient/fix0", 1200))];
    const run = await bench.import(bench.file("fix.ndjson", lines.join("\n")));
    const [entry] = await open(run.id);
    if (!entry) throw new Error("no entry");
    const retry = (content?: string) =>
      retryLedger({
        store: bench.store,
        judge: bench.judge,
        actor,
        id: entry.id,
        ...(content === undefined ? {} : { content }),
      });
    expect(await retry()).toMatchObject({ ok: false, code: "value-impossible" });
    expect(await retry("{")).toMatchObject({ ok: false, code: "not-json" });
    expect(await open(run.id)).toHaveLength(1);
    expect(await retry(JSON.stringify(pressure("fix-high", "Patient/fix0", 120)))).toMatchObject({
      ok: true,
      changed: true,
    });
    expect(await open(run.id)).toHaveLength(0);
    expect(await retry()).toMatchObject({ ok: false, code: "ledger-closed" });
    expect((await factsOf("Patient/fix0", "bp")).map((fact) => fact.values.sbp).sort()).toEqual([120, 138]);
    const after = await bench.store.importRun(run.id, actor);
    const ledger = await bench.store.ledger({ import: run.id, limit: 10 }, actor);
    expect((after?.accepted ?? 0) + ledger.total).toBe(lines.length);
    await bench.store.withdrawImport(run.id, "wrong file", actor);
    expect(await factsOf("Patient/fix0", "bp")).toEqual([]);
  });
});

describe.skipIf(!shared)("the third-party bundles", () => {
  it("go in whole; their blood pressures and diagnoses count", async () => {
    const folder = `${shared}/data/synthea/`;
    let [rows, repeated] = [0, 0];
    for (const file of readdirSync(folder)) {
      const run = await bench.import(folder + file, { source: "synthea" });
      expect(run).toMatchObject({ state: "done", refused: 0 });
      rows += run.rows;
      repeated += run.unchanged;
    }
    // Hospitals and doctors that stand in several bundles are the same every time.
    expect([rows, repeated]).toEqual([1250, 4]);
    await bench.store.derive();
    const reference = "Patient/727b224a-7b1d-4097-a8d1-23f1df4f8763";
    expect((await factsOf(reference, "residence", "synthea")).map((fact) => fact.values.place)).toEqual([VILLAGE]);
    const counts = { bp: 0, hypertension: 0 };
    for (const file of readdirSync(folder)) {
      const { entry } = JSON.parse(readFileSync(folder + file, "utf8"));
      const patient = `Patient/${entry[0].resource.id}`;
      counts.bp += (await factsOf(patient, "bp", "synthea")).length;
      const diagnoses = await factsOf(patient, "diagnosis", "synthea");
      counts.hypertension += diagnoses.filter((fact) => fact.values.concept === "38341003").length;
    }
    expect(counts).toEqual({ bp: 49, hypertension: 5 });
  });
});
