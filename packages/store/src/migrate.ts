import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

const directory = fileURLToPath(new URL("../migrations", import.meta.url));
/** Any number: two starts at once must not migrate at once. */
const MIGRATION_LOCK = 7_310_441;

/** Roles belong to the whole server, so two databases of one server may meet here: an existing role is no error. */
const ROLES = `
do $$
declare name text;
begin
  foreach name in array array['kangyu_owner', 'kangyu_app'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls', name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, name, 'member') then execute format('grant %I to current_user', name); end if;
  end loop;
end $$;
create schema if not exists kangyu authorization kangyu_owner;
set role kangyu_owner;
set search_path = kangyu;
create table if not exists migration (name text primary key, at timestamptz not null default now());
`;

/**
 * Brings the database at `url` to this version: plain SQL files, forward only, each in its own transaction.
 * Returns the names of those it ran. The URL's role must be able to create roles and a schema.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(ROLES);
    const { rows } = await client.query<{ name: string }>("select name from migration");
    const done = new Set(rows.map((row) => row.name));
    const pending = (await readdir(directory)).filter((name) => name.endsWith(".sql") && !done.has(name)).sort();
    for (const name of pending) await runMigration(client, name);
    return pending;
  } finally {
    await client.end();
  }
}

async function runMigration(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(`${directory}/${name}`, "utf8");
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into migration (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
