import type { Writable } from "node:stream";
import pg from "pg";
import type { Statement } from "./columns.ts";
import type { Actor, World } from "./store.ts";

/** bigint columns hold record keys below 2^52 and sums: numbers are exact for both. */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
    return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format ?? "text");
  },
};

/** What a transaction may see: who asks, and for which world. */
export interface Claims {
  readonly operator: string;
  readonly world: World | "both";
}

export type Row = Readonly<Record<string, unknown>>;
export type Param = string | number | boolean | null | Buffer;

/** One transaction. Statements are sent at once (pipelined) and answered in order. */
export interface Transaction {
  rows<R extends object>(sql: string, params?: readonly Param[]): Promise<R[]>;
  /** Rows changed. */
  run(sql: string, params?: readonly Param[]): Promise<number>;
  /** Sends a statement whose answer nobody waits for: the commit does, and fails with it. */
  send(sql: string, params?: readonly Param[]): void;
}

export interface Database {
  readonly url: string;
  /** Statements sent so far: what one visit costs is counted by the benchmark. */
  readonly sent: { statements: number };
  /** For registers, which hold no person and need no claim. */
  rows<R extends object>(sql: string, params?: readonly Param[]): Promise<R[]>;
  /** Answers of several statements that change nothing, all of the same moment, in one round trip. */
  read(claims: Claims, statements: readonly Statement[]): Promise<readonly (readonly object[])[]>;
  transaction<T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Plans are made once, when tables may still be empty: without these a sequential scan would be chosen then and kept.
 * Every statement of the store goes through an index, a few rows or a few thousand at a time.
 */
const PLANS = [
  "jit=off",
  "plan_cache_mode=force_generic_plan",
  "enable_seqscan=off",
  "enable_hashjoin=off",
  "enable_mergejoin=off",
];
const OPTIONS = ["role=kangyu_app", "search_path=kangyu", ...PLANS].map((setting) => `-c ${setting}`).join(" ");
/** Another transaction stood in the way; the same work again will do. */
const AGAIN = new Set(["40P01", "40001"]);
const ATTEMPTS = 5;

export function claimsOf(actor: Actor, world: World | "both"): Claims {
  return { operator: actor.operator, world };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Prepared statements are named by their text, so that each connection parses and plans each once. */
function namer(): (sql: string) => string {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = `k${names.size}`;
    names.set(sql, name);
    return name;
  };
}

function poolOf(url: string, max: number): pg.Pool {
  const config = { connectionString: url, max, options: OPTIONS, types, pipeline: true, idleTimeoutMillis: 30_000 };
  const pool = new pg.Pool(config as pg.PoolConfig);
  // A connection that breaks while it is idle is replaced at the next use; the error belongs to nobody.
  pool.on("error", () => undefined);
  return pool;
}

type Connection = pg.ClientBase | pg.Pool;

/** What is sent in one turn of the event loop leaves in one system call. */
function gather(client: Connection): void {
  const stream = (client as { readonly connection?: { readonly stream: Writable } }).connection?.stream;
  if (stream === undefined || stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

interface Work<T> {
  readonly claims: Claims;
  readonly work: (tx: Transaction) => Promise<T>;
  readonly send: (client: Connection, text: string, params: readonly Param[]) => Promise<pg.QueryResult>;
}

/** Begins a transaction and says who asks: one text of several statements is one message. */
function begin(claims: Claims, how: string): string {
  return `begin${how}; set local kangyu.operator = ${quote(claims.operator)}; set local kangyu.world = ${quote(claims.world)}`;
}

/** What PostgreSQL says of every statement after one that failed. */
const ABORTED = "25P02";

/** Of a statement that failed because one sent before it had failed: the failure of that one. */
async function firstFailure(error: unknown, sentOff: readonly Promise<unknown>[]): Promise<unknown> {
  if ((error as { code?: string }).code !== ABORTED) return error;
  const ended = await Promise.allSettled(sentOff);
  const first = ended.find((each) => each.status === "rejected" && each.reason?.code !== ABORTED);
  return first?.status === "rejected" ? first.reason : error;
}

async function inTransaction<T>(client: pg.PoolClient, { claims, work, send }: Work<T>): Promise<T> {
  gather(client);
  const begun = client.query(begin(claims, ""));
  const sentOff: Promise<unknown>[] = [begun];
  begun.catch(() => undefined);
  const transaction: Transaction = {
    rows: async (sql, params = []) => (await send(client, sql, params)).rows,
    run: async (sql, params = []) => (await send(client, sql, params)).rowCount ?? 0,
    send(sql, params = []) {
      const answer = send(client, sql, params);
      answer.catch(() => undefined);
      sentOff.push(answer);
    },
  };
  const result = await work(transaction).catch(async (error: unknown) => {
    throw await firstFailure(error, sentOff);
  });
  // The commit follows in the same message; after a failed statement PostgreSQL takes it for a rollback.
  gather(client);
  const committed = client.query("commit");
  committed.catch(() => undefined);
  await Promise.all(sentOff);
  await committed;
  return result;
}

/** Work on a connection of the pool: what failed is rolled back, and a connection that cannot even do that is dropped. */
async function borrowed<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

export function openDatabase(url: string, connections = 16): Database {
  const pool = poolOf(url, connections);
  // Registers have connections of their own: a transaction that asks for a term must not wait for other transactions.
  const registers = poolOf(url, 2);
  const nameOf = namer();
  const sent = { statements: 0 };

  async function send(client: Connection, text: string, params: readonly Param[]): Promise<pg.QueryResult> {
    sent.statements += 1;
    gather(client);
    return client.query({ name: nameOf(text), text, values: params as Param[] });
  }

  const once = <T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    borrowed(pool, (client) => inTransaction(client, { claims, work, send }));

  async function transaction<T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(claims, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !AGAIN.has((error as { code?: string }).code ?? "")) throw error;
      }
    }
  }

  /** Nothing is waited for between the statements, so all of it is one message there and one back. */
  const read = (claims: Claims, statements: readonly Statement[]): Promise<readonly (readonly object[])[]> =>
    borrowed(pool, async (client) => {
      gather(client);
      const begun = client.query(begin(claims, " isolation level repeatable read read only"));
      const found = statements.map(({ sql, params }) => send(client, sql, params));
      const ended = client.query("commit");
      const all = await Promise.allSettled([begun, ...found, ended]);
      const failed = all.find((each) => each.status === "rejected");
      if (failed !== undefined) throw failed.reason;
      return (await Promise.all(found)).map(({ rows }) => rows as object[]);
    });

  return {
    url,
    sent,
    read,
    rows: async (sql, params = []) => (await send(registers, sql, params)).rows,
    transaction,
    async close() {
      await Promise.all([pool.end(), registers.end()]);
    },
  };
}
