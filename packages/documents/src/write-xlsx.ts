import ExcelJS from "exceljs";
import { addFigures, type WrittenFigures } from "./write-figures.ts";
import { rowsFrom, type WrittenTable } from "./written.ts";

/** One sheet: texts above its table, one a row. */
export interface WrittenSheet {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly { readonly text: string; readonly isWarning: boolean }[];
  readonly table: WrittenTable;
}

const HEAD_COLOUR = "FFE8EEF4";
/** Characters that all columns of a sheet share. */
const CHARACTERS = 132;

const LINE_POINTS = 15;

/** Of a column's width, what a line of text fills before it is broken. */
const FILLED = 0.9;

/** Lines that a text takes in a column; a Han character is as wide as two Latin ones. */
function linesOf(text: string, width: number): number {
  return text.split("\n").reduce((lines, line) => {
    const wide = [...line].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
    return lines + Math.max(1, Math.ceil(wide / Math.max(1, width * FILLED)));
  }, 0);
}

/**
 * Sheets as the bytes of an .xlsx. Cells are texts, so that a figure keeps the decimals and signs it is printed with; sheets of
 * figures come after them, with numbers and formulas.
 */
export async function writeXlsx(
  sheets: readonly WrittenSheet[],
  figures: readonly WrittenFigures[] = [],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "Kangyu";
  for (const sheet of sheets) addSheet(book, sheet);
  for (const sheet of figures) addFigures(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: ExcelJS.Workbook, { name, title, notes, table }: WrittenSheet): void {
  const head = notes.length + 2;
  const sheet = book.addWorksheet(name, {
    views: [{ state: "frozen", ySplit: head }],
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.addRow([title]).font = { bold: true, size: 14 };
  for (const { text, isWarning } of notes)
    sheet.addRow([text]).font = isWarning ? { bold: true, color: { argb: "FFC00000" } } : {};
  const header = sheet.addRow([...table.header]);
  header.font = { bold: true };
  const total = table.widths.reduce((sum, one) => sum + one, 0);
  const widths = table.widths.map((width) => Math.max(6, Math.round((width / total) * CHARACTERS)));
  widths.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  // Programs other than Excel leave the height of a row as it is stored, whatever its text needs.
  header.height = LINE_POINTS * Math.max(...table.header.map((text, at) => linesOf(text, widths[at] ?? 0)));
  for (const row of table.rows)
    sheet.addRow([...row]).height =
      LINE_POINTS *
      Math.max(...row.map((text, at) => (table.merged?.includes(at) ? 1 : linesOf(text, widths[at] ?? 0))));
  const border = { style: "thin" as const };
  for (let at = head; at <= head + table.rows.length; at += 1)
    table.header.forEach((_, column) => {
      const cell = sheet.getCell(at, column + 1);
      cell.border = { top: border, bottom: border, left: border, right: border };
      const horizontal = at === head || table.centred?.includes(column) ? "center" : "left";
      cell.alignment = { wrapText: true, vertical: "middle", horizontal };
      if (at === head) cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: HEAD_COLOUR } };
    });
  for (const column of table.merged ?? [])
    table.rows.forEach((_, at) => {
      const rows = rowsFrom(table.rows, at, column);
      if (rows > 1) sheet.mergeCells(head + at + 1, column + 1, head + at + rows, column + 1);
    });
}
