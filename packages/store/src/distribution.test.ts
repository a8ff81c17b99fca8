import { type TestDatabase, testDatabase } from "@kangyu/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Distribution, distribution } from "./distribution.ts";

const tables: Readonly<Record<string, Distribution>> = distribution;
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function column<T>(sql: string): Promise<T[]> {
  return (await client.query<{ value: T }>(sql)).rows.map((row) => row.value);
}

test("every table says how it is distributed", async () => {
  const names = await column<string>(
    "select relname as value from pg_class where relnamespace = 'kangyu'::regnamespace and relkind = 'r'",
  );
  expect(names.sort()).toEqual(Object.keys(tables).sort());
});

/** First columns of primary keys and unique indexes that are not the column the table is distributed by. */
async function wrongKeys(): Promise<string[]> {
  const { rows } = await client.query<{ table: string; index: string; first: string }>(`
    select c.relname as table, i.relname as index, a.attname as first from pg_index x
      join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
    where c.relnamespace = 'kangyu'::regnamespace and x.indisunique`);
  return rows.flatMap(({ table, index, first }) => {
    const how = tables[table];
    if (how === undefined || how.by === "reference") return [];
    return first === (how.by === "record" ? "record" : how.column) ? [] : [index];
  });
}

test("keys of people's rows begin with the record key", async () => {
  expect(await wrongKeys()).toEqual([]);
});

test("a unique index that does not begin with the record key is found", async () => {
  await client.query("create unique index wrong on kangyu.track (measure, record)");
  expect(await wrongKeys()).toEqual(["wrong"]);
  await client.query("drop index kangyu.wrong");
});

test("no trigger, no foreign key, no sequence on rows that are spread", async () => {
  const spread = Object.entries(tables).flatMap(([name, how]) => (how.by === "reference" ? [] : [`'${name}'`]));
  const found = await column<string>(`
    select c.relname || ': trigger' as value from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'kangyu'::regnamespace and c.relname in (${spread})
    union all select c.relname || ': foreign key' from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and c.relnamespace = 'kangyu'::regnamespace
    union all select c.relname || ': default' from pg_attrdef d join pg_class c on c.oid = d.adrelid
      where c.relnamespace = 'kangyu'::regnamespace and c.relname in (${spread}) and pg_get_expr(d.adbin, d.adrelid) like '%nextval%'`);
  expect(found).toEqual([]);
});

test("every row that is not of a register says its world", async () => {
  const spread = Object.entries(tables).flatMap(([name, how]) => (how.by === "reference" ? [] : [name]));
  const worlds = await column<string>(
    "select table_name as value from information_schema.columns where table_schema = 'kangyu' and column_name = 'simulated'",
  );
  expect(
    [...spread, "figure", "import_run", "plan_task", "plan_project"].filter((name) => !worlds.includes(name)),
  ).toEqual([]);
});
