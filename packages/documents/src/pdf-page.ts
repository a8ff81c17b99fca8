import type { PDFPageProxy } from "pdfjs-dist";
import { OPS, Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "./pdf-rules.ts";
import { withoutRadicals } from "./radicals.ts";

export interface PdfText extends Box {
  readonly text: string;
}

export interface PdfPage {
  readonly texts: readonly PdfText[];
  readonly boxes: readonly Box[];
  readonly height: number;
}

type Matrix = [number, number, number, number, number, number];

/** A page's pieces of text and drawn boxes, in points with y upwards. */
export async function pageOf(page: PDFPageProxy): Promise<PdfPage> {
  const content = await page.getTextContent();
  const texts = content.items.flatMap((item): PdfText[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [, , , , left, bottom] = item.transform as Matrix;
    return partsOf({
      text: withoutRadicals(item.str),
      left,
      right: left + item.width,
      bottom,
      top: bottom + item.height,
    });
  });
  return { texts, boxes: await boxesOf(page), height: page.view[3] ?? 0 };
}

/** The library joins what stands near; Chinese text has no spaces, so one between its signs may part two cells. */
function partsOf(whole: PdfText): PdfText[] {
  const parts = whole.text.split(/(?<=[^\x20-\x7e]) (?=[^\x20-\x7e])/u);
  if (parts.length === 1) return [whole];
  const size = whole.top - whole.bottom;
  const widths = parts.map((part) => [...part].reduce((sum, sign) => sum + (sign <= "\x7e" ? size / 2 : size), 0));
  const gap = (whole.right - whole.left - widths.reduce((sum, width) => sum + width, 0)) / (parts.length - 1);
  if (gap <= 0) return [whole];
  let left = whole.left;
  return parts.map((text, at) => {
    const part = { ...whole, text, left, right: left + (widths[at] ?? 0) };
    left = part.right + gap;
    return part;
  });
}

async function boxesOf(page: PDFPageProxy): Promise<Box[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const boxes: Box[] = [];
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at] as unknown[];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = Util.transform(matrix, args as Matrix) as Matrix;
    else if (operator === OPS.constructPath && args[0] !== OPS.endPath) {
      for (const piece of piecesOf(args[1])) boxes.push(placed(piece, matrix));
    }
  }
  return boxes;
}

/** A path's straight pieces: each subpath of four corners as one box, every other stroke by itself. */
function piecesOf(paths: unknown): Box[] {
  const data = Array.isArray(paths) ? (paths[0] as ArrayLike<number> | null) : null;
  if (data === null || data === undefined) return [];
  const boxes: Box[] = [];
  let points: [number, number][] = [];
  const close = () => {
    if (points.length > 1) boxes.push(around(points));
    points = [];
  };
  for (let at = 0; at < data.length; ) {
    const step = data[at];
    if (step === 0) {
      close();
      points.push([data[at + 1] ?? 0, data[at + 2] ?? 0]);
      at += 3;
    } else if (step === 1) {
      points.push([data[at + 1] ?? 0, data[at + 2] ?? 0]);
      at += 3;
    } else if (step === 2) at += 7;
    else if (step === 3) at += 5;
    else at += 1;
  }
  close();
  return boxes;
}

function around(points: readonly [number, number][]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

function placed(box: Box, [a, b, c, d, e, f]: Matrix): Box {
  const corner = (x: number, y: number): [number, number] => [a * x + c * y + e, b * x + d * y + f];
  return around([corner(box.left, box.bottom), corner(box.right, box.top)]);
}
