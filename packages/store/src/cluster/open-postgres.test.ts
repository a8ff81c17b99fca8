import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { type OpenPostgres, openPostgres } from "./open-postgres.ts";
import { isRunning } from "./processes.ts";
import { startHolder, temporaryFolder } from "./test-support.ts";

const opened: OpenPostgres[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.stop();
});

async function open(directory: string): Promise<OpenPostgres & { stages: string[] }> {
  const stages: string[] = [];
  const database = await openPostgres({ directory, databaseUrl: null, onStage: (stage) => stages.push(stage) });
  opened.push(database);
  return { ...database, stages };
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const result = await client.query<{ value: unknown }>(sql);
    return result.rows[0]?.value;
  } finally {
    await client.end();
  }
}

function postmasterOf(directory: string): number {
  return Number(readFileSync(join(directory, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
}

test("the first start makes a database, the second finds what was entered", async () => {
  const directory = temporaryFolder();
  const first = await open(directory);
  expect(first.stages).toEqual(["create", "start"]);
  expect(first.major).toBe(18);
  await ask(first.url, "create table kept as select 7 as value");
  await opened.pop()?.stop();
  expect(isRunning(Number(new URL(first.url).port))).toBe(false);
  const second = await open(directory);
  expect(second.stages).toEqual(["start"]);
  expect(await ask(second.url, "select value from kept")).toBe(7);
});

test("it listens on the loopback address only, without a socket file, and asks for a password", async () => {
  const { url } = await open(temporaryFolder());
  expect(await ask(url, "select current_setting('listen_addresses') as value")).toBe("127.0.0.1");
  expect(await ask(url, "select current_setting('unix_socket_directories') as value")).toBe("");
  const guessed = new URL(url);
  guessed.password = "postgres";
  await expect(ask(guessed.href, "select 1 as value")).rejects.toThrow(/password/);
});

test("no statement and no value from an error reaches the log", async () => {
  const directory = temporaryFolder();
  const { url } = await open(directory);
  await ask(url, "create table person (name text primary key)");
  await ask(url, "insert into person values ('Gu Xiaoming')");
  await expect(ask(url, "insert into person values ('Gu Xiaoming')")).rejects.toThrow(/unique/);
  await expect(ask(url, "select 'Gu Xiaoming'::int as value")).rejects.toThrow(/invalid input/);
  expect(readFileSync(join(directory, "postgres/log"), "utf8")).not.toContain("Gu Xiaoming");
});

test("after a kill -9 of Node the PostgreSQL it left running is taken over", async () => {
  const directory = temporaryFolder();
  const holder = await startHolder(directory);
  const left = postmasterOf(directory);
  await holder.kill();
  expect(isRunning(left)).toBe(true);
  const { stages, url } = await open(directory);
  expect(stages).toEqual(["adopt"]);
  expect(postmasterOf(directory)).toBe(left);
  expect(await ask(url, "select 1 as value")).toBe(1);
  await opened.pop()?.stop();
  expect(isRunning(left)).toBe(false);
});

test("after a kill -9 of Node and PostgreSQL the database recovers what was committed", async () => {
  const directory = temporaryFolder();
  const holder = await startHolder(directory);
  await ask(holder.url, "create table kept as select 8 as value");
  await holder.kill();
  process.kill(postmasterOf(directory), "SIGKILL");
  const { stages, url } = await open(directory);
  expect(stages).toEqual(["start"]);
  expect(await ask(url, "select value from kept")).toBe(8);
});

test("a PostgreSQL killed under a running Kangyu is started again on the same address", async () => {
  const directory = temporaryFolder();
  const { url } = await open(directory);
  await ask(url, "create table kept as select 9 as value");
  const killed = postmasterOf(directory);
  process.kill(killed, "SIGKILL");
  await expect.poll(() => ask(url, "select value from kept").catch(() => null)).toBe(9);
  expect(postmasterOf(directory)).not.toBe(killed);
});

test("a pid file that names somebody else's process does not keep the database from starting", async () => {
  const directory = temporaryFolder();
  await open(directory);
  await opened.pop()?.stop();
  const port = 5432;
  writeFileSync(
    join(directory, "postgres/data/postmaster.pid"),
    `${process.pid}\n/elsewhere\n1\n${port}\n\n127.0.0.1\n`,
  );
  const { stages } = await open(directory);
  expect(stages).toEqual(["start"]);
});

test("a start killed while the database was being made begins anew", async () => {
  const directory = temporaryFolder();
  const holder = await startHolder(directory, { untilStage: "create" });
  await holder.kill();
  const { stages } = await open(directory);
  expect(stages).toEqual(["create", "start"]);
});

test("a second process shares the database of a running one and leaves it running", async () => {
  const directory = temporaryFolder();
  const holder = await startHolder(directory);
  const beside = await openPostgres({ directory, databaseUrl: null, mode: "share" });
  expect(await ask(beside.url, "select 1 as value")).toBe(1);
  await beside.stop();
  expect(await ask(holder.url, "select 2 as value")).toBe(2);
  await holder.end();
  expect(isRunning(holder.pid)).toBe(false);
});
