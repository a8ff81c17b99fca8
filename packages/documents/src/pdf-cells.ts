import type { Cell } from "./document.ts";
import type { PdfText } from "./pdf-page.ts";
import type { Box } from "./pdf-rules.ts";

/** A text may reach over an edge by so many points and still be one cell's. */
const OVER = 2;
/** Signs around an edge among which the place to cut is looked for. */
const AROUND = 2.5;

const wide = (sign: string) => (sign <= "\u007e" ? 1 : 2);
const isLatin = (sign: string | undefined) => sign !== undefined && sign <= "\u007e";

/**
 * A text that reaches over ruling lines, in the pieces that its cells hold: the library gives what stands near each
 * other as one. It is cut at a space or between Chinese and Latin signs near the line, else at the line.
 */
export function cutAtEdges(text: PdfText, cells: readonly Box[]): PdfText[] {
  const middle = (text.bottom + text.top) / 2;
  const edges = cells
    .filter((cell) => cell.bottom < middle && cell.top > middle)
    .map((cell) => cell.left)
    .filter((edge) => edge > text.left + OVER && edge < text.right - OVER)
    .sort((left, right) => left - right);
  const [edge] = edges;
  if (edge === undefined) return [text];
  const signs = [...text.text];
  const unit = (text.right - text.left) / signs.reduce((sum, sign) => sum + wide(sign), 0);
  const at = placeToCut(signs, (edge - text.left) / unit);
  const first = signs.slice(0, at).join("").trim();
  const rest = signs.slice(at).join("").trim();
  if (first === "" || rest === "") return [text];
  return [{ ...text, text: first, right: edge }, ...cutAtEdges({ ...text, text: rest, left: edge }, cells)];
}

function placeToCut(signs: readonly string[], distance: number): number {
  let left = 0;
  const places = signs.map((sign, at) => {
    const place = { at, away: Math.abs(left - distance), left };
    left += wide(sign);
    const before = signs[at - 1];
    const isSeam = sign === " " || before === " " || isLatin(sign) !== isLatin(before);
    return { ...place, isSeam };
  });
  const near = places.filter(({ away, at }) => at > 0 && away <= 2 * AROUND);
  const best = (some: typeof places) => some.toSorted((one, other) => one.away - other.away)[0]?.at;
  return best(near.filter(({ isSeam }) => isSeam)) ?? best(places.slice(1)) ?? 0;
}

type Grid = Omit<Cell, "line">[][];

/** Signs that a piece of a cell left over on the next page may have. */
const LONGEST_REST = 12;
/** What begins a row of its own. */
const BEGINS = /^(?:其中|[#＃\d（(①-⑳])/u;

/**
 * The rows of a table that goes on over a page, without a first row that is only the rest of the last one: few short
 * pieces, each below a cell of that row. They are put to their cells.
 */
export function withoutRest(before: Grid, next: Grid): Grid {
  const [rest, ...rows] = next;
  const last = before.at(-1);
  if (rest === undefined || last === undefined) return next;
  const pieces = [...rest.entries()].filter(([, cell]) => cell.text !== "" && cell.merged === undefined);
  const isRest =
    pieces.length > 0 &&
    pieces.length * 3 <= rest.length &&
    rest.every((cell) => cell.text === "" || cell.merged === undefined) &&
    pieces.every(([at, { text }]) => last[at]?.text && text.length <= LONGEST_REST && !BEGINS.test(text));
  if (!isRest) return next;
  for (const [at, { text }] of pieces) {
    const cell = last[at];
    if (cell !== undefined) last[at] = { ...cell, text: `${cell.text}\n${text}` };
  }
  return rows;
}
