import type { Block, Cell, Table } from "@kangyu/documents";
import { type Day, isoOfDay, parseDay } from "@kangyu/fhir";
import type { ProblemCode } from "../problems.ts";
import { Refused } from "../refusals.ts";
import { checkCounts } from "./hand-in.ts";
import { COLUMNS, type Column } from "./reported-sheet.ts";
import { bare, numberIn } from "./typed-cells.ts";

/** A row of a filled form. `problem` says which cell is amiss; its other fields then say as much as could be read. */
export interface FormRow {
  readonly line: number;
  readonly subject: string | null;
  readonly name: string;
  readonly isCounted: boolean;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly source: string;
  readonly said: Day;
  readonly saidIso: string;
  readonly evidence: string;
  readonly problem: { readonly column: Column; readonly code: ProblemCode } | null;
}

interface FormTable {
  readonly at: ReadonlyMap<Column, number>;
  readonly rows: readonly (readonly Cell[])[];
}

function columnsIn(row: readonly Cell[]): Map<Column, number> {
  const at = new Map<Column, number>();
  for (const [column, { zh, en }] of Object.entries(COLUMNS)) {
    const index = row.findIndex(({ text }) => [bare(zh), bare(en)].includes(bare(text)));
    if (index >= 0) at.set(column as Column, index);
  }
  return at;
}

/** The form in a file: the first table with a row that names the columns of key and value; null where there is none. */
export function tableIn(blocks: readonly Block[]): FormTable | null {
  for (const table of blocks.filter((block): block is Table => block.kind === "table"))
    for (const [index, row] of table.rows.entries()) {
      const at = columnsIn(row);
      if (at.has("subject") && at.has("value")) return { at, rows: table.rows.slice(index + 1) };
    }
  return null;
}

/** 2026-02-15, 2026/2/15, 2026.2.15, 2026年2月15日. */
function dayIn(text: string): Day | null {
  const found = text.match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u);
  if (found === null) return null;
  const [, year = "", month = "", date = ""] = found;
  return parseDay(`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
}

export interface Reading {
  readonly today: Day;
  readonly multiplierOf: (subject: string) => number | null;
  readonly isCounted: (subject: string) => boolean;
}

const LONGEST = { source: 300, evidence: 500 } as const;

function problemOf(cells: Record<Column, string>, reading: Reading): FormRow["problem"] {
  for (const column of ["value", "numerator", "denominator"] as const)
    if (cells[column] !== "" && numberIn(cells[column]) === null) return { column, code: "bad-request" };
  if (cells.source === "" || cells.source.length > LONGEST.source) return { column: "source", code: "bad-request" };
  if (cells.evidence.length > LONGEST.evidence) return { column: "evidence", code: "bad-request" };
  const said = dayIn(cells.said);
  if (said === null) return { column: "said", code: "day-unreal" };
  if (said > reading.today) return { column: "said", code: "day-in-future" };
  const counts = { numerator: numberIn(cells.numerator), denominator: numberIn(cells.denominator) };
  try {
    checkCounts({ value: numberIn(cells.value) ?? 0, ...counts }, reading.multiplierOf(cells.subject));
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { column: error.code === "counts-differ" ? "value" : "denominator", code: error.code };
  }
}

/** The rows of a form that have a value; the others are left as they are. */
export function rowsOfForm({ at, rows }: FormTable, reading: Reading): FormRow[] {
  const filled = rows.map((row) => {
    const cells = Object.fromEntries(
      Object.keys(COLUMNS).map((column) => {
        const index = at.get(column as Column);
        return [column, index === undefined ? "" : (row[index]?.text ?? "").trim()];
      }),
    ) as Record<Column, string>;
    return { cells, line: row[0]?.line ?? 0 };
  });
  return filled
    .filter(({ cells }) => cells.value !== "")
    .map(({ cells, line }) => {
      const said = dayIn(cells.said) ?? 0;
      return {
        line,
        subject: cells.subject === "" ? null : cells.subject,
        name: cells.name,
        isCounted: reading.isCounted(cells.subject),
        value: numberIn(cells.value),
        numerator: numberIn(cells.numerator),
        denominator: numberIn(cells.denominator),
        source: cells.source,
        said,
        saidIso: isoOfDay(said),
        evidence: cells.evidence,
        problem: problemOf(cells, reading),
      };
    });
}
