import { getDocument, PasswordException } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Block, Cell } from "./document.ts";
import { cutAtEdges, goesOn, withoutRest } from "./pdf-cells.ts";
import { type ColumnTable, columnTables, type Grid } from "./pdf-columns.ts";
import { edgeOf, linesOf, type PdfLine, type PdfParagraph, paragraphsOf } from "./pdf-lines.ts";
import { type PdfPage, type PdfText, pageOf } from "./pdf-page.ts";
import { type Box, type RuledTable, ruledTables } from "./pdf-rules.ts";
import { UnreadableDocument } from "./problems.ts";

/**
 * A PDF with a text layer to its paragraphs and ruled tables; a table that goes on over a page stays one.
 * `line` counts paragraphs and cells from 1. Throws `UnreadableDocument` for scans, passwords and damage.
 */
export async function readPdf(
  bytes: Uint8Array,
  onPage: (done: number, total: number) => void = () => {},
): Promise<Block[]> {
  const pages = await pagesOf(bytes, onPage);
  if (pages.every((page) => page.texts.length === 0)) throw new UnreadableDocument("no-text");
  const free = pages.map((page) => ({ page, ...laidOut(page) }));
  const pieces = free.map(({ page, tables, lines }) =>
    piecesOf({
      page,
      tables,
      lines,
      edge: edgeOf(free.flatMap((one) => (one.page.height === page.height ? one.lines : []))),
    }),
  );
  let line = 0;
  return joined(pieces).map((piece): Block => {
    if (!isGrid(piece)) return { kind: "paragraph", line: ++line, text: piece.text };
    const start = line + 1;
    const rows = piece.map((row) =>
      row.map((cell): Cell => ({ ...cell, line: cell.merged === undefined ? ++line : line })),
    );
    return { kind: "table", line: start, rows };
  });
}

async function pagesOf(bytes: Uint8Array, onPage: (done: number, total: number) => void): Promise<PdfPage[]> {
  try {
    const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise;
    const pages: PdfPage[] = [];
    for (let at = 1; at <= document.numPages; at += 1) {
      pages.push(await pageOf(await document.getPage(at)));
      onPage(at, document.numPages);
    }
    await document.loadingTask.destroy();
    return pages;
  } catch (error) {
    throw new UnreadableDocument(error instanceof PasswordException ? "encrypted" : "broken");
  }
}

type Piece = PdfParagraph | Grid;

interface Laid {
  readonly tables: readonly (RuledTable | ColumnTable)[];
  /** Lines outside tables, page numbers left out. */
  readonly lines: readonly PdfLine[];
}

function laidOut(page: PdfPage): Laid {
  const ruled = ruledTables(page.boxes);
  const outside = page.texts.filter((text) => !ruled.some((table) => holds(table, text)));
  const tables = [...ruled, ...columnTables(outside)].sort((left, right) => right.top - left.top);
  const lines = linesOf(outside.filter((text) => !tables.some((table) => holds(table, text))));
  return { tables, lines: lines.filter((line) => !isPageNumber(line.text, line.bottom, page.height)) };
}

/** Paragraphs and tables of a page from top to bottom; `edge` is how far full lines of such pages reach. */
function piecesOf({ page, tables, lines, edge }: Laid & { readonly page: PdfPage; readonly edge: number }): Piece[] {
  const pieces: Piece[] = [];
  let rest = lines;
  for (const table of tables) {
    const above = rest.filter((line) => line.bottom > table.top);
    rest = rest.filter((line) => line.bottom <= table.top);
    if (above.length > 0) pieces.push(...paragraphsOf(above, edge));
    pieces.push("grid" in table ? table.grid : gridOf(table, page.texts));
  }
  if (rest.length > 0) pieces.push(...paragraphsOf(rest, edge));
  return pieces;
}

function isPageNumber(text: string, bottom: number, height: number): boolean {
  return /^[-—–\s]*\d{1,3}[-—–\s]*$/u.test(text) && (bottom < height * 0.1 || bottom > height * 0.92);
}

function holds(box: Box, text: PdfText): boolean {
  const x = (text.left + text.right) / 2;
  const y = (text.bottom + text.top) / 2;
  return x > box.left && x < box.right && y > box.bottom && y < box.top;
}

function gridOf(table: RuledTable, all: readonly PdfText[]): Grid {
  const texts = all.filter((text) => holds(table, text)).flatMap((text) => cutAtEdges(text, table.cells));
  const grid: Grid = [];
  for (const cell of table.cells) {
    const lines = linesOf(texts.filter((piece) => holds(cell, piece)));
    // Over the whole width stands running text, broken where the line was full; a narrow cell keeps its lines.
    const isBox = cell.left === table.left && cell.right === table.right;
    const edge = cell.right - Math.max(0, Math.min(...lines.map((line) => line.left)) - cell.left);
    const text = (isBox && lines.length > 0 ? paragraphsOf(lines, edge) : lines).map((line) => line.text).join("\n");
    for (let down = 0; down < cell.rows; down += 1) {
      const row = grid[cell.row + down] ?? [];
      grid[cell.row + down] = row;
      for (let right = 0; right < cell.columns; right += 1) {
        row[cell.column + right] = {
          text,
          ...(down > 0 ? { merged: "up" as const } : right > 0 ? { merged: "left" as const } : {}),
        };
      }
    }
  }
  return grid;
}

function isGrid(piece: Piece): piece is Grid {
  return Array.isArray(piece);
}

/** A table at the top of a page goes on with one as wide that ended the page before; so does a paragraph without indent. */
function joined(pages: readonly (readonly Piece[])[]): Piece[] {
  const result: Piece[] = [];
  for (const page of pages) {
    for (const [at, piece] of page.entries()) {
      const before = result.at(-1);
      if (before !== undefined && isGrid(before) && isGrid(piece) && goesOn(before, piece))
        before.push(...(at === 0 ? withoutRest(before, piece) : piece));
      else if (
        at === 0 &&
        before !== undefined &&
        !isGrid(before) &&
        !isGrid(piece) &&
        piece.flush &&
        before.full(piece.text)
      ) {
        result[result.length - 1] = { ...piece, text: `${before.text}${piece.text}`, flush: before.flush };
      } else result.push(piece);
    }
  }
  return result;
}
