/** A table to be written: a header that repeats on every page, and one text a cell. */
export interface WrittenTable {
  readonly kind: "table";
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  /** Columns in which neighbouring cells with the same text become one merged cell. */
  readonly merged?: readonly number[];
  /** Columns whose text stands in the middle; the others begin at the left. */
  readonly centred?: readonly number[];
}

export interface WrittenText {
  readonly kind: "title" | "heading" | "paragraph" | "warning";
  readonly text: string;
}

export type WrittenBlock = WrittenText | WrittenTable;

export interface WrittenDocument {
  readonly blocks: readonly WrittenBlock[];
  readonly isLandscape: boolean;
  /** Stands at the head of every page, e.g. that the data are simulated. */
  readonly pageHead?: string;
}

/** How many rows from `at` down hold the same text in a column; 0 where the row continues the one above. */
export function rowsFrom(rows: readonly (readonly string[])[], at: number, column: number): number {
  const text = rows[at]?.[column];
  if (at > 0 && rows[at - 1]?.[column] === text) return 0;
  let count = 1;
  while (at + count < rows.length && rows[at + count]?.[column] === text) count += 1;
  return count;
}
