import { amountIn, unitIn } from "@kangyu/indicators";
import ExcelJS from "exceljs";
import type { z } from "zod";
import type { board, indicator } from "../contract/index.ts";
import { type Language, LIGHTS, PROPERTIES, WORDS } from "./workbook-words.ts";

export type Board = z.infer<typeof board.board>;
export type BoardRow = z.infer<typeof board.boardRow>;
/** What the sheet of definitions says of one, counted or handed in. */
export type Definition = Omit<z.infer<typeof indicator.definition>, "direction" | "programme" | "inForceFrom">;
export type Amount = z.infer<typeof board.amount>;

export interface WorkbookInput {
  readonly board: Board;
  readonly definitions: readonly Definition[];
  readonly district: { readonly zh: string; readonly en: string };
  readonly language: Language;
}

const HEAD_COLOUR = "FFE8EEF4";
const WIDTHS = [6, 16, 40, 12, 12, 14, 10, 12, 10, 10, 10, 10, 10, 12, 44, 10, 12, 40];

function amountText(amount: Amount | null, language: Language): string {
  return amount === null ? "" : amountIn(amount, language);
}

/** The last year's target: the one the plan is judged by. */
function finalTarget(row: BoardRow): Amount | null {
  return row.targets.reduce<Amount | null>((last, one) => ((one.year ?? 0) >= (last?.year ?? 0) ? one : last), null);
}

function cellsOf(row: BoardRow, language: Language): (string | number | null)[] {
  const property = row.property === null ? "" : PROPERTIES[language][row.property];
  return [
    row.no,
    (language === "en" ? row.domainEn : null) ?? row.domain ?? "",
    (language === "en" ? row.nameEn : null) ?? row.name,
    unitIn(row.unit, language),
    property,
    amountText(row.baseline, language),
    row.path,
    amountText(finalTarget(row), language),
    row.actual?.value ?? null,
    row.actual?.in ?? null,
    row.actual?.out ?? null,
    row.actual?.unknown ?? null,
    row.actual?.denominator ?? null,
    LIGHTS[language][row.light],
    row.why.text[language],
    row.reported?.value ?? null,
    row.reported?.asOf ?? null,
    row.reported === null ? null : `${row.reported.source} ${row.reported.said}`,
  ];
}

function addBoardSheet(book: ExcelJS.Workbook, input: WorkbookInput): void {
  const { board: shown, language, district } = input;
  const words = WORDS[language];
  const sheet = book.addWorksheet(words.board, { views: [{ state: "frozen", ySplit: 5, xSplit: 3 }] });
  sheet.addRow([shown.plan.title[language]]).font = { bold: true, size: 14 };
  sheet.addRow([`${words.district}: ${district[language]}`]);
  sheet.addRow([`${words.asOf}: ${shown.asOf}`]);
  const label = sheet.addRow([shown.world === "simulated" ? words.simulated : words.real]);
  if (shown.world === "simulated") label.font = { bold: true, color: { argb: "FFC00000" } };
  const head = sheet.addRow([...words.columns]);
  head.font = { bold: true };
  head.eachCell((cell) => {
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: HEAD_COLOUR } };
    cell.alignment = { wrapText: true, vertical: "middle" };
  });
  for (const row of shown.rows) {
    const added = sheet.addRow(cellsOf(row, language));
    for (const column of [7, 9, 16]) added.getCell(column).numFmt = "0.00";
  }
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

function addDefinitionSheet(book: ExcelJS.Workbook, input: WorkbookInput): void {
  const { definitions, language } = input;
  const words = WORDS[language];
  const sheet = book.addWorksheet(words.definitions);
  sheet.addRow([...words.definitionColumns]).font = { bold: true };
  for (const one of definitions) {
    const choices = one.localChoices.map((choice) => `${choice.title[language]}: ${choice.value}`).join("; ");
    sheet.addRow([
      one.id,
      one.version,
      one.name[language],
      unitIn(one.unit, language),
      one.numerator[language],
      one.denominator[language],
      one.attribution[language],
      one.period[language],
      choices,
      one.source,
    ]);
  }
  [24, 10, 28, 8, 50, 50, 30, 30, 50, 50].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

/** The plan board as an Excel file (bytes of an .xlsx): the board, and the definitions with the versions it was made by. */
export async function workbookOf(input: WorkbookInput): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = "Kangyu";
  addBoardSheet(book, input);
  addDefinitionSheet(book, input);
  return Buffer.from(await book.xlsx.writeBuffer());
}
