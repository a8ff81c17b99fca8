import type { Block, Cell } from "./document.ts";

/** Lines without a tab that may stand inside one cell. */
const longestCell = 4;

/**
 * The text of a binary Word document to paragraphs and tables. Its cells end with a tab, and a row ends with one tab
 * more, so a row of n cells is n + 1 pieces of which the last is empty; the width is the smallest that fits them all.
 */
export function blocksOfBody(body: string): Block[] {
  const lines = body.split(/\r\n|\n|\r/u);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = lines[at]?.includes("\t") ? regionEnd(lines, at) : at;
    if (end > at) {
      const pieces = lines.slice(at, end).join("\n").split("\t");
      const width = widthOf(pieces);
      if (width !== null) blocks.push({ kind: "table", line: at + 1, rows: rowsOf(pieces, width, at + 1) });
      else blocks.push({ kind: "paragraph", line: at + 1, text: pieces.map((piece) => piece.trim()).join(" ") });
      at = end;
      continue;
    }
    const text = (lines[at] ?? "").trim();
    if (text !== "") blocks.push({ kind: "paragraph", line: at + 1, text });
    at += 1;
  }
  return blocks;
}

/** A table goes on as long as a tab comes within a few lines; it ends with the line of its last tab. */
function regionEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let at = start; at < lines.length && at - end <= longestCell; at += 1) {
    if (lines[at]?.includes("\t")) end = at + 1;
  }
  return end;
}

function widthOf(pieces: readonly string[]): number | null {
  for (let width = 2; width <= 24; width += 1) {
    const ends = pieces.filter((_, index) => index % (width + 1) === width);
    const whole = pieces.length % (width + 1) <= 1;
    if (whole && ends.length >= 2 && ends.every((piece) => piece.trim() === "")) return width;
  }
  return null;
}

function rowsOf(pieces: readonly string[], width: number, start: number): Cell[][] {
  const rows: Cell[][] = [];
  let line = start;
  for (const [index, piece] of pieces.entries()) {
    const column = index % (width + 1);
    if (column === 0) rows.push([]);
    if (column < width) rows.at(-1)?.push({ text: piece.trim(), line });
    line += piece.split("\n").length - 1;
  }
  return rows.filter((row) => row.length === width);
}
