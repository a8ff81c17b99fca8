import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { rowsFrom, type WrittenDocument, type WrittenTable, type WrittenText } from "./written.ts";

/** Width of the text of an A4 page in twentieths of a point, upright and lying. */
const TEXT_WIDTH = { upright: 9070, lying: 14_000 };
const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "SimSun" };
const HEAD_SHADE = "E8EEF4";
const WARNING = "C00000";

/** Texts and tables as a Word document (ECMA-376), A4; what is written here is read back by `readDocument` as it was. */
export async function writeDocx({ blocks, isLandscape, pageHead }: WrittenDocument): Promise<Uint8Array> {
  const width = isLandscape ? TEXT_WIDTH.lying : TEXT_WIDTH.upright;
  const head =
    pageHead === undefined
      ? {}
      : { headers: { default: new Header({ children: [paragraphOf({ kind: "warning", text: pageHead })] }) } };
  const document = new Document({
    creator: "Kangyu",
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: [
      {
        ...head,
        properties: {
          page: {
            size: { orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: 1134, bottom: 1134, left: 1418, right: 1418 },
          },
        },
        children: blocks.map((block) => (block.kind === "table" ? tableOf(block, width) : paragraphOf(block))),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function paragraphOf({ kind, text }: WrittenText): Paragraph {
  const isTitle = kind === "title";
  const size = isTitle ? { size: 32 } : kind === "heading" ? { size: 24 } : {};
  const tone = kind === "warning" ? { color: WARNING, bold: true } : { bold: isTitle || kind === "heading" };
  return new Paragraph({
    ...(isTitle ? { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER } : {}),
    ...(kind === "heading" ? { heading: HeadingLevel.HEADING_1, keepNext: true } : {}),
    spacing: kind === "heading" ? { before: 200, after: 120 } : { after: 120 },
    children: [new TextRun({ text, font: FONT, color: "000000", ...size, ...tone })],
  });
}

function tableOf(table: WrittenTable, width: number): Table {
  const total = table.widths.reduce((sum, one) => sum + one, 0);
  const widths = table.header.map((_, column) => Math.floor(((table.widths[column] ?? 1) / total) * width));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [headOf(table, widths), ...table.rows.map((_, at) => rowOf(table, at, widths))],
  });
}

function headOf({ header }: WrittenTable, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: header.map((text, column) => cellOf(text, { width: widths[column] ?? 0, isHead: true, isCentred: true })),
  });
}

function rowOf(table: WrittenTable, at: number, widths: readonly number[]): TableRow {
  const cells = (table.rows[at] ?? []).flatMap((text, column) => {
    const rows = table.merged?.includes(column) ? rowsFrom(table.rows, at, column) : 1;
    if (rows === 0) return [];
    const isCentred = table.centred?.includes(column) ?? false;
    return [cellOf(text, { width: widths[column] ?? 0, isHead: false, isCentred, rows })];
  });
  return new TableRow({ cantSplit: true, children: cells });
}

interface CellLook {
  readonly width: number;
  readonly isHead: boolean;
  readonly isCentred: boolean;
  readonly rows?: number;
}

function cellOf(text: string, { width, isHead, isCentred, rows = 1 }: CellLook): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(rows > 1 ? { rowSpan: rows } : {}),
    ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: HEAD_SHADE, color: "auto" } } : {}),
    children: text.split("\n").map(
      (line) =>
        new Paragraph({
          ...(isCentred ? { alignment: AlignmentType.CENTER } : {}),
          children: [new TextRun({ text: line, font: FONT, bold: isHead })],
        }),
    ),
  });
}
