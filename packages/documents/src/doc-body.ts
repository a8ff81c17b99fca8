import { docRows, spansOf } from "./doc-rows.ts";
import type { Block, Cell } from "./document.ts";

/** Lines without a tab that may stand inside one cell. */
const longestCell = 4;

/**
 * The text of a binary Word document to paragraphs and tables. A paragraph may stand right behind a table's last tab.
 * A cell that is merged away is marked in headings, where the row below shows it; elsewhere it stays an empty cell.
 */
export function blocksOfBody(body: string): Block[] {
  const lines = body.split(/\r\n|\n|\r/u);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = lines[at]?.includes("\t") ? regionEnd(lines, at) : at;
    if (end > at) {
      const pieces = lines.slice(at, end).join("\n").split("\t");
      const behind = pieces.at(-1)?.trim() ?? "";
      const rows = docRows(pieces.slice(0, -1));
      if (rows === null)
        blocks.push({ kind: "paragraph", line: at + 1, text: pieces.map((piece) => piece.trim()).join(" ") });
      else {
        blocks.push({ kind: "table", line: at + 1, rows: gridOf(rows, at + 1) });
        if (behind !== "") blocks.push({ kind: "paragraph", line: end, text: behind });
      }
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

function gridOf(rows: readonly (readonly string[])[], start: number): Cell[][] {
  const width = Math.max(...rows.map((row) => row.length));
  let line = start;
  let heading = true;
  const grid: Cell[][] = [];
  for (const [at, row] of rows.entries()) {
    const spans = row.length === width ? row.map(() => 1) : spansOf(row, rows[at + 1] ?? [], width);
    const above = heading && rows[at - 1]?.length !== undefined && (rows[at - 1]?.length ?? width) < width;
    const before = grid.at(-1);
    const cells = row.flatMap((text, index) =>
      Array.from(
        { length: spans[index] ?? 1 },
        (_, step): Cell => ({ text, line, ...(step === 0 ? {} : { merged: "left" }) }),
      ),
    );
    grid.push(above && before !== undefined ? cells.map((cell, column) => underHeading(cell, before[column])) : cells);
    if (row.length === width) heading = false;
    line += row.join("").split("\n").length - 1;
  }
  return grid;
}

/** An empty cell below a row of headings with merged cells is one of them merged downwards. */
function underHeading(cell: Cell, above: Cell | undefined): Cell {
  return cell.text === "" && above !== undefined ? { ...cell, text: above.text, merged: "up" } : cell;
}
