/** One cell of a table. `text` keeps the cell's own line breaks, so the line of its n-th row of text is `line + n`. */
export interface Cell {
  readonly text: string;
  /** 1-based line of the source (text formats) or of the reading order (other formats). */
  readonly line: number;
  /** Set where the format says that this cell continues the one above or to the left; its text is then a repetition. */
  readonly merged?: "up" | "left";
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly line: number;
  readonly text: string;
}

export interface Table {
  readonly kind: "table";
  readonly line: number;
  readonly rows: readonly (readonly Cell[])[];
}

export type Block = Paragraph | Table;

/** What a file holds: its texts and tables in reading order, each with its place. */
export interface Document {
  readonly format: string;
  readonly encoding: string | null;
  readonly blocks: readonly Block[];
}
