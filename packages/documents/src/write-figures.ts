import type ExcelJS from "exceljs";

/** A cell of a sheet of figures. */
export type FigureCell =
  | string
  | number
  | null
  | { readonly formula: string; readonly result: number | string; readonly format?: string };

/** A sheet whose figures are numbers and whose sums are formulas, under a title and a note. */
export interface WrittenFigures {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly isWarned: boolean;
  readonly warning: string;
  readonly rows: readonly (readonly FigureCell[])[];
  /** Row of the header within `rows`, from 0. */
  readonly head: number;
  /** Columns, from 0, whose numbers are for changing: they are shaded, as are all numbers above the header. */
  readonly typed: readonly number[];
  readonly widths: readonly number[];
}

const HEAD = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF4" } } as const;
const TYPED = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF8E1" } } as const;

function cellValue(cell: FigureCell): ExcelJS.CellValue {
  if (cell === null || typeof cell !== "object") return cell;
  return { formula: cell.formula, result: cell.result };
}

/** Adds a sheet of figures to a workbook: title in the first row, note in the second, `rows` from the third. */
export function addFigures(book: ExcelJS.Workbook, written: WrittenFigures): void {
  const { name, title, note, rows, head, typed, widths } = written;
  const sheet = book.addWorksheet(name, {
    views: [{ state: "frozen", ySplit: head + 3, xSplit: 2 }],
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.addRow([title]).font = { bold: true, size: 14 };
  const shown = written.isWarned ? `${written.warning} ${note}` : note;
  sheet.addRow([shown]).font = written.isWarned ? { bold: true, color: { argb: "FFC00000" } } : {};
  widths.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  rows.forEach((cells, at) => {
    const row = sheet.addRow(cells.map(cellValue));
    if (at === head) {
      row.font = { bold: true };
      row.alignment = { wrapText: true, vertical: "middle" };
    }
    cells.forEach((cell, column) => {
      const here = row.getCell(column + 1);
      const isChangeable = at < head ? column === 1 : typed.includes(column) && at > head;
      if (at === head) here.fill = HEAD;
      else if (isChangeable && (typeof cell !== "object" || cell === null)) here.fill = TYPED;
      if (typeof cell === "object" && cell?.format !== undefined) here.numFmt = cell.format;
      else if (typeof cell === "number" && (at < head || cell >= 10_000)) here.numFmt = "#,##0";
    });
  });
}
