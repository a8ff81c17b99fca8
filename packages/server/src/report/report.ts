import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IStylesOptions,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import type { Evaluated, Remarks } from "../plan-work/evaluate.ts";
import { LIGHTS } from "../views/workbook-words.ts";
import { appendix } from "./appendix.ts";
import { indicatorSection, LIGHT_FILLS, type Section } from "./indicator-section.ts";
import { points } from "./numbers.ts";
import { heading, paragraph, table, written } from "./parts.ts";
import { filled, type Language, REPORT_WORDS } from "./words.ts";
import { cardSection, projectSection, taskSection } from "./work-section.ts";

type Block = Paragraph | Table;

export interface ReportInput {
  readonly evaluated: Evaluated;
  readonly remarks: Remarks;
  /** Who signs and on which ISO day; null for a draft. */
  readonly signed: { readonly by: string; readonly on: string } | null;
  readonly language: Language;
}

const BODY = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "FangSong" } as const;
const HEAD = { ascii: "Arial", hAnsi: "Arial", eastAsia: "SimHei" } as const;
const LIGHT_ORDER = ["met", "on-track", "behind", "not-met", "cannot-tell", "not-measured"] as const;

const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: BODY, size: 24 }, paragraph: { spacing: { before: 60, after: 60 } } },
    heading1: { run: { font: HEAD, size: 32, bold: true }, paragraph: { spacing: { before: 360, after: 160 } } },
    heading2: { run: { font: HEAD, size: 27, bold: true }, paragraph: { spacing: { before: 240, after: 100 } } },
    heading3: { run: { font: HEAD, size: 24, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
  },
};

function centred(text: string, size: number, colour = "1F2933"): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 160, after: 160 },
    children: [new TextRun({ text, size, bold: true, font: HEAD, color: colour })],
  });
}

function titlePage({ evaluated, words, language }: Section, signed: ReportInput["signed"]): Block[] {
  const { plan, kind, year, asOf, computedOn, simulated, provisional, rules, district } = evaluated;
  const state = signed === null ? words.draft : filled(words.signed, signed);
  const lines: [string, string][] = [
    [words.district, district[language]],
    [words.year, String(year)],
    [words.asOf, asOf],
    [words.computedOn, computedOn],
    [words.rules, `${rules.title[language]} ${rules.version}`],
  ];
  return [
    new Paragraph({ spacing: { before: 2400 }, children: [] }),
    centred(plan.title[language], 40),
    centred(words.kinds[kind], 36),
    ...(simulated ? [centred(words.simulated, 24, "C00000")] : []),
    new Paragraph({ spacing: { before: 1200 }, children: [] }),
    table({ head: ["", ""], widths: [30, 70], rows: lines }),
    paragraph(state, "strong"),
    ...(provisional ? [paragraph(words.provisional, "strong")] : []),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function summarySection({ evaluated, remarks, words, language }: Section): Block[] {
  const { totals, rows } = evaluated;
  const part = (name: string, one: typeof totals.indicators) => [
    name,
    points(one.points) ?? words.noPoints,
    one.scored,
    one.notScored,
  ];
  const count = (light: (typeof LIGHT_ORDER)[number]) => rows.filter((row) => row.light === light).length;
  return [
    heading(words.summary, 1),
    table({
      head: words.totals,
      widths: [40, 20, 20, 20],
      rows: [
        part(words.indicatorsPart, totals.indicators),
        part(words.tasksPart, totals.tasks),
        [words.total, points(totals.points) ?? words.noPoints, words.grade, totals.grade?.name[language] ?? null],
      ],
    }),
    paragraph(words.byLight, "strong"),
    table({
      head: LIGHT_ORDER.map((light) => LIGHTS[language][light]),
      widths: LIGHT_ORDER.map(() => 1),
      rows: [LIGHT_ORDER.map((light) => ({ text: String(count(light)), fill: LIGHT_FILLS[light] }))],
    }),
    ...written(remarks.summary, words.notWritten),
  ];
}

function frame({ evaluated, words, language }: Section) {
  const mark = evaluated.simulated ? `${words.simulated} · ` : "";
  const text = `${mark}${evaluated.plan.title[language]} · ${words.kinds[evaluated.kind]} ${evaluated.year}`;
  const [before = "", after = ""] = words.page.split("{n}");
  return {
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            children: [new TextRun({ text, size: 16, color: evaluated.simulated ? "C00000" : "5A6572" })],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ size: 18, children: [before, PageNumber.CURRENT, after] })],
          }),
        ],
      }),
    },
  };
}

/** The evaluation as the bytes of a .docx in the form a bureau hands in. Every value leads to its definition or source. */
export async function reportOf({ evaluated, remarks, signed, language }: ReportInput): Promise<Uint8Array> {
  const words = REPORT_WORDS[language];
  const section: Section = { evaluated, remarks, words, language };
  const document = new Document({
    creator: "Kangyu",
    title: `${evaluated.plan.title[language]} ${words.kinds[evaluated.kind]} ${evaluated.year}`,
    styles: STYLES,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1304, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        ...frame(section),
        children: [
          ...titlePage(section, signed),
          ...summarySection(section),
          ...indicatorSection(section),
          ...taskSection(section),
          ...projectSection(section),
          ...cardSection(section),
          heading(words.remedies, 1),
          ...written(remarks.remedies, words.notWritten),
          ...appendix(section),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
