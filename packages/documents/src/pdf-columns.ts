import type { Cell } from "./document.ts";
import type { PdfText } from "./pdf-page.ts";
import type { Box } from "./pdf-rules.ts";

/** Pieces nearer than this, in heights of a sign, are one cell's. */
const oneCell = 0.6;
/** So many cells in a line, and so many such lines, make a table. */
const fewestCells = 3;
const fewestRows = 3;
/** A line that fills this share of its columns is a row of its own; what stands in others belongs to the nearest row. */
const filled = 0.6;

export type Grid = Omit<Cell, "line">[][];

export interface ColumnTable extends Box {
  readonly grid: Grid;
}

type Line = PdfText[];
type Column = { left: number; right: number };
/** Lines `from` up to, not with, `to`. */
type Region = { readonly from: number; readonly to: number };

/** Lines nearer than this, in heights of a sign, are lines of one cell. */
const closeBy = 1.8;
const nowhere: Box = { left: 0, right: 0, bottom: 0, top: 0 };

/** Tables without ruling lines: lines of three or more pieces apart, one under the other in the same columns. */
export function columnTables(texts: readonly PdfText[]): ColumnTable[] {
  const lines = linesOf(texts);
  return regionsOf(lines).flatMap((region) => {
    const sure = lines.slice(region.from, region.to);
    const most = Math.max(...sure.map((line) => line.length));
    const whole = sure.filter((line) => line.length >= most * filled);
    const columns = columnsOf(whole.flat());
    if (columns.length < fewestCells || columns.length < most * filled) return [];
    const rows = sure.filter((line) => line.length >= Math.max(fewestCells, columns.length * filled));
    if (rows.length < fewestRows) return [];
    const all = lines.slice(...reach(lines, region, columns));
    return [{ ...around(all.flat()), grid: gridOf(all, rows, columns) }];
  });
}

/** With the lines close above and below that hold the rest of a heading's or a cell's text. */
function reach(lines: readonly Line[], { from, to }: Region, columns: readonly Column[]): [number, number] {
  const inside = (line: Line | undefined, beside: Line | undefined) =>
    line !== undefined &&
    beside !== undefined &&
    Math.abs((line[0]?.bottom ?? 0) - (beside[0]?.bottom ?? 0)) < closeBy * heightOf(line[0] ?? beside[0] ?? nowhere) &&
    line.every((text) => {
      const covered = coveredBy(text, columns);
      return covered.length === 1 || (covered.length > 1 && covered[0] !== 0);
    });
  let [first, last] = [from, to];
  while (inside(lines[first - 1], lines[first])) first -= 1;
  while (inside(lines[last], lines[last - 1])) last += 1;
  return [first, last];
}

function coveredBy(text: PdfText, columns: readonly Column[]): number[] {
  return [...columns.keys()].filter(
    (at) => text.left < (columns[at]?.right ?? 0) && text.right > (columns[at]?.left ?? 0),
  );
}

/** Lines from top to bottom, the pieces of one cell joined. */
function linesOf(texts: readonly PdfText[]): Line[] {
  const lines: Line[] = [];
  for (const text of [...texts].sort((left, right) => right.bottom - left.bottom)) {
    const line = lines.at(-1);
    if (line !== undefined && Math.abs((line[0]?.bottom ?? 0) - text.bottom) < heightOf(text) * 0.5) line.push(text);
    else lines.push([text]);
  }
  return lines.map((line) => {
    const cells: Line = [];
    for (const text of line.sort((left, right) => left.left - right.left)) {
      const before = cells.at(-1);
      if (before !== undefined && text.left - before.right < oneCell * heightOf(text))
        cells[cells.length - 1] = { ...around([before, text]), text: before.text + text.text };
      else cells.push(text);
    }
    return cells;
  });
}

/** Runs of lines from one with several cells to the last such one, as long as no line of prose comes between. */
function regionsOf(lines: readonly Line[]): Region[] {
  const texts = lines.flat();
  const width = Math.max(0, ...texts.map((text) => text.right)) - Math.min(...texts.map((text) => text.left));
  const regions: Region[] = [];
  let rows: number[] = [];
  const close = () => {
    const [from] = rows;
    if (from !== undefined && rows.length >= fewestRows) regions.push({ from, to: (rows.at(-1) ?? from) + 1 });
    rows = [];
  };
  for (const [at, line] of lines.entries()) {
    const [only] = line;
    if (line.length === 1 && only !== undefined && only.right - only.left > width / 2) close();
    else if (line.length >= fewestCells) rows.push(at);
  }
  close();
  return regions;
}

/** The stretches from left to right that pieces cover, each with white space around it from top to bottom. */
function columnsOf(texts: readonly PdfText[]): Column[] {
  const columns: Column[] = [];
  for (const { left, right } of [...texts].sort((one, other) => one.left - other.left)) {
    const last = columns.at(-1);
    if (last !== undefined && left <= last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

function gridOf(lines: readonly Line[], rows: readonly Line[], columns: readonly Column[]): Grid {
  const cells = rows.map(() => columns.map((): PdfText[] => []));
  const labels = columns.map((): PdfText[] => []);
  for (const line of lines) {
    const own = rows.indexOf(line);
    for (const text of line) {
      for (const at of coveredBy(text, columns)) {
        if (own < 0) labels[at]?.push(text);
        cells[own < 0 ? nearest(rows, text) : own]?.[at]?.push(text);
      }
    }
  }
  const grid: Grid = cells.map((row) =>
    row.map((texts) => ({
      text: texts
        .map(({ text }) => text)
        .join("\n")
        .trim(),
    })),
  );
  for (const [column, own] of labels.entries()) spread(grid, { column, labels: own, rows });
  return grid;
}

interface Labels {
  readonly column: number;
  readonly labels: readonly PdfText[];
  readonly rows: readonly Line[];
}

/** A label centred beside several rows of the first column is a cell merged over those that have nothing else there. */
function spread(grid: Grid, { column, labels, rows }: Labels): void {
  if (column > 0) return;
  let before: string | undefined;
  for (const [at, row] of rows.entries()) {
    const own = grid[at]?.[column];
    const line = grid[at];
    if (at === 0 || own === undefined || line === undefined) continue;
    const label = own.text === "" ? nearestOf(labels, row[0]?.bottom ?? 0) : own.text;
    line[column] = { text: label, ...(label !== "" && label === before ? { merged: "up" as const } : {}) };
    before = label;
  }
}

function nearestOf(labels: readonly PdfText[], bottom: number): string {
  const sorted = [...labels].sort((one, other) => Math.abs(one.bottom - bottom) - Math.abs(other.bottom - bottom));
  return sorted[0]?.text.trim() ?? "";
}

function nearest(rows: readonly Line[], text: PdfText): number {
  const away = rows.map((row) => Math.abs((row[0]?.bottom ?? 0) - text.bottom));
  return away.indexOf(Math.min(...away));
}

const heightOf = (box: Box) => box.top - box.bottom;

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.min(...boxes.map((box) => box.bottom)),
    top: Math.max(...boxes.map((box) => box.top)),
  };
}
