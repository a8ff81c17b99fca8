import type { Cell } from "./document.ts";
import { UnreadableDocument } from "./problems.ts";

export interface SpannedCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** No table of a plan has more; spans can be written that would fill the memory. */
const MOST_CELLS = 500_000;

/** Rows of cells with spans to a full grid, where a cell that continues another repeats its text and says so. */
export function gridOfSpans(rows: readonly (readonly SpannedCell[])[], line: () => number): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  let left = MOST_CELLS;
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const place = line();
      left -= cell.columns * Math.min(cell.rows, rows.length - at);
      if (left < 0) throw new UnreadableDocument("too-large");
      for (let down = 0; down < Math.min(cell.rows, rows.length - at); down += 1) {
        for (let right = 0; right < cell.columns; right += 1) {
          const merged = down > 0 ? { merged: "up" as const } : right > 0 ? { merged: "left" as const } : {};
          const target = grid[at + down];
          if (target !== undefined) target[column + right] = { text: cell.text, line: place, ...merged };
        }
      }
      column += cell.columns;
    }
  }
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  if (width * grid.length > MOST_CELLS) throw new UnreadableDocument("too-large");
  return grid.map((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? { text: "", line: row[0]?.line ?? line() }),
  );
}
