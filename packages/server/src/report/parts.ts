import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

/** A cell: words, a number set right, a bar, or words that lead to a bookmark. */
export type Cell =
  | string
  | number
  | null
  | { readonly text: string; readonly to: string /** A bookmark of its own. */; readonly mark?: string }
  | { readonly text: string; readonly fill: string }
  | { readonly bar: number; readonly colour?: string };

const HEAD_FILL = "E8EEF4";
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "9AA5B1" } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" } as const;
const BAR_COLOUR = "4F81BD";
/** Twentieths of a point: the text width of an A4 page between its margins. */
const PAGE_WIDTH = 9_638;
const BAR_STEPS = 20;

export function heading(text: string, level: 1 | 2 | 3, bookmark?: string): Paragraph {
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
  const run = new TextRun(text);
  const children = bookmark === undefined ? [run] : [new Bookmark({ id: bookmark, children: [run] })];
  return new Paragraph({ heading: levels[level], children, keepNext: true });
}

export function paragraph(text: string, style?: "note" | "strong"): Paragraph {
  const look = style === "strong" ? { bold: true } : style === "note" ? { size: 18, color: "5A6572" } : {};
  return new Paragraph({ children: [new TextRun({ text, ...look })] });
}

/** What people wrote: one paragraph a line. */
export function written(text: string, otherwise: string): Paragraph[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== "");
  return lines.length === 0 ? [paragraph(otherwise, "note")] : lines.map((line) => paragraph(line));
}

/** Word allows letters, digits and underscores in a bookmark, at most 40 of them. */
export function anchor(kind: string, id: string): string {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  return `${kind}_${id.replace(/[^A-Za-z0-9]/gu, "_").slice(0, 24)}_${hash.toString(36)}`.slice(0, 40);
}

function runOf(cell: Exclude<Cell, { bar: number }>, bold: boolean) {
  if (cell === null) return new TextRun({ text: "—", size: 18 });
  if (typeof cell !== "object") return new TextRun({ text: String(cell), bold, size: 18 });
  if ("fill" in cell) return new TextRun({ text: cell.text, bold, size: 18 });
  const run = new TextRun({ text: cell.text, style: "Hyperlink", size: 18 });
  const link = new InternalHyperlink({ anchor: cell.to, children: [run] });
  return cell.mark === undefined ? link : new Bookmark({ id: cell.mark, children: [link] });
}

/** A bar drawn by two shaded cells: plain Word, editable, the same in every office program. */
function barOf({ bar, colour = BAR_COLOUR }: { readonly bar: number; readonly colour?: string }): Table {
  const share = Math.min(1, Math.max(0, bar));
  const filledSteps = Math.round(share * BAR_STEPS);
  const piece = (steps: number, fill: string) =>
    new TableCell({
      width: { size: (steps / BAR_STEPS) * 100, type: WidthType.PERCENTAGE },
      shading: { type: ShadingType.CLEAR, color: "auto", fill },
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
      children: [new Paragraph({ children: [new TextRun({ text: "", size: 12 })] })],
    });
  const pieces = [
    ...(filledSteps > 0 ? [piece(filledSteps, colour)] : []),
    ...(filledSteps < BAR_STEPS ? [piece(BAR_STEPS - filledSteps, "F1F3F5")] : []),
  ];
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [new TableRow({ children: pieces })],
  });
}

function cellOf(cell: Cell, width: number, isHead: boolean): TableCell {
  const isBar = typeof cell === "object" && cell !== null && "bar" in cell;
  const right = typeof cell === "number";
  const fill = isHead ? HEAD_FILL : typeof cell === "object" && cell !== null && "fill" in cell ? cell.fill : null;
  const children = isBar
    ? [barOf(cell), new Paragraph({ spacing: { line: 20 }, children: [] })]
    : [
        new Paragraph({
          alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { before: 20, after: 20 },
          children: [runOf(cell, isHead)],
        }),
      ];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60 },
    ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill } }),
    children,
  });
}

export interface Grid {
  /** Names of the columns; null for a list of pairs, whose first column says what the second is. */
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly Cell[])[];
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
}

/** A ruled table whose head is repeated on every page it runs over. */
export function table({ head, rows, widths }: Grid): Table {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const sizes = widths.map((width) => Math.round((width / all) * PAGE_WIDTH));
  const rowOf = (cells: readonly Cell[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell, index) => cellOf(cell, sizes[index] ?? 0, isHead)),
    });
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: sizes,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [...(head === null ? [] : [rowOf(head, true)]), ...rows.map((row) => rowOf(row, false))],
  });
}
