import { type ArrayType, arrayOf } from "./array-param.ts";
import type { Param, Row, Transaction } from "./database.ts";

/** Arrays within an array must be of one length: of several lengths they go as texts and are taken apart there. */
type ColumnType = ArrayType | "int[]";
type Shape = Readonly<Record<string, ColumnType>>;

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
    values: "json",
  },
  track: {
    record: "bigint",
    place: "bigint",
    measure: "int",
    institution: "int",
    simulated: "boolean",
    days: "int[]",
    standings: "int[]",
    origin: "text",
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

/** PostgreSQL keeps no NUL in jsonb, and half of a surrogate pair is no character: the one is left out, the other marked. */
function whole(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;
}

const UNKEPT = /\\u(?:0000|d[89a-f])/;

/** The JSON text of a value as a jsonb column takes it. */
export function jsonText(value: unknown, text: string = JSON.stringify(value)): string {
  return text.includes("\\u") && UNKEPT.test(text) ? JSON.stringify(value, whole) : text;
}

/** JSON that is text already; in a row every other value of a JSON column is made into text. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** One column of rows as a parameter. */
export function columnOf(type: ColumnType, name: string, rows: readonly object[]): Buffer {
  const values = rows.map((row) => (row as Row)[name]);
  if (type === "int[]")
    return arrayOf(
      "text",
      values.map((list) => `{${list}}`),
    );
  if (type !== "jsonb" && type !== "json") return arrayOf(type, values);
  return arrayOf(
    type,
    values.map((value) => (value instanceof JsonText ? value.text : jsonText(value))),
  );
}

/** The elements of a parameter that `columnOf` made. */
export function elementsOf(type: ColumnType, at: number): string {
  return type === "int[]" ? `unnest($${at}::text[])::int[]` : `unnest($${at}::${type}[])`;
}

/** The statement that inserts rows of a table in one go, whatever their number. */
function insertionOf(table: TableName): string {
  const columns = Object.entries(shapes[table]);
  const names = columns.map(([name]) => `"${name}"`).join(", ");
  // Arrays of one length in the select list are taken apart side by side, without a table in between.
  const parts = columns.map(([, type], index) => elementsOf(type, index + 1)).join(", ");
  return `insert into ${table} (${names}) select ${parts}`;
}

const tables = Object.keys(shapes) as TableName[];
const insertions = Object.fromEntries(tables.map((table) => [table, insertionOf(table)])) as Record<TableName, string>;

export interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** Inserts rows of a table; `tail` is what follows, such as `on conflict …`. */
export function insertOf(table: TableName, rows: readonly object[], tail = ""): Statement {
  const params = Object.entries(shapes[table]).map(([name, type]) => columnOf(type, name, rows));
  return { sql: `${insertions[table]}${tail}`, params };
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
