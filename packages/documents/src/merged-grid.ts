import type { Cell } from "./document.ts";

export interface SpannedCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** Rows of cells with spans to a full grid, where a cell that continues another repeats its text and says so. */
export function gridOfSpans(rows: readonly (readonly SpannedCell[])[], line: () => number): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const place = line();
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
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? { text: "", line: row[0]?.line ?? line() }),
  );
}
