import type { Block } from "./document.ts";
import { gridOfSpans, type SpannedCell } from "./merged-grid.ts";
import { UnreadableDocument } from "./problems.ts";
import { readWordBinary, type WordParagraph } from "./word-binary.ts";
import { wordListNumbers } from "./word-lists.ts";
import type { RowCell } from "./word-properties.ts";
import { WordText } from "./word-text.ts";

/** Edges nearer than this, in twentieths of a point, are one. */
const NEAR = 30;

/**
 * A binary Word document (.doc, Kingsoft .wps) to its paragraphs and tables, automatic numbers included; `line` counts
 * paragraphs and cells. Throws `UnreadableDocument`.
 */
export function readDoc(bytes: Uint8Array): Block[] {
  try {
    return new Reading().blocksOf(bytes);
  } catch (error) {
    // A position beyond the file's end.
    throw error instanceof RangeError ? new UnreadableDocument("broken") : error;
  }
}

interface Row {
  readonly texts: readonly string[];
  readonly cells: readonly RowCell[];
}

class Reading {
  readonly #blocks: Block[] = [];
  readonly #text = new WordText();
  #rows: Row[] = [];
  #texts: string[] = [];
  #cell: string[] = [];
  #line = 0;

  blocksOf(bytes: Uint8Array): Block[] {
    const word = readWordBinary(bytes);
    const numberOf = wordListNumbers(word);
    for (const paragraph of word.paragraphs) {
      const text = this.#text.plain(paragraph.text);
      const number = text === "" ? "" : numberOf(paragraph.properties);
      this.#take(paragraph, `${number}${text}`);
    }
    this.#endTable();
    return this.#blocks;
  }

  #take({ mark, properties }: WordParagraph, text: string): void {
    const { inTable, depth, endsRow, cells } = properties;
    if (!inTable && depth === 0) {
      this.#endTable();
      this.#line += 1;
      if (text !== "") this.#blocks.push({ kind: "paragraph", line: this.#line, text });
      return;
    }
    if (endsRow) {
      this.#rows.push({ texts: this.#texts, cells });
      [this.#texts, this.#cell] = [[], []];
      return;
    }
    if (text !== "") this.#cell.push(text);
    // The cells of a table within a cell end with paragraph marks.
    if (mark !== "cell") return;
    this.#texts.push(this.#cell.join("\n"));
    this.#cell = [];
  }

  #endTable(): void {
    const loose = [...this.#texts, this.#cell.join("\n")].filter((text) => text !== "");
    const rows = spannedRows(this.#rows);
    [this.#rows, this.#texts, this.#cell] = [[], [], []];
    if (rows.length > 0) {
      const start = this.#line + 1;
      this.#blocks.push({ kind: "table", line: start, rows: gridOfSpans(rows, () => ++this.#line) });
    }
    for (const text of loose) {
      this.#line += 1;
      this.#blocks.push({ kind: "paragraph", line: this.#line, text });
    }
  }
}

/** Rows by the edges of their cells: an edge that any row has is a column of the whole table. */
function spannedRows(rows: readonly Row[]): SpannedCell[][] {
  const edges = distinct(rows.flatMap(({ cells }) => cells.flatMap(({ left, right }) => [left, right])));
  const columnOf = (edge: number) => edges.findLastIndex((one) => one <= edge + NEAR);
  const placed = rows.map(({ texts, cells }) =>
    cells.length === 0
      ? texts.map((text, column) => ({ text, column, columns: 1, down: null }))
      : joined(texts, cells).map(({ text, cell }) => ({
          text,
          column: columnOf(cell.left),
          columns: Math.max(1, columnOf(cell.right) - columnOf(cell.left)),
          down: cell.down,
        })),
  );
  return placed.map((row, at) =>
    row.flatMap((cell, index) => {
      const above = placed[at - 1]?.find(({ column }) => column === cell.column);
      const goesOn = cell.down === "continues" && above !== undefined && above.down !== null;
      if (goesOn) return [];
      const before = index === 0 ? cell.column : 0;
      const empty = Array.from({ length: before }, () => ({ text: "", columns: 1, rows: 1 }));
      return [...empty, { text: cell.text, columns: cell.columns, rows: 1 + rowsBelow(placed, at, cell) }];
    }),
  );
}

type Placed = { readonly column: number; readonly columns: number; readonly down: RowCell["down"] };

function rowsBelow(rows: readonly (readonly Placed[])[], at: number, { column, down }: Placed): number {
  let count = 0;
  if (down === null) return count;
  while (rows[at + count + 1]?.some((cell) => cell.column === column && cell.down === "continues")) count += 1;
  return count;
}

/** A cell that continues the one to its left makes that one wider. */
function joined(texts: readonly string[], cells: readonly RowCell[]): { text: string; cell: RowCell }[] {
  const result: { text: string; cell: RowCell }[] = [];
  for (const [at, cell] of cells.entries()) {
    const text = texts[at] ?? "";
    const before = result.at(-1);
    if (!cell.joined || before === undefined) result.push({ text, cell });
    else {
      const both = [before.text, text].filter((one) => one !== "").join("\n");
      result.splice(-1, 1, { text: both, cell: { ...before.cell, right: cell.right } });
    }
  }
  return result;
}

function distinct(values: readonly number[]): number[] {
  const sorted = values.toSorted((left, right) => left - right);
  const result: number[] = [];
  for (const value of sorted) if (value - (result.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) result.push(value);
  return result;
}
