import { type WrittenTable, writeDocx, writeXlsx } from "@kangyu/documents";
import { type Draft, type DraftEvidence, printedTable } from "@kangyu/plan";
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
    note: "基期取自居民健康记录的，可在系统中逐人打开；其余为填报或上一规划印发的数值。",
  },
  en: {
    table: "Indicators",
    simulated: "Simulated data: the people and figures in this table are invented; no real district's data",
    note: "Baselines from residents' records open to the people behind them; the others were entered, or are printed in the earlier plan.",
  },
} as const;

/** The indicator table of a draft as the bytes of a file, in the form a bureau prints it; `readDocument` and `readPlan` read it back. */
export async function draftFile({ draft, evidence, format, language, world }: DraftFile): Promise<Uint8Array> {
  const words = WORDS[language];
  const { title, header, rows, widths } = printedTable(draft, evidence, language);
  const table: WrittenTable = { kind: "table", header, rows, widths, merged: [1], centred: [0, 3, 4, 5, 6, 7] };
  const isSimulated = world === "simulated";
  // The Chinese title is the one a reader of plans knows its period by.
  const titles = language === "zh" ? [title] : [title, draft.title.zh];
  const texts = [...titles.slice(1), words.note];
  if (format === "xlsx") {
    const warning = isSimulated ? [{ text: words.simulated, isWarning: true }] : [];
    const notes = [...warning, ...texts.map((text) => ({ text, isWarning: false }))];
    return writeXlsx([{ name: words.table, title, notes, table }]);
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
      { kind: "paragraph", text: words.note },
    ],
  });
}
