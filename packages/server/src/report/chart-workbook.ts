import ExcelJS from "exceljs";
import { CHART_SHEET, type Chart } from "./chart.ts";

/** The values of a chart as a workbook, in the cells that the chart's own part names. */
export async function chartWorkbook({ categories, series }: Chart): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  book.creator = "Kangyu";
  const sheet = book.addWorksheet(CHART_SHEET);
  sheet.addRow(["", ...series.map(({ name }) => name)]);
  categories.forEach((category, index) => {
    sheet.addRow([category, ...series.map(({ values }) => values[index] ?? null)]);
  });
  sheet.getColumn(1).width = 24;
  return new Uint8Array(await book.xlsx.writeBuffer());
}
