import type { DocumentCell, DocumentTable } from "./document.ts";
import { narrow, squeeze } from "./text.ts";

type Row = readonly DocumentCell[];

/** A table of tasks or projects: what stands over its header, its header as one line, and the rows below. */
export interface HeadedTable {
  /** Texts over the whole width above the header: a title, 单位：万元. */
  readonly titles: readonly string[];
  readonly headers: readonly string[];
  /** The lowest line of the header: 牵头单位 under 责任分工. */
  readonly lowest: readonly string[];
  readonly rows: readonly Row[];
}

/** A table with its titles, header lines and repeated headers told from its rows; null where it has no rows. */
export function headedTable(table: DocumentTable): HeadedTable | null {
  const first = table.rows.findIndex((row) => !isTitle(row));
  const header = table.rows[first];
  if (header === undefined) return null;
  let end = first + 1;
  while (end < table.rows.length && goesOn(header, table.rows[end] ?? [])) end += 1;
  const lines = table.rows.slice(first, end);
  const isHeader = (row: Row) => lines.some((line) => line.every((cell, at) => sameText(cell, row[at])));
  return {
    titles: table.rows.slice(0, first).map((row) => [...textsOf(row)].join("")),
    headers: header.map((_, at) => [...new Set(lines.map((line) => narrow(line[at]?.text ?? "")))].join("")),
    lowest: header.map(
      (_, at) => lines.map((line) => narrow(line[at]?.text ?? "")).findLast((text) => text !== "") ?? "",
    ),
    rows: table.rows.slice(end).filter((row) => !isHeader(row)),
  };
}

/** What a cell says itself: a cell that another reaches over from the left says nothing. */
export function ownText(cell: DocumentCell | undefined): string {
  return cell === undefined || cell.merged === "left" ? "" : squeeze(cell.text);
}

function says(cell: DocumentCell): boolean {
  return squeeze(cell.text) !== "";
}

function textsOf(row: Row): Set<string> {
  return new Set(row.filter(says).map((cell) => squeeze(cell.text)));
}

/** A text over the whole width, or who hands the table in beside the unit: 填报单位：某局 | 单位：万元. */
function isTitle(row: Row): boolean {
  const texts = [...textsOf(row)];
  return (
    row.length > 1 && (texts.length === 1 || (texts.length === 2 && texts.some((text) => /单位[:：]/u.test(text))))
  );
}

function sameText(left: DocumentCell, right: DocumentCell | undefined): boolean {
  return squeeze(left.text) === squeeze(right?.text ?? "");
}

/** A second header line stands only under cells that reach over several columns: 资金来源 over 上级补助 and 地方自筹. */
function goesOn(header: Row, row: Row): boolean {
  const isOpen = (at: number) => isCovered(header[at]) || (header[at + 1] !== undefined && isCovered(header[at + 1]));
  const texts = row.flatMap((cell, at) =>
    says(cell) && cell.merged !== "up" ? [{ at, text: narrow(cell.text) }] : [],
  );
  return texts.length > 1 && texts.every(({ at, text }) => isOpen(at) && !/^[\d.,%-]+$/u.test(text));
}

function isCovered(cell: DocumentCell | undefined): boolean {
  return cell !== undefined && (cell.merged === "left" || squeeze(cell.text) === "");
}
