import { searchTerms } from "@kangyu/identity";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { loadCatalogue } from "./catalogue.ts";
import { openStore } from "./open.ts";
import { pageOf } from "./search.ts";
import type { Incoming } from "./store.ts";

const actor = { operator: "dr-test", institution: null };
const NAMES = ["李中", "李忠", "李丽", "李黎黎", "吕晓明", "王李中", "张丽", "李四"];

let database: TestDatabase;
let store: Store;

function patient(name: string, index: number): Incoming {
  const resource = {
    resourceType: "Patient",
    id: `s${index}`,
    name: [{ text: name }],
    telecom: [{ system: "phone", value: `1390000${1000 + index}` }],
  };
  return { resource, subject: `Patient/s${index}`, knownFrom: 1_700_000_000_000, line: null };
}

beforeAll(async () => {
  database = await testDatabase();
  const catalogue = await loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
  store = await openStore({ url: database.url, catalogue });
  await store.write(NAMES.map(patient), { world: "real", actor, importId: null, place: null });
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

/** Everybody found, page by page, and nobody twice. */
async function found(text: string, limit: number): Promise<string[]> {
  const names: string[] = [];
  const keys = new Set<number>();
  for (let after: string | undefined; ; ) {
    const page = await store.searchResidents({ world: "real", text, limit, ...(after ? { after } : {}) }, actor);
    for (const { name, record } of page.rows) {
      expect(keys.has(record)).toBe(false);
      keys.add(record);
      names.push(name);
    }
    if (page.next === null) return names.sort();
    after = page.next;
  }
}

test("several words find whoever has all of them, on pages of any length", async () => {
  for (const limit of [1, 2, 50]) {
    expect(await found("li zh", limit)).toEqual(["张丽", "李中", "李忠", "王李中"].sort());
    expect(await found("li", limit)).toEqual(["李中", "李忠", "李丽", "李黎黎", "王李中", "张丽", "李四"].sort());
    expect(await found("李 1007", limit)).toEqual(["李四"]);
    expect(await found("lǐ sì", limit)).toEqual(["李四"]);
    expect(await found("lǚ", limit)).toEqual(["吕晓明"]);
    expect(await found("李 zzz", limit)).toEqual([]);
  }
});

test("tokens are walked and looked up by indexes, with comparisons that row security lets pass", async () => {
  const client = new pg.Client({
    connectionString: database.url,
    options: "-c role=kangyu_app -c search_path=kangyu -c enable_seqscan=off",
  });
  await client.connect();
  try {
    await client.query("begin; set local kangyu.operator = 'x'; set local kangyu.world = 'real'");
    for (const by of [0, 1]) {
      const walk = pageOf({ terms: searchTerms("li zh"), simulated: false, by, from: null, limit: 51 });
      const { rows } = await client.query(`explain ${walk.sql}`, [...walk.params]);
      const plan = rows.map((row: Record<string, string>) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(
        /resident_token_search[^\n]*\n(?:\s+Sort[^\n]*\n)?\s+Index Cond:[^\n]*token ~>=~[^\n]*token ~<~/,
      );
      expect(plan).toMatch(/(?:on|using) resident_token_record/);
      expect(plan).not.toMatch(/Seq Scan on resident_token/);
    }
    const leaky = await client.query(
      `select oprname from pg_operator join pg_proc on pg_proc.oid = oprcode
        where (oprname in ('~>=~', '~<~', '~>~', '=') and oprleft = 'text'::regtype and oprright = 'text'::regtype
          or oprname = '>' and oprleft = 'bigint'::regtype and oprright = 'bigint'::regtype) and not proleakproof`,
    );
    expect(leaky.rows).toEqual([]);
  } finally {
    await client.end();
  }
});
