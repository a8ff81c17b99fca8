import { type TestDatabase, testDatabase } from "@kangyu/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { distribution } from "./distribution.ts";

/** Tables under row security: all but the registers without a world. */
const guarded = [
  ...Object.entries(distribution).flatMap(([name, how]) => (how.by === "reference" ? [] : [name])),
  "figure",
  "import_run",
  "plan_task",
  "plan_project",
  // What a plan prints names nobody and has no world; it is read by an operator all the same.
  "plan_document",
  "finding_answer",
  "district_synonym",
  "plan_draft",
  "reported_figure",
].sort();

let database: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`set search_path = kangyu;
    insert into record values (1, false, 0, false, false, 0), (2, true, 0, false, false, 0);
    insert into resident values (1, false, '甲', 'male'), (2, true, '乙', 'male');
    insert into resident_token values (1, false, 'jia'), (2, true, 'yi');
    insert into audit values (1, 'a', false, 0, 'x', null, 'open', null), (2, 'a', true, 0, 'x', null, 'open', null);
    insert into standing (state, reason, version) values (1, 1, 1);
    insert into track values (1, 1, 1, null, false, '{0}', '{1}', '', '-'), (2, 1, 1, null, true, '{0}', '{1}', '', '-');
    insert into plan_document (jurisdiction, id, sha256, name, bytes, operator, at, state) values ('690101', 'p', '', '', '', 'x', 0, 'read');
    insert into district_synonym values ('690101', '甲率', null, 'x', 0);
    insert into finding_answer values ('690101', 'f', 1, 'agreed', null, 'p', 'x', 0)`);
  await owner.end();
  app = new pg.Client({ connectionString: database.url, options: "-c role=kangyu_app -c search_path=kangyu" });
  await app.connect();
});
afterAll(async () => {
  await app?.end();
  await database?.drop();
});

async function counts(claims: string): Promise<number[]> {
  await app.query(`begin; ${claims}`);
  const found: number[] = [];
  for (const table of ["record", "resident", "resident_token", "audit", "track", "spell"]) {
    const { rows } = await app.query<{ count: string }>(`select count(*) as count from ${table}`);
    found.push(Number(rows[0]?.count));
  }
  await app.query("rollback");
  return found;
}

const operator = "set local kangyu.operator = 'dr'";

test("without an operator or a world every table about people shows nothing", async () => {
  for (const table of guarded) {
    const { rows } = await app.query<{ count: string }>(`select count(*) as count from ${table}`);
    expect(rows[0]?.count, table).toBe("0");
  }
  expect(await counts(operator)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await counts("set local kangyu.world = 'both'")).toEqual([0, 0, 0, 0, 0, 0]);
});

test("a claim shows its world and no other", async () => {
  expect(await counts(`${operator}; set local kangyu.world = 'real'`)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await counts(`${operator}; set local kangyu.world = 'both'`)).toEqual([2, 2, 2, 2, 2, 2]);
});

test("plans are shown to an operator of any world, and an answer is never changed", async () => {
  const plans = async () => (await app.query("select * from plan_document, district_synonym, finding_answer")).rowCount;
  await app.query(`begin; ${operator}`);
  expect(await plans()).toBe(1);
  await expect(app.query("update finding_answer set state = 'dismissed'")).rejects.toThrow(/permission denied/);
  await app.query("rollback");
  expect(await plans()).toBe(0);
});

test("a row cannot be written into another world, nor a real record removed", async () => {
  await app.query(`begin; ${operator}; set local kangyu.world = 'simulated'`);
  await expect(app.query("insert into record values (3, false, 0, false, false, 0)")).rejects.toThrow(
    /row-level security/,
  );
  await app.query("rollback");
  await app.query(`begin; ${operator}; set local kangyu.world = 'both'`);
  expect((await app.query("delete from audit")).rowCount).toBe(1);
  await app.query("rollback");
});

test("the application's role owns nothing and bypasses nothing", async () => {
  const { rows } = await app.query<{ bypass: boolean; super: boolean; owned: string }>(`
    select rolbypassrls as bypass, rolsuper as super,
      (select count(*) from pg_class c where c.relowner = r.oid) as owned from pg_roles r where rolname = 'kangyu_app'`);
  expect(rows).toEqual([{ bypass: false, super: false, owned: "0" }]);
});

test("every policy is known, and every guarded table forces its own", async () => {
  const forced = await app.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'kangyu'::regnamespace and relrowsecurity and relforcerowsecurity",
  );
  expect(forced.rows.map((row) => row.name).sort()).toEqual(guarded);
  const { rows } = await app.query<{ tablename: string; policyname: string; cmd: string; roles: string }>(
    "select tablename, policyname, cmd, roles::text as roles from pg_policies where schemaname = 'kangyu' order by 1, 2",
  );
  const kept = [
    "audit",
    "audit_list",
    "ledger",
    "resource",
    "plan_task",
    "plan_project",
    "plan_photo",
    "evaluation",
    "evaluation_report",
    "plan_notice",
    "plan_notice_read",
  ];
  // Versions only ever come to it.
  const appended = ["reported_figure"];
  const expected = guarded.flatMap((table) => {
    if (!kept.includes(table) && !appended.includes(table)) return [`${table} claimed ALL`];
    const change = kept.includes(table) ? ["claimed_change UPDATE"] : [];
    return ["claimed_add INSERT", ...change, "claimed_read SELECT", "claimed_remove DELETE"].map(
      (rest) => `${table} ${rest}`,
    );
  });
  expect(rows.map((row) => `${row.tablename} ${row.policyname} ${row.cmd}`)).toEqual(expected);
  expect(new Set(rows.map((row) => row.roles))).toEqual(new Set(["{kangyu_app}"]));
});
