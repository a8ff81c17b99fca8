import type { DocumentBlock, DocumentTable } from "./document.ts";
import type { Source } from "./plan.ts";

/** Where a quote stands: which block, which row of a table, and which signs of a paragraph or cell. */
export interface Place {
  /** Index among the document's blocks. */
  readonly block: number;
  /** Index among the table's rows; null in a paragraph. */
  readonly row: number | null;
  /** Index among the row's cells: the one that holds the quote, else the one that begins on its line. */
  readonly cell: number | null;
  /** Signs of that text from `start` up to `end` (exclusive); null where the whole row or paragraph is meant. */
  readonly marked: { readonly start: number; readonly end: number } | null;
}

/** The place of a source in the document it was read from; null where the document has no such line. */
export function placeOf(blocks: readonly DocumentBlock[], source: Source): Place | null {
  const block = blockAt(blocks, source.line);
  const found = blocks[block];
  if (found === undefined) return null;
  if (found.kind === "paragraph") return { block, row: null, cell: null, marked: markedIn(found.text, source.quote) };
  const { row, cell: own } = cellAt(found, source.line);
  const cells = found.rows[row];
  if (cells === undefined) return null;
  for (const [cell, { text, merged }] of cells.entries()) {
    const marked = merged === undefined ? markedIn(text, source.quote) : null;
    if (marked !== null) return { block, row, cell, marked };
  }
  return { block, row, cell: own, marked: null };
}

/** The last block that begins at or before a line. */
function blockAt(blocks: readonly DocumentBlock[], line: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The cell that begins last at or before a line, repetitions of others aside. */
function cellAt(table: DocumentTable, line: number): { readonly row: number; readonly cell: number } {
  let best = { row: 0, cell: 0, line: -1 };
  for (const [row, cells] of table.rows.entries())
    for (const [cell, one] of cells.entries())
      if (one.merged === undefined && one.line <= line && one.line > best.line) best = { row, cell, line: one.line };
  return best;
}

const blank = /[\s\u200b\ufeff]/u;

/** Where a quote stands in a text, white space aside: quotes carry none. */
function markedIn(text: string, quote: string): Place["marked"] {
  const wanted = [...quote].filter((sign) => !blank.test(sign)).join("");
  if (wanted === "") return null;
  let bare = "";
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (blank.test(sign)) continue;
    bare += sign;
    places.push(at);
  }
  const from = bare.indexOf(wanted);
  const [start, last] = [places[from], places[from + wanted.length - 1]];
  return from < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 };
}
