import type { Setting } from "./doc-formatting.ts";
import type { Cell } from "./document.ts";
import { gridOfSpans } from "./merged-grid.ts";

/** One row as the file keeps it: the texts of its cells and the settings of its end. */
export interface WordRow {
  readonly cells: readonly { readonly text: string; readonly line: number }[];
  readonly settings: readonly Setting[];
}

interface Laid {
  readonly text: string;
  readonly line: number;
  /** Edges in twentieths of a point. */
  readonly left: number;
  readonly right: number;
  readonly down: "first" | "goes-on" | null;
}

const definition = 0xd608;
const verticalMerge = 0xd62b;
const horizontalMerge = 0x5624;
/** Bytes of a cell's description; its first two hold the merges ([MS-DOC] 2.9.313). */
const cellSize = 20;
/** Edges that differ by less are one: half a millimetre, which hands that draw tables do not notice. */
const sameEdge = 30;

/** Rows to a full grid: cells are as wide as their edges say, and a cell that continues another repeats its text. */
export function gridOfRows(rows: readonly WordRow[]): Cell[][] {
  const laid = rows.map(laidOut);
  const edges = edgesOf(laid.flat());
  const column = (edge: number) => edges.findIndex((one) => Math.abs(one - edge) <= sameEdge);
  const spanned = laid.map((row, at) =>
    row
      .filter((cell) => cell.down !== "goes-on")
      .map((cell) => ({
        ...cell,
        columns: Math.max(1, column(cell.right) - column(cell.left)),
        rows: 1 + below(laid, at, cell),
      })),
  );
  const lines = spanned.flat().map((cell) => cell.line);
  let at = 0;
  return gridOfSpans(spanned, () => lines[at++] ?? 0);
}

function laidOut({ cells, settings }: WordRow): Laid[] {
  const found = settings.findLast(({ code }) => code === definition)?.operand;
  const count = found === undefined ? 0 : Math.min(found.getUint8(0), cells.length);
  if (found === undefined || count < cells.length || found.byteLength < 3 + count * 2)
    return cells.map((cell, at) => ({ ...cell, left: at * 1000, right: (at + 1) * 1000, down: null }));
  const edge = (at: number) => found.getInt16(1 + at * 2, true);
  const flags = (at: number) => {
    const place = 1 + (found.getUint8(0) + 1) * 2 + at * cellSize;
    return place + 2 <= found.byteLength ? found.getUint16(place, true) : 0;
  };
  const across = joined(settings);
  return cells.flatMap((cell, at): Laid[] => {
    const from = across.find(([first, end]) => at > first && at < end);
    if (from !== undefined) return [];
    const end = across.find(([first]) => first === at)?.[1] ?? at + 1;
    return [{ ...cell, left: edge(at), right: edge(Math.min(end, count)), down: downOf(settings, at, flags(at)) }];
  });
}

/** Stretches of cells joined by a setting of the row. */
function joined(settings: readonly Setting[]): [number, number][] {
  return settings
    .filter(({ code }) => code === horizontalMerge)
    .map(({ operand }) => [operand.getUint8(0), operand.getUint8(1)]);
}

/** Whether a cell begins a merge downwards or goes on with it: by a setting of its own, else by its description. */
function downOf(settings: readonly Setting[], at: number, flags: number): Laid["down"] {
  const own = settings.findLast(({ code, operand }) => code === verticalMerge && operand.getUint8(0) === at);
  const state = own === undefined ? (flags >> 5) & 3 : own.operand.getUint8(1);
  return state === 3 ? "first" : state === 1 ? "goes-on" : null;
}

function edgesOf(cells: readonly Laid[]): number[] {
  const all = cells.flatMap(({ left, right }) => [left, right]).toSorted((one, other) => one - other);
  return all.filter((edge, at) => at === 0 || edge - (all[at - 1] as number) > sameEdge);
}

function below(rows: readonly (readonly Laid[])[], at: number, cell: Laid): number {
  let count = 0;
  while (rows[at + count + 1]?.some((one) => one.down === "goes-on" && Math.abs(one.left - cell.left) <= sameEdge))
    count += 1;
  return count;
}
