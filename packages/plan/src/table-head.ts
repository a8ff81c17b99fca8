import type { DocumentCell, DocumentTable } from "./document.ts";
import { narrow, squeeze } from "./text.ts";

type Row = readonly DocumentCell[];

/** A table of tasks or projects: what stands over its header, its header as one line, and the rows below. */
export interface HeadedTable {
  /** Texts over the whole width above the header: a title, 单位：万元. */
  readonly titles: readonly string[];
  readonly headers: readonly string[];
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
    titles: table.rows.slice(0, first).map((row) => squeeze(row.find(says)?.text ?? "")),
    headers: header.map((_, at) => [...new Set(lines.map((line) => narrow(line[at]?.text ?? "")))].join("")),
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

function isTitle(row: Row): boolean {
  return row.length > 1 && new Set(row.filter(says).map((cell) => squeeze(cell.text))).size === 1;
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
