import { tableOfLines } from "./delimited.ts";
import type { Block, Cell } from "./document.ts";

/** Bookmarks that text exports of word processors leave in the text. */
const bookmark = /\[bookmark: [^\]\n]*\]/gu;
/** A piece of a cell that stands alone between empty lines is short; anything longer is a paragraph after the table. */
const longestPiece = 30;
/** After a full row, text that looks like a caption, a note or a heading begins something new. */
const caption =
  /^(?:续?附?[表图件]|专栏|注[:：]|[一二三四五六七八九十]+[、.]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．](?!\d)|第[一二三四五六七八九十]+[章节])|(?:表|主要指标|规划|情况|清单|计划|任务|项目)[：:]?$/u;
/** No table is wider. */
const widest = 24;

interface OpenCell {
  readonly line: number;
  readonly lines: string[];
  /** An empty line follows, so that a row may end here. */
  gap: boolean;
}

/**
 * Lines of a text export to paragraphs and tables, where a table stands with one cell a line: a cell begins with a tab,
 * its further lines have none, and an empty line ends the row. Cells may hold empty lines of their own, so a row ends at
 * an empty line only when it has as many cells as most rows of its table.
 */
export function blocksOfLines(source: readonly string[]): Block[] {
  const lines = source.map((line) => line.replace(bookmark, ""));
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const laidOut = tableOfLines(lines, index);
    if (laidOut !== null) {
      blocks.push(laidOut.block);
      index = laidOut.next;
      continue;
    }
    if (line.startsWith("\t")) {
      const { cells, next } = cellsFrom(lines, index);
      blocks.push({ kind: "table", line: index + 1, rows: rowsOf(cells) });
      index = next;
      continue;
    }
    const text = withoutMarks(line.trim());
    if (text !== "") blocks.push({ kind: "paragraph", line: index + 1, text });
    index += 1;
  }
  return blocks;
}

/** A line without the signs that Markdown gives headings, quotes and bold words. */
function withoutMarks(line: string): string {
  return line
    .replace(/^(?:>\s*)+/u, "")
    .replace(/^#{1,6}\s+/u, "")
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, "$2")
    .replace(/\\([.\-*_#>()[\]~|])/gu, "$1")
    .trim();
}

function cellsFrom(lines: readonly string[], start: number): { cells: OpenCell[]; next: number } {
  const cells: OpenCell[] = [];
  let index = start;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const cell = cells.at(-1);
    if (line.startsWith("\t") || cell === undefined) {
      cells.push({ line: index + 1, lines: [line.trim()], gap: false });
    } else if (line.trim() === "") {
      cell.lines.push("");
      cell.gap = true;
    } else if (!cell.gap || (!(caption.test(line.trim()) && endsRow(cells)) && isPiece(lines, index))) {
      cell.lines.push(line.trim());
      cell.gap = false;
    } else break;
    index += 1;
  }
  return { cells, next: index };
}

/** Short text between empty lines with a further cell after it belongs to the cell before it. */
function isPiece(lines: readonly string[], start: number): boolean {
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.startsWith("\t")) return true;
    if (line.trim().length > longestPiece || index - start > 8) return false;
  }
  return false;
}

function segmentsOf(cells: readonly OpenCell[]): OpenCell[][] {
  const segments: OpenCell[][] = [[]];
  for (const cell of cells) {
    segments.at(-1)?.push(cell);
    if (cell.gap) segments.push([]);
  }
  return segments.filter((segment) => segment.length > 0);
}

function rowsOf(cells: readonly OpenCell[]): Cell[][] {
  const segments = segmentsOf(cells);
  const width = widthOf(segments);
  return joined(segments, width).map((row) => withoutSurplus(row.map(closed), width));
}

/** Whether the last cell ends a full row of a table that has at least two. */
function endsRow(cells: readonly OpenCell[]): boolean {
  const segments = segmentsOf(cells);
  const width = widthOf(segments);
  const rows = joined(segments, width);
  return rows.length > 1 && rows.at(-1)?.length === width;
}

/** The width that leaves fewest cells in rows of another width; empty lines inside cells only split rows, never join them. */
function widthOf(segments: readonly OpenCell[][]): number {
  let best = { width: 1, odd: Number.POSITIVE_INFINITY };
  for (const width of new Set(prefixSums(segments))) {
    const odd = joined(segments, width).reduce((sum, row) => sum + (fills(row, width) ? 0 : row.length), 0);
    if (odd < best.odd || (odd === best.odd && width < best.width)) best = { width, odd };
  }
  return best.width;
}

function fills(row: readonly OpenCell[], width: number): boolean {
  return row.length >= width && row.slice(width).every((cell) => cell.lines.every((line) => line === ""));
}

/** Lengths that a row made of neighbouring segments can have. */
function prefixSums(segments: readonly OpenCell[][]): number[] {
  const sums: number[] = [];
  for (const start of segments.keys()) {
    let sum = 0;
    for (const segment of segments.slice(start, start + 4)) {
      sum += segment.length;
      if (sum <= widest) sums.push(sum);
    }
  }
  return sums;
}

function joined(segments: readonly OpenCell[][], width: number): OpenCell[][] {
  const rows: OpenCell[][] = [];
  for (const segment of segments) {
    const row = rows.at(-1);
    if (row !== undefined && row.length < width && row.length + segment.length <= width) row.push(...segment);
    else rows.push([...segment]);
  }
  return rows;
}

function closed(cell: OpenCell): Cell {
  const first = cell.lines.findIndex((line) => line !== "");
  if (first < 0) return { text: "", line: cell.line };
  return { text: cell.lines.slice(first).join("\n").trimEnd(), line: cell.line + first };
}

/** Empty cells beyond the table's width are left-overs of the export. */
function withoutSurplus(row: Cell[], width: number): Cell[] {
  const end = row.findLastIndex((cell) => cell.text !== "");
  return row.slice(0, Math.max(width, end + 1));
}
