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
 * are no further apart than others. `edge` is how far lines could reach, where that is known.
 */
export function paragraphsOf(lines: readonly PdfLine[], edge = Number.NEGATIVE_INFINITY): PdfParagraph[] {
  const right = Math.max(edge, ...lines.map((line) => line.right));
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
  /^(?:第[一二三四五六七八九十]+[章节篇]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.、．](?!\d)|专栏|附件|[牵责配协参完主][^：。，；]{1,7}：)/u;

/** After the end of a sentence outside brackets, a number or 责任单位： begins a line of its own, however full the one before is. */
function beginsAnew(before: string, next: string): boolean {
  const isOpen = before.lastIndexOf("（") > before.lastIndexOf("）");
  return /[。；]$/u.test(before) && !isOpen && numbered.test(next);
}

/**
 * How much shorter a full line may be because of what the next begins with, in heights of a sign: figures and Latin words
 * are not parted, and neither is a sign from the closing marks after it.
 */
function unbroken(text: string): number {
  const [, head = "", closing = ""] = text.match(/^([\x21-\x7e]+|.)([，。、；：！？）》”’]*)/u) ?? [];
  const latin = head <= "\x7e" ? head.length : 0;
  return 0.6 * latin + closing.length;
}
