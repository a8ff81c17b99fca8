import type { Block, Cell, Table, WrittenSheet } from "@kangyu/documents";
import type { ReportedPart } from "@kangyu/store";
import type { ProblemCode } from "../problems.ts";
import type { Language } from "../views/workbook-words.ts";
import type { Collection } from "./collection.ts";
import { bare, numberIn } from "./typed-cells.ts";

/** Columns of the townships' sheet, by the names that a filled one is read by. */
const COLUMNS = {
  subject: { zh: "编号", en: "Key" },
  name: { zh: "指标", en: "Indicator" },
  place: { zh: "乡镇代码", en: "Township code" },
  township: { zh: "乡镇（街道）", en: "Township" },
  numerator: { zh: "分子", en: "Numerator" },
  denominator: { zh: "分母", en: "Denominator" },
} as const;
type Column = keyof typeof COLUMNS;
const ORDER = Object.keys(COLUMNS) as Column[];
const WIDTHS = [24, 40, 14, 22, 14, 14];

const WORDS = {
  zh: {
    sheet: "乡镇数值",
    title: (year: number) => `${year}年各乡镇（街道）的分子和分母`,
    note: "选填：知道各乡镇（街道）数的指标，逐行填分子和分母，评估时据此指出差距在哪些乡镇；空行不写入。全区数值填在前一张表。",
  },
  en: {
    sheet: "Townships",
    title: (year: number) => `Numerators and denominators by township, ${year}`,
    note: "Optional: where the townships' counts are known, an evaluation names those that hold the indicator back. Rows left empty are not written; the district's value goes on the first sheet.",
  },
} as const;

interface Asked {
  readonly district: { readonly zh: string; readonly en: string };
  readonly townships: readonly Township[];
  readonly simulated: string | null;
  readonly language: Language;
}
export interface Township {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** The second sheet of the form: a row for each ratio and township, with what stands already. */
export function townshipSheet(
  { items, year }: Collection,
  { district, townships, simulated, language }: Asked,
): WrittenSheet {
  const words = WORDS[language];
  const ratios = items.filter(({ definition }) => definition !== null && definition.multiplier !== null);
  const rows = ratios.flatMap(({ subject, row, entry }) =>
    townships.map(({ code, name }) => {
      const part = entry?.parts.find(({ place }) => place === code);
      const shown = (language === "en" ? row.nameEn : null) ?? row.name;
      const counts = [part?.numerator, part?.denominator].map((count) => (count === undefined ? "" : String(count)));
      return [subject, shown, code, name[language], ...counts];
    }),
  );
  return {
    name: words.sheet,
    title: `${district[language]} ${words.title(year)}`,
    notes: [
      ...(simulated === null ? [] : [{ text: simulated, isWarning: true }]),
      { text: words.note, isWarning: false },
    ],
    table: { kind: "table", header: ORDER.map((column) => COLUMNS[column][language]), rows, widths: WIDTHS },
  };
}

/** A filled row of the sheet; `problem` where it cannot be used, its part then null. */
export interface TownshipRow {
  readonly line: number;
  readonly subject: string;
  readonly name: string;
  /** As it is written in the file. */
  readonly township: string;
  readonly part: ReportedPart | null;
  readonly problem: { readonly column: "numerator" | "denominator" | null; readonly code: ProblemCode } | null;
}

function columnsIn(row: readonly Cell[]): ReadonlyMap<Column, number> {
  const found = ORDER.map((column) => {
    const names = [COLUMNS[column].zh, COLUMNS[column].en].map(bare);
    return [column, row.findIndex(({ text }) => names.includes(bare(text)))] as const;
  });
  return new Map(found.filter(([, at]) => at >= 0));
}

function rowIn(cells: Record<Column, string>, line: number, townships: readonly Township[]): TownshipRow {
  const { subject, name, place, township } = cells;
  const known = townships.find((one) =>
    place === "" ? [one.name.zh, one.name.en].includes(township) : one.code === place,
  );
  const about = { line, subject, name, township: township || place };
  const refused = (column: "numerator" | "denominator" | null, code: ProblemCode) => {
    return { ...about, part: null, problem: { column, code } };
  };
  if (known === undefined) return refused(null, "unknown-township");
  const [numerator, denominator] = [numberIn(cells.numerator), numberIn(cells.denominator)];
  if (numerator === null || numerator < 0) return refused("numerator", "bad-request");
  if (denominator === null || denominator <= 0) return refused("denominator", "counts-incomplete");
  return { ...about, part: { place: known.code, numerator, denominator }, problem: null };
}

/** Filled rows of the townships' table; null where the file has no such table, which leaves what stands. */
export function townshipRows(blocks: readonly Block[], townships: readonly Township[]): TownshipRow[] | null {
  for (const table of blocks.filter((block): block is Table => block.kind === "table"))
    for (const [index, head] of table.rows.entries()) {
      const at = columnsIn(head);
      const isIt = (["subject", "numerator", "denominator"] as const).every((column) => at.has(column));
      if (!isIt || !(at.has("place") || at.has("township"))) continue;
      return table.rows.slice(index + 1).flatMap((row) => {
        const text = (column: Column) => (row[at.get(column) ?? -1]?.text ?? "").trim();
        const cells = Object.fromEntries(ORDER.map((column) => [column, text(column)])) as Record<Column, string>;
        const isEmpty = cells.numerator === "" && cells.denominator === "";
        return isEmpty || cells.subject === "" ? [] : [rowIn(cells, row[0]?.line ?? 0, townships)];
      });
    }
  return null;
}
