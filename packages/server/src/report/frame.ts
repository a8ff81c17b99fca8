import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IStylesOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from "docx";

import { type Charts, insertCharts } from "./insert-charts.ts";

export type Block = Paragraph | Table;

const BODY = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "FangSong" } as const;
const HEAD_FONT = { ascii: "Arial", hAnsi: "Arial", eastAsia: "SimHei" } as const;
const WARNING = "C00000";

const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: BODY, size: 24 }, paragraph: { spacing: { before: 60, after: 60 } } },
    heading1: { run: { font: HEAD_FONT, size: 32, bold: true }, paragraph: { spacing: { before: 360, after: 160 } } },
    heading2: { run: { font: HEAD_FONT, size: 27, bold: true }, paragraph: { spacing: { before: 240, after: 100 } } },
    heading3: { run: { font: HEAD_FONT, size: 24, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
  },
};

export function centred(text: string, size: number, colour = "1F2933"): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 160, after: 160 },
    children: [new TextRun({ text, size, bold: true, font: HEAD_FONT, color: colour })],
  });
}

/** The mark that everything simulated carries, large. */
export function warning(text: string): Paragraph {
  return centred(text, 24, WARNING);
}

export interface Framed {
  readonly title: string;
  /** At the head of every page. */
  readonly header: string;
  readonly simulated: boolean;
  /** Text of a page's foot; its number stands for `{n}`. */
  readonly page: string;
  readonly children: readonly Block[];
  readonly charts?: Charts;
}

/** An A4 document with its head and foot, as the bytes of a .docx. */
export async function documentOf({ title, header, simulated, page, children, charts }: Framed): Promise<Uint8Array> {
  const [before = "", after = ""] = page.split("{n}");
  const head = new TextRun({ text: header, size: 16, color: simulated ? WARNING : "5A6572" });
  const number = new TextRun({ size: 18, children: [before, PageNumber.CURRENT, after] });
  const document = new Document({
    creator: "Kangyu",
    title,
    styles: STYLES,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1304, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        headers: { default: new Header({ children: [new Paragraph({ children: [head] })] }) },
        footers: {
          default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] }),
        },
        children: [...children],
      },
    ],
  });
  return insertCharts(new Uint8Array(await Packer.toBuffer(document)), charts?.placed ?? []);
}
