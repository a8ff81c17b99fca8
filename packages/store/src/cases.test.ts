import { readFileSync } from "node:fs";
import { addMonths, type Day, parseDay } from "@kangyu/fhir";
import { type Case, type Compiled, evaluate, runCases, type Spell, type Subject, spellsOf } from "@kangyu/rules";
import { type CaseRecord, recordOfCase, storedSpells, type TestDatabase, tamper, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { type Catalogue, engineOf, loadCatalogue } from "./catalogue.ts";
import { encodeKey, keyOfId } from "./keys.ts";
import { openStore } from "./open.ts";

/** Invariant 3, one rule on every host: every definition's cases, lived in PostgreSQL by a district that runs them all. */
const DIR = new URL("../../../catalogue", import.meta.url).pathname;
const NOW = Date.UTC(2024, 5, 1);
const LATER = parseDay("2046-01-01") ?? 0;
const actor = { operator: "case", institution: null };

interface Lived {
  readonly name: string;
  readonly compiled: Compiled;
  readonly example: Case;
  readonly record: CaseRecord;
  readonly key: number;
  /** What the case tells, under the ids that the store gave. */
  readonly told: Subject;
}

let catalogue: Catalogue;
let database: TestDatabase;
let store: Store;
let lives: readonly Lived[];
/** The subject that the store read last of each record, by record key. */
const read = new Map<number, Subject>();

beforeAll(async () => {
  catalogue = await loadCatalogue(DIR);
  expect(catalogue.problems).toEqual([]);
  const all = engineOf({ programmes: catalogue.programmes, views: catalogue.views, digest: "cases" });
  const spells: typeof all.spells = (subject, horizon) => {
    const key = keyOfId(subject.facts[0]?.origin.split("/")[1] ?? "")?.record;
    if (key !== undefined) read.set(key, subject);
    return all.spells(subject, horizon);
  };
  database = await testDatabase();
  const watched = { engine: { ...all, spells }, definitions: catalogue.definitions };
  store = await openStore({ url: database.url, catalogue: watched, now: () => NOW });
  const written: Lived[] = [];
  for (const compiled of catalogue.programmes)
    for (const example of casesOf(compiled)) written.push(await live(compiled, example));
  lives = written;
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

function casesOf({ programme }: Compiled): readonly Case[] {
  return (JSON.parse(readFileSync(`${DIR}/programmes/${programme.id}/cases.json`, "utf8")) as { cases: Case[] }).cases;
}

async function live(compiled: Compiled, example: Case): Promise<Lived> {
  const name = `${compiled.programme.id}.${example.id}`;
  const programmes = catalogue.programmes.map(({ programme }) => programme);
  const record = recordOfCase(example, { name, programmes, readsHomes: compiled.byCode.has("residence") });
  const outcomes = await store.write(record.incoming, { world: "real", actor, importId: null, place: null });
  const origins = outcomes.map((outcome, i) => {
    if (!outcome.ok) throw new Error(`${name}: ${outcome.code} ${outcome.path} ${outcome.detail}`);
    return `${record.incoming[i]?.resource.resourceType}/${outcome.id}`;
  });
  const key = (await store.keyOf(`Patient/${name}`, "real")) ?? 0;
  return { name, compiled, example, record, key, told: record.subject(origins) };
}

/** A life as lines, in an order of its own: values that are not known and values that are not there are the same. */
function linesOf({ birth, death, sex, facts }: Subject): string[] {
  const lines = facts.map(({ values, ...fact }) => {
    const known = Object.entries(values).filter(([, value]) => value !== null);
    return JSON.stringify([
      fact.code,
      fact.day,
      fact.until,
      fact.institution,
      fact.origin,
      fact.knownFrom,
      known.sort(),
    ]);
  });
  return [JSON.stringify({ birth, death, sex }), ...lines.sort()];
}

function lifeRead({ key }: Lived): Subject {
  return read.get(key) ?? { birth: null, death: null, sex: "unknown", facts: [] };
}

const MEASURE_STATES = new Set(["in", "out", "unknown"]);

/** What the table should hold of a life: what the cases' programmes say of it, while in force; work of the last three years. */
function spellsTold({ told }: Lived, horizon: Day): Spell[] {
  return catalogue.programmes.flatMap((compiled) => {
    const start = parseDay(compiled.programme.inForce.from) ?? 0;
    return spellsOf([evaluate(compiled, told, horizon)], told)
      .map((spell) => ({ ...spell, from: Math.max(spell.from, start) }))
      .filter(({ from, to, state }) => {
        if (to !== null && from >= to) return false;
        return MEASURE_STATES.has(state) || to === null || to > addMonths(horizon, -36);
      });
  });
}

function lineOf(spell: Spell, key: number): string {
  const { measure, version, state, reason, from, to, place, institution, deciding } = spell;
  const fact = deciding?.replace(`/${encodeKey(key)}-`, "/") ?? null;
  return JSON.stringify([measure, from, to, state, reason, place, institution, version, fact]);
}

/** What is not as the cases say: in the lives that the store reads, in their timelines, in the spells of the table. */
async function wrong(horizon: Day): Promise<{ lives: string[]; timelines: string[]; spells: string[] }> {
  const stored = Map.groupBy(await storedSpells(database.url), ({ record }) => record);
  const found = { lives: [] as string[], timelines: [] as string[], spells: [] as string[] };
  for (const life of lives) {
    if (linesOf(lifeRead(life)).join("\n") !== linesOf(life.told).join("\n")) found.lives.push(life.name);
    const [failed] = runCases(life.compiled, [life.example], () => lifeRead(life)).failed;
    if (failed !== undefined) found.timelines.push(`${life.name}: ${failed.detail}`);
    const rows = (stored.get(life.key) ?? []).map((row) => lineOf(row, life.key)).sort();
    const told = spellsTold(life, horizon).map((spell) => lineOf(spell, life.key));
    if (rows.join("\n") !== told.sort().join("\n")) found.spells.push(life.name);
  }
  return found;
}

const NOTHING = { lives: [], timelines: [], spells: [] };

test("every case of every programme is lived, and leaves spells", async () => {
  expect(lives.length).toBeGreaterThanOrEqual(150);
  const kept = new Set((await storedSpells(database.url)).map(({ measure }) => measure.split(".")[0]));
  expect([...kept].sort()).toEqual(catalogue.programmes.map(({ programme }) => programme.id).sort());
});

test("what the store reads, what follows and what it keeps are as the cases say", async () => {
  expect(await wrong(await store.horizon())).toEqual(NOTHING);
});

test("so they are made anew from the resources", async () => {
  read.clear();
  await store.rebuild({ facts: true });
  expect(await wrong(await store.horizon())).toEqual(NOTHING);
});

test("and years later, when the horizon has moved on", async () => {
  read.clear();
  await store.rollForward(LATER);
  expect(await wrong(LATER)).toEqual(NOTHING);
});

/** Faults in the rows that an evaluation reads or writes, and where the comparison must see them. */
const faults = [
  ["a fact that is gone", `delete from fact where ctid = (${fact("hypertension/follow-up")})`, "timelines"],
  ["a fact on another day", `update fact set day = day + 400 where ctid = (${fact("immunization")})`, "lives"],
  ["another reason", another("state, state, version"), "spells"],
  ["another version", another("state, reason, state"), "spells"],
] as const;

/** The first spell of a track stands otherwise: as said of what it was. */
function another(columns: string): string {
  return `with chosen as (select t.ctid as at, s.* from track t join standing s on s.id = t.standings[1] order by t.ctid desc limit 1),
    made as (insert into standing (state, reason, version) select ${columns} from chosen returning id)
    update track set standings[1] = made.id from chosen, made where track.ctid = chosen.at`;
}

function fact(code: string): string {
  return `select min(f.ctid) from fact f join term t on t.id = f.code where t.text = '${code}' and f.known_to is null`;
}

test.each(faults)("a planted fault is seen: %s", async (_, statement, where) => {
  expect(await tamper(database.url, statement)).toBe(1);
  if (where !== "spells") {
    await store.touchAll();
    await store.derive();
  }
  expect((await wrong(LATER))[where].length).toBe(1);
  await store.rebuild({ facts: true });
  expect(await wrong(LATER)).toEqual(NOTHING);
});
