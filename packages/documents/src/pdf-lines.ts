import type { PdfText } from "./pdf-page.ts";

export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly size: number;
}

/** Pieces of text to lines from top to bottom, each from left to right. */
export function linesOf(texts: readonly PdfText[]): PdfLine[] {
  const rows: PdfText[][] = [];
  for (const text of [...texts].sort((left, right) => right.bottom - left.bottom)) {
    const row = rows.at(-1);
    const size = text.top - text.bottom;
    if (row !== undefined && Math.abs((row[0]?.bottom ?? 0) - text.bottom) < size * 0.5) row.push(text);
    else rows.push([text]);
  }
  return rows.map((row) => {
    const pieces = row.sort((left, right) => left.left - right.left);
    return {
      text: pieces
        .map((piece) => piece.text)
        .join("")
        .trim(),
      left: pieces[0]?.left ?? 0,
      right: Math.max(...pieces.map((piece) => piece.right)),
      bottom: Math.min(...pieces.map((piece) => piece.bottom)),
      size: Math.max(...pieces.map((piece) => piece.top - piece.bottom)),
    };
  });
}

export interface PdfParagraph {
  readonly text: string;
  /** The first line is not indented, so that it may go on from the page before. */
  readonly flush: boolean;
  /** The last line is full, so that the next page may go on with it. */
  readonly full: (next: string) => boolean;
}

/** Lines further apart than this, in usual distances, are of two paragraphs. */
const apart = 1.35;

/** How far lines of one paragraph are usually apart: most of the nearer half are. */
function usualGap(lines: readonly PdfLine[]): number {
  const gaps = lines.slice(1).map((line, at) => (lines[at]?.bottom ?? 0) - line.bottom);
  const near = gaps.filter((gap) => gap > 0).toSorted((left, right) => left - right);
  return near[Math.floor(near.length / 4)] ?? Number.POSITIVE_INFINITY;
}

/** Ends of lines this near are the same margin. */
const sameEdge = 1.5;

/** How many of ascending numbers are below a limit. */
function below(ascending: readonly number[], limit: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? 0) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How far full lines reach: where most lines end, since a comma may hang over the margin; else where the longest does. */
export function edgeOf(lines: readonly PdfLine[]): number {
  const longest = Math.max(...lines.map((line) => line.right));
  const rights = lines.map(({ right }) => right).toSorted((one, other) => one - other);
  const counts = lines.map(({ right }) => ({
    right,
    count: below(rights, right + sameEdge) - below(rights, right - sameEdge),
  }));
  const far = counts.filter(({ right, count }) => right > longest * 0.8 && count > 2 && count * 7 > lines.length);
  return far.length === 0 ? longest : far.reduce((best, one) => (one.count > best.count ? one : best)).right;
}

/**
 * Lines to paragraphs: a line goes on with the one before where that was full, this one is not indented, and the two
 * are no further apart than others. `right` is how far full lines reach.
 */
export function paragraphsOf(lines: readonly PdfLine[], right = edgeOf(lines)): PdfParagraph[] {
  const left = Math.min(...lines.map((line) => line.left));
  const isFull = (line: PdfLine) => (next: string) => line.right > right - (1.6 + unbroken(next)) * line.size;
  const paragraphs: PdfParagraph[] = [];
  const gap = usualGap(lines) * apart;
  let before: PdfLine | null = null;
  for (const line of lines) {
    const flush = line.left < left + 0.6 * line.size;
    const isNear = before !== null && before.bottom - line.bottom <= gap && Math.abs(before.size - line.size) < 1;
    const goesOn =
      isNear &&
      before !== null &&
      flush &&
      isFull(before)(line.text) &&
      !beginsAnew(paragraphs.at(-1)?.text ?? "", line.text);
    const open = goesOn ? paragraphs.pop() : undefined;
    paragraphs.push({ text: `${open?.text ?? ""}${line.text}`, flush: open?.flush ?? flush, full: isFull(line) });
    before = line;
  }
  return paragraphs;
}

const numbered =
  /^(?:第[一二三四五六七八九十]+[章节篇]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.、．](?!\d)|专栏|附件)/u;
const labelled = /^[牵责配协参完主][^：。，；]{1,7}：/u;

/** After the end of a sentence outside brackets, a number or 责任单位： begins a line of its own, however full the one before is. */
function beginsAnew(before: string, next: string): boolean {
  const isOpen = before.lastIndexOf("（") > before.lastIndexOf("）");
  if (isOpen) return false;
  return (/[。；）】]$/u.test(before) && numbered.test(next)) || (/[。）】]$/u.test(before) && labelled.test(next));
}

/**
 * How much shorter a full line may be because of what the next begins with, in heights of a sign: figures and Latin words
 * are not parted, and neither is a sign from the closing marks after it or from what a quotation mark ties to it.
 */
function unbroken(text: string): number {
  const [, head = "", tied = "", closing = ""] =
    text.match(/^([\x21-\x7e]+|.)((?:[“”‘’](?:[\x21-\x7e]+|[^，。、；：]))*)([，。、；：！？）》”’]*)/u) ?? [];
  const wide = (signs: string) => [...signs].reduce((sum, sign) => sum + (sign <= "\x7e" ? 0.6 : 1), 0);
  return (head <= "\x7e" ? wide(head) : 0) + wide(tied) + closing.length;
}
