import ExcelJS from "exceljs";
import { Archive } from "./archive.ts";
import type { Block, Cell } from "./document.ts";
import { UnreadableDocument } from "./problems.ts";

/** Cells of a sheet that are read; beyond this a sheet is a data set, no plan. */
const most = { rows: 5000, columns: 60 };

/** Sheets of a workbook to tables, merged cells repeated; `line` is the row of the sheet. */
export async function readXlsx(bytes: Uint8Array): Promise<Block[]> {
  checkSizes(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch {
    throw new UnreadableDocument("broken");
  }
  return workbook.worksheets.flatMap((sheet): Block[] => {
    const width = Math.min(sheet.columnCount, most.columns);
    const rows: Cell[][] = [];
    for (let at = 1; at <= Math.min(sheet.rowCount, most.rows); at += 1) {
      rows.push(Array.from({ length: width }, (_, column) => cellOf(sheet.getCell(at, column + 1), at)));
    }
    return asBlocks(rows.filter((row) => row.some((cell) => cell.text !== "")));
  });
}

/** The library unpacks every part whole: one that is made to fill the memory is found before. */
function checkSizes(bytes: Uint8Array): void {
  const archive = new Archive(bytes);
  for (const name of archive.names()) archive.part(name);
}

/** Rows with one text are titles and notes over and under the table. */
function asBlocks(rows: Cell[][]): Block[] {
  const isTitle = (row: Cell[]) => new Set(row.map((cell) => cell.text).filter((text) => text !== "")).size === 1;
  const first = rows.findIndex((row) => !isTitle(row));
  const last = rows.findLastIndex((row) => !isTitle(row));
  const paragraphs = (part: Cell[][]) =>
    part.map((row) => ({
      kind: "paragraph" as const,
      line: row[0]?.line ?? 0,
      text: row.find((cell) => cell.text !== "")?.text ?? "",
    }));
  if (first < 0) return paragraphs(rows);
  const table = { kind: "table" as const, line: rows[first]?.[0]?.line ?? 1, rows: rows.slice(first, last + 1) };
  return [...paragraphs(rows.slice(0, first)), table, ...paragraphs(rows.slice(last + 1))];
}

function cellOf(cell: ExcelJS.Cell, line: number): Cell {
  const text = textOf(cell).trim();
  if (!cell.isMerged || cell.master.address === cell.address) return { text, line };
  const above = Number(cell.master.row) < Number(cell.row);
  return { text: textOf(cell.master).trim(), line, merged: above ? "up" : "left" };
}

function textOf(cell: ExcelJS.Cell): string {
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (typeof value === "number") {
    const percent = /%/u.test(cell.numFmt ?? "");
    return percent ? `${Number((value * 100).toPrecision(12))}%` : String(Number(value.toPrecision(12)));
  }
  // A sheet keeps a day without a zone; the library gives it as that day in UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || value === undefined ? "" : cell.text;
}
