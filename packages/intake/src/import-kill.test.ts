import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actor, peopleLines, pressure, type TestBench, testBench } from "./test-support.ts";

const KILLS = Number(process.env.KANGYU_KILLS ?? 100);
const BATCH = 5;
/** Most transactions that a reader tells of before it waits to be killed, however late the kill comes. */
const MOST = 5;
/** Enough for every reader to be killed in the middle: two rows a person, and one transaction that nobody was told of. */
const PEOPLE = Math.ceil((KILLS * (MOST + 1) * BATCH) / 2);
const child = fileURLToPath(new URL("./test-support-child.ts", import.meta.url));

let bench: TestBench;
/** What a reader needs to start quickly: only the views of the catalogue, and code that is compiled already. */
const folder = mkdtempSync(join(tmpdir(), "kangyu-kill-"));
const catalogue = join(folder, "catalogue");
beforeAll(async () => {
  bench = await testBench();
  mkdirSync(catalogue);
  cpSync(fileURLToPath(new URL("../../../catalogue/views", import.meta.url)), join(catalogue, "views"), {
    recursive: true,
  });
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** mulberry32: the points at which the import dies are the same for a seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Reader {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  /** What it said, as it said it. */
  readonly said: string[];
  onLine: (line: string) => void;
  readonly ended: Promise<void>;
}

/** A process that has everything loaded and waits to be told to read. */
function startReader(path: string): Reader {
  const started = spawn(process.execPath, [child, bench.url, path, String(BATCH), catalogue], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") },

    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => started.once("exit", () => resolve()));
  let loaded = (): void => undefined;
  const reader: Reader = {
    process: started,
    ready: new Promise((resolve) => {
      loaded = resolve;
    }),
    said: [],
    onLine: () => undefined,
    ended,
  };
  createInterface({ input: started.stdout }).on("line", (line) => {
    if (line === "ready") {
      loaded();
      return;
    }
    reader.said.push(line);
    reader.onLine(line);
  });
  return reader;
}

/** Lets a reader read until it has told of `marks` transactions, waits a little and kills it. */
async function killAfter(reader: Reader, marks: number, pause: number): Promise<void> {
  await reader.ready;
  const reached = new Promise<void>((resolve) => {
    reader.onLine = () => {
      if (reader.said.length >= marks) resolve();
    };
  });
  reader.process.stdin?.write(`${MOST}\n`);
  await Promise.race([reached, reader.ended]);
  await new Promise((resolve) => setTimeout(resolve, pause));
  reader.process.kill("SIGKILL");
  await reader.ended;
}

it(`loses nothing that was acknowledged when it is killed at ${KILLS} points, and goes on`, async () => {
  const seed = Number(process.env.KANGYU_SEED ?? 20_260_630);
  const draw = random(seed);
  const lines = peopleLines(PEOPLE, "kill").flatMap((line, index) =>
    index % 20 === 0 ? [line, JSON.stringify(pressure(`bad${index}`, "Patient/kill0", 1200))] : [line],
  );
  const path = bench.file("kill.ndjson", lines.join("\n"));
  let acknowledged = 0;
  let next = startReader(path);
  for (let kill = 0; kill < KILLS; kill++) {
    const reader = next;
    next = startReader(path);
    await killAfter(reader, 1 + Math.floor(draw() * 3), draw() * 12);
    acknowledged = Math.max(acknowledged, ...reader.said.map(Number).filter(Number.isFinite));
    const [run] = await bench.store.imports(actor);
    expect(run?.bytes, `seed ${seed}, kill ${kill}`).toBeGreaterThanOrEqual(acknowledged);
  }
  next.onLine = () => undefined;
  await next.ready;
  next.process.stdin?.write("Infinity\n");
  await next.ended;
  expect(next.said.at(-1), `seed ${seed}`).toBe("done");

  const runs = await bench.store.imports(actor);
  const bad = lines.filter((line) => line.includes('"bad')).length;
  expect(runs).toHaveLength(1);
  expect(runs[0], `seed ${seed}`).toMatchObject({
    state: "done",
    rows: lines.length,
    accepted: PEOPLE * 2,
    unchanged: 0,
    refused: bad,
  });
  const ledger = await bench.store.ledger({ import: runs[0]?.id ?? "", limit: 1000 }, actor);
  const kept = ledger.rows.map((entry) => Buffer.from(entry.bytes).toString());
  expect(kept.toSorted()).toEqual(lines.filter((line) => line.includes('"bad')).toSorted());
  for (const entry of ledger.rows) expect(lines[(entry.line ?? 0) - 1]).toBe(Buffer.from(entry.bytes).toString());
  for (const index of [0, 1, Math.floor(PEOPLE / 2), PEOPLE - 1]) {
    const key = await bench.store.keyOf(`Patient/kill${index}`, "real");
    const facts = key === null ? [] : await bench.store.facts(key, { known: "now" }, actor);
    expect(
      facts.filter((fact) => fact.code === "bp"),
      `person ${index}`,
    ).toHaveLength(1);
  }
  expect(await bench.store.countResidents("real")).toBe(PEOPLE);
}, 900_000);
