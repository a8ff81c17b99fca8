import pg from "pg";
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
}

export interface Database {
  readonly url: string;
  /** Statements sent so far: what one visit costs is counted by the benchmark. */
  readonly sent: { statements: number };
  /** For registers, which hold no person and need no claim. */
  rows<R extends object>(sql: string, params?: readonly Param[]): Promise<R[]>;
  transaction<T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const OPTIONS = "-c role=kangyu_app -c search_path=kangyu -c jit=off -c plan_cache_mode=force_generic_plan";
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

export function openDatabase(url: string, connections = 16): Database {
  const pool = poolOf(url, connections);
  // Registers have connections of their own: a transaction that asks for a term must not wait for other transactions.
  const registers = poolOf(url, 2);
  const nameOf = namer();
  const sent = { statements: 0 };

  async function send(
    client: pg.ClientBase | pg.Pool,
    text: string,
    params: readonly Param[],
  ): Promise<pg.QueryResult> {
    sent.statements += 1;
    return client.query({ name: nameOf(text), text, values: params as Param[] });
  }

  async function once<T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      // A text with several statements is one message: begin and claims cost no round trip of their own.
      const begun = client.query(
        `begin; set local kangyu.operator = ${quote(claims.operator)}; set local kangyu.world = ${quote(claims.world)}`,
      );
      begun.catch(() => undefined);
      const result = await work({
        rows: async (sql, params = []) => (await send(client, sql, params)).rows,
        run: async (sql, params = []) => (await send(client, sql, params)).rowCount ?? 0,
      });
      await begun;
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function transaction<T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(claims, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !AGAIN.has((error as { code?: string }).code ?? "")) throw error;
      }
    }
  }

  return {
    url,
    sent,
    rows: async (sql, params = []) => (await send(registers, sql, params)).rows,
    transaction,
    async close() {
      await Promise.all([pool.end(), registers.end()]);
    },
  };
}
