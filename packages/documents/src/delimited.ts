import type { Block, Cell } from "./document.ts";

/** A comma-separated sheet (RFC 4180) to one table; `line` is the line a row begins on. */
export function readCsv(text: string): Block[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let start = 1;
  const endCell = () => {
    row.push({ text: cell.trim(), line: start });
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (sign === "\n") line += 1;
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ",") endCell();
    else if (sign === "\n") {
      endCell();
      rows.push(row);
      row = [];
      start = line;
    } else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length > 0) {
    endCell();
    rows.push(row);
  }
  const filled = rows.filter((cells) => cells.some((one) => one.text !== ""));
  return filled.length === 0 ? [] : [{ kind: "table", line: filled[0]?.[0]?.line ?? 1, rows: filled }];
}

/** How a run of lines lays out a table: cells between bars (Markdown, or bars alone) or between tabs (pasted from a sheet). */
const layouts: readonly Layout[] = [
  {
    holds: /^\s*\|.*\|\s*$/u,
    cells: (line) => line.trim().slice(1, -1).split("|"),
    rule: /^\s*\|[\s:|-]+\|\s*$/u,
  },
  { holds: /[^\t]\t|^\t{2,}$/u, cells: (line) => line.split("\t") },
  {
    holds: /^[^|]*(?:\|[^|]*){2,}$/u,
    cells: (line) => line.split("|"),
    rule: /^[\s:|-]+$/u,
  },
];

interface Layout {
  readonly holds: RegExp;
  readonly cells: (line: string) => string[];
  readonly rule?: RegExp;
}

function cellOf(text: string, at: number): Cell {
  return { text: text.trim().replace(/<br\s*\/?>/giu, "\n"), line: at + 1 };
}

/** A row with one text over its whole width. */
function dividerOf(line: string, at: number, width: number): Cell[] {
  const cell = cellOf(line, at);
  return Array.from({ length: width }, (_, column) => (column === 0 ? cell : { ...cell, merged: "left" }));
}

const longestDivider = 20;
/** What stands between two tables, and never inside one. */
const between = /[。，；,;：:]|^(?:续?附?[表图件]|专栏|注|单位)/u;
const figure = /^[<>≤≥＜＞≈约]?\d[\d.,]*[%‰％]?$/u;

/** A short line alone inside a table is a row merged over its whole width: a row of as many cells with figures follows. */
function isDivider(lines: readonly string[], at: number, table: Layout & { readonly start: number }): boolean {
  const text = (lines[at] ?? "").trim();
  const after = lines[at + 1] ?? "";
  if (at === table.start || text === "" || text.length > longestDivider || between.test(text)) return false;
  if (!table.holds.test(after)) return false;
  const cells = table.cells(after);
  return (
    cells.length === table.cells(lines[table.start] ?? "").length && cells.some((cell) => figure.test(cell.trim()))
  );
}

/** The table that begins at a line and the line after it, or null where none begins there. */
export function tableOfLines(lines: readonly string[], start: number): { block: Block; next: number } | null {
  for (const { holds, cells, rule } of layouts) {
    let next = start;
    while (next < lines.length && (holds.test(lines[next] ?? "") || isDivider(lines, next, { start, holds, cells })))
      next += 1;
    if (next - start < 2) continue;
    const rows: Cell[][] = [];
    for (let at = start; at < next; at += 1) {
      const line = lines[at] ?? "";
      if (rule?.test(line)) continue;
      rows.push(
        holds.test(line) ? cells(line).map((text) => cellOf(text, at)) : dividerOf(line, at, rows[0]?.length ?? 1),
      );
    }
    return { block: { kind: "table", line: start + 1, rows }, next };
  }
  return null;
}
