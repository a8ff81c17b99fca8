import type { Param, Row, Transaction } from "./database.ts";

type SqlType = "bigint" | "int" | "smallint" | "boolean" | "text" | "jsonb" | "bytea";
type Shape = Readonly<Record<string, SqlType>>;

/** Columns that are written set-based, in the order of the statement. */
export const shapes = {
  record: {
    record: "bigint",
    simulated: "boolean",
    evaluated_to: "int",
    touched: "boolean",
    linked: "boolean",
    seq: "int",
  },
  resident: {
    record: "bigint",
    simulated: "boolean",
    name: "text",
    sex: "text",
    birth: "int",
    death: "int",
    resident_id: "text",
    health_record_number: "text",
    phone: "text",
  },
  resident_token: { record: "bigint", simulated: "boolean", token: "text" },
  alias: { outside: "text", record: "bigint", simulated: "boolean" },
  resource: {
    record: "bigint",
    suffix: "text",
    version: "int",
    type: "int",
    simulated: "boolean",
    withdrawn: "boolean",
    content: "jsonb",
    digest: "text",
    outside: "bigint",
    import_id: "text",
    line: "int",
    known_from: "bigint",
    known_to: "bigint",
    recorded_at: "bigint",
    operator: "text",
    reason: "text",
  },
  shared_resource: {
    id: "text",
    version: "int",
    type: "int",
    simulated: "boolean",
    withdrawn: "boolean",
    content: "jsonb",
    digest: "text",
    import_id: "text",
    line: "int",
    known_from: "bigint",
    known_to: "bigint",
    recorded_at: "bigint",
    operator: "text",
    reason: "text",
  },
  fact: {
    record: "bigint",
    suffix: "text",
    version: "int",
    n: "smallint",
    simulated: "boolean",
    type: "int",
    code: "int",
    day: "int",
    until: "int",
    institution: "text",
    known_from: "bigint",
    known_to: "bigint",
    values: "jsonb",
  },
  spell: {
    record: "bigint",
    place: "bigint",
    measure: "int",
    state: "int",
    reason: "int",
    version: "int",
    institution: "int",
    from_day: "int",
    to_day: "int",
    simulated: "boolean",
    deciding: "text",
  },
  delta: {
    record: "bigint",
    seq: "int",
    n: "smallint",
    simulated: "boolean",
    measure: "int",
    state: "int",
    reason: "int",
    place: "bigint",
    institution: "int",
    day: "int",
    amount: "smallint",
  },
  audit: {
    record: "bigint",
    id: "text",
    simulated: "boolean",
    at: "bigint",
    operator: "text",
    institution: "text",
    action: "text",
    target: "text",
  },
  outbox: { record: "bigint", seq: "int", simulated: "boolean", at: "bigint", payload: "jsonb" },
  ledger: {
    id: "text",
    simulated: "boolean",
    import_id: "text",
    line: "int",
    at: "bigint",
    code: "text",
    path: "text",
    detail: "text",
    bytes: "bytea",
    digest: "text",
    state: "text",
    note: "text",
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type TableName = keyof typeof shapes;

const SPECIAL = /["\\]/g;

/** PostgreSQL keeps no NUL in text or jsonb: it is left out. */
function withoutNul(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\0", "").replace(SPECIAL, "\\$&")}"`;
}

function json(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes("\\u0000") ? JSON.stringify(value, withoutNul) : text;
}

function literal(type: "text" | "bytea", value: unknown): string {
  if (type === "bytea") return quoted(`\\x${Buffer.from(value as Uint8Array).toString("hex")}`);
  return quoted(value as string);
}

/** One column of many rows as a PostgreSQL array literal: one parameter, whatever the number of rows. */
export function arrayOf(type: Exclude<SqlType, "jsonb">, values: readonly unknown[]): string {
  let text = "{";
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ",";
    const value = values[index];
    if (value === null || value === undefined) text += "null";
    else text += type === "text" || type === "bytea" ? literal(type, value) : value;
  }
  return `${text}}`;
}

/** One column of JSON as one JSON array: in an array literal every quotation mark would be escaped once more. */
function jsonArrayOf(values: readonly unknown[]): string {
  return `[${values.map(json).join(",")}]`;
}

/** The columns side by side as a table, and the parameters for it. JSON columns are never null. */
function sourceOf(shape: Shape): string {
  const parts = Object.values(shape).map((type, index) =>
    type === "jsonb" ? `jsonb_array_elements($${index + 1}::jsonb)` : `unnest($${index + 1}::${type}[])`,
  );
  return `rows from (${parts.join(", ")})`;
}

function paramsOf(shape: Shape, rows: readonly object[]): Param[] {
  return Object.entries(shape).map(([name, type]) => {
    const values = rows.map((row) => (row as Row)[name]);
    return type === "jsonb" ? jsonArrayOf(values) : arrayOf(type, values);
  });
}

/** The statement that inserts rows of a table in one go, whatever their number. */
function insertionOf(table: TableName): string {
  const names = Object.keys(shapes[table])
    .map((name) => `"${name}"`)
    .join(", ");
  return `insert into ${table} (${names}) select * from ${sourceOf(shapes[table])}`;
}

const tables = Object.keys(shapes) as TableName[];
const insertions = Object.fromEntries(tables.map((table) => [table, insertionOf(table)])) as Record<TableName, string>;

export interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** Inserts rows of a table; `tail` is what follows, such as `on conflict …`. */
export function insertOf(table: TableName, rows: readonly object[], tail = ""): Statement {
  return { sql: `${insertions[table]}${tail}`, params: paramsOf(shapes[table], rows) };
}

/** Inserts rows that may stand already, in one statement, and waits for how many were added. */
export async function addRows(tx: Transaction, table: TableName, rows: readonly object[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { sql, params } = insertOf(table, rows, " on conflict do nothing");
  return tx.run(sql, params);
}

/** Sends the insertion of rows in one statement; the commit waits for it. */
export function sendRows(tx: Transaction, table: TableName, rows: readonly object[]): void {
  if (rows.length === 0) return;
  const { sql, params } = insertOf(table, rows);
  tx.send(sql, params);
}
