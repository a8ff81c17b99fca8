import { type WrittenTable, writeDocx, writeXlsx } from "@kangyu/documents";
import { asksSheet, type Draft, type DraftEvidence, printedNotes, printedTable } from "@kangyu/plan";
import type { World } from "@kangyu/store";

export type DraftFormat = "docx" | "xlsx";

export interface DraftFile {
  readonly draft: Draft;
  readonly evidence: DraftEvidence;
  readonly format: DraftFormat;
  readonly language: "zh" | "en";
  readonly world: World;
}

const WORDS = {
  zh: {
    table: "主要指标",
    simulated: "模拟数据：表中的人和数都是虚构的，不是任何真实地区的数据",
  },
  en: {
    table: "Indicators",
    simulated: "Simulated data: the people and figures in this table are invented; no real district's data",
  },
} as const;

const CENTRED = [0, 3, 4, 5, 6, 7];

/**
 * The indicator table of a draft as the bytes of a file, in the form a bureau prints it, with notes on where its baselines are
 * from; a workbook also holds what the targets ask for, as formulas. `readDocument` and `readPlan` read the table back.
 */
export async function draftFile({ draft, evidence, format, language, world }: DraftFile): Promise<Uint8Array> {
  const words = WORDS[language];
  const { title, header, rows, widths } = printedTable(draft, evidence, language);
  const table: WrittenTable = { kind: "table", header, rows, widths, merged: [1], centred: CENTRED };
  const isSimulated = world === "simulated";
  // The Chinese title is the one a reader of plans knows its period by.
  const titles = language === "zh" ? [title] : [title, draft.title.zh];
  const sources = printedNotes(draft, evidence, language);
  if (format === "xlsx") {
    const warning = isSimulated ? [{ text: words.simulated, isWarning: true }] : [];
    const notes = [...warning, ...[...titles.slice(1), ...sources].map((text) => ({ text, isWarning: false }))];
    const asks = { ...asksSheet(draft, evidence, language), isWarned: isSimulated, warning: words.simulated };
    return writeXlsx([{ name: words.table, title, notes, table }], [asks]);
  }
  return writeDocx({
    isLandscape: true,
    ...(isSimulated ? { pageHead: words.simulated } : {}),
    blocks: [
      { kind: "title", text: title },
      ...titles.slice(1).map((text) => ({ kind: "paragraph" as const, text })),
      ...(isSimulated ? [{ kind: "warning" as const, text: words.simulated }] : []),
      { kind: "heading", text: words.table },
      table,
      ...sources.map((text) => ({ kind: "paragraph" as const, text })),
    ],
  });
}
