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

/**
 * Lines to paragraphs: a line goes on with the one before where that was full, this one is not indented, and the two
 * are no further apart than others.
 */
export function paragraphsOf(lines: readonly PdfLine[]): PdfParagraph[] {
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.left));
  const isFull = (line: PdfLine) => (next: string) => line.right > right - (1.6 + 0.6 * unbroken(next)) * line.size;
  const paragraphs: PdfParagraph[] = [];
  const gap = usualGap(lines) * apart;
  let before: PdfLine | null = null;
  for (const line of lines) {
    const flush = line.left < left + 0.6 * line.size;
    const isNear = before !== null && before.bottom - line.bottom <= gap && Math.abs(before.size - line.size) < 1;
    const goesOn = isNear && before !== null && flush && isFull(before)(line.text);
    const open = goesOn ? paragraphs.pop() : undefined;
    paragraphs.push({ text: `${open?.text ?? ""}${line.text}`, flush: open?.flush ?? flush, full: isFull(line) });
    before = line;
  }
  return paragraphs;
}

/** Signs at a line's beginning that may not be parted: figures, Latin words, and the sign after them. */
function unbroken(text: string): number {
  return text.match(/^[\x21-\x7e]+[，。、；）]?/u)?.[0].length ?? 0;
}
