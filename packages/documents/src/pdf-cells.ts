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

/** What does not end a text, so that anything goes on with it: 2019-. */
const OPEN = /[-—–～~至、，（(]$/u;

type Grid = Omit<Cell, "line">[][];

/** Signs that a piece of a cell left over on the next page may have. */
const LONGEST_REST = 12;
/** What begins a row of its own. */
const BEGINS = /^(?:其中|[#＃\d（(①-⑳])/u;

/** Whether a table at the top of a page, or right after another, is one with that: as wide, and no box with a title of its own. */
export function goesOn(before: Grid, next: Grid): boolean {
  const width = before[0]?.length;
  if (width !== next[0]?.length) return false;
  const [title = "", line] = (next[0]?.[0]?.text ?? "").split("\n");
  return (
    width !== 1 || !(/^专栏/u.test(title) || (line !== undefined && title.length < 30 && !/[。：；，]/u.test(title)))
  );
}

/**
 * The rows of a table that goes on over a page, without a first row that is only the rest of the last one: short pieces,
 * each below a cell of that row, where a new row would say more. They are put to their cells.
 */
export function withoutRest(before: Grid, next: Grid): Grid {
  const [rest, ...rows] = next;
  const last = before.at(-1);
  if (rest === undefined || last === undefined) return next;
  if (rest.length === 1) return withLine(last, rest) ? rows : next;
  const pieces = [...rest.entries()].filter(([, cell]) => cell.text !== "" && cell.merged === undefined);
  const isRest =
    pieces.length > 0 &&
    (pieces.length * 3 <= rest.length || lacksUsual(before, rest)) &&
    rest.every((cell) => cell.text === "" || cell.merged === undefined) &&
    pieces.every(([at, { text }]) => isRestOf(last[at]?.text ?? "", text));
  if (!isRest) return next;
  for (const [at, { text }] of pieces) {
    const cell = last[at];
    if (cell !== undefined) last[at] = { ...cell, text: `${cell.text}\n${text}` };
  }
  return rows;
}

function isRestOf(above: string, text: string): boolean {
  return above !== "" && text.length <= LONGEST_REST && (OPEN.test(above) || !BEGINS.test(text));
}

/** Its number and half of what all rows above it say are not there. */
function lacksUsual(before: Grid, rest: Grid[number]): boolean {
  const usual = [...rest.keys()].filter((at) => before.length > 2 && before.every((row) => row[at]?.text));
  const lacking = usual.filter((at) => rest[at]?.text === "");
  return lacking.includes(0) && lacking.length * 2 >= rest.length;
}

/** A line of a box that the page cut goes on in the first one of the next. */
function withLine(last: Grid[number], rest: Grid[number]): boolean {
  const [above, below] = [last[0], rest[0]];
  if (above === undefined || below === undefined || /(?:^|[。：；！？）])$/u.test(above.text)) return false;
  last[0] = { ...above, text: `${above.text}${below.text}` };
  return true;
}
