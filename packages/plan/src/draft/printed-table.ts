import type { Amount, Property } from "../plan.ts";
import { baseYearOf, type Draft, type DraftRow } from "./draft.ts";
import type { DraftEvidence } from "./evidence.ts";
import { baselineOf, partsIn } from "./figures-of-row.ts";

export type Language = "zh" | "en";

/** The indicator table as it is printed: a header and rows of texts, one text a column. */
export interface PrintedTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
}

const WORDS = {
  zh: {
    columns: ["序号", "领域", "指标", "单位"],
    years: [
      (year: number) => `${year}年基期`,
      (year: number) => `${year}年中期目标`,
      (year: number) => `${year}年目标`,
    ],
    property: "属性",
    properties: { binding: "约束性", expected: "预期性", guiding: "指导性" },
  },
  en: {
    columns: ["No.", "Domain", "Indicator", "Unit"],
    years: [
      (year: number) => `${year} baseline`,
      (year: number) => `${year} mid-term target`,
      (year: number) => `${year} target`,
    ],
    property: "Property",
    properties: { binding: "binding", expected: "expected", guiding: "guiding" },
  },
} as const satisfies Record<Language, { readonly properties: Record<Property, string> } & Record<string, unknown>>;

const WIDTHS = [5, 12, 36, 9, 12, 12, 12, 9];
const MID = 5;

/** A baseline of another year than the column's says its year: 6.39(2019年). */
function baselineText(amount: Amount | null, year: number): string {
  if (amount === null) return "—";
  return amount.year === null || amount.year === year || amount.raw.includes(String(amount.year))
    ? amount.raw
    : `${amount.raw}(${amount.year}年)`;
}

/** A row of several indicators keeps its printed name, by which its figures are told apart. */
function englishName(row: DraftRow): string | null {
  return partsIn(row) === null ? row.nameEn : null;
}

/**
 * The table in the form a bureau prints: 序号, 领域, 指标, 单位, 基期, 中期, 目标, 属性. What is not decided is a dash; the
 * column of mid-term targets is there where one is set.
 */
export function printedTable(draft: Draft, evidence: DraftEvidence, language: Language): PrintedTable {
  const words = WORDS[language];
  const isEnglish = language === "en";
  const base = baseYearOf(draft.period);
  const years = [base, draft.mid, draft.period.to];
  const hasMid = draft.rows.some(({ mid }) => mid.trim() !== "");
  const shown = <Cell>(cells: readonly Cell[]) => cells.filter((_, at) => hasMid || at !== MID);
  return {
    title: draft.title[language],
    header: shown([...words.columns, ...words.years.map((word, at) => word(years[at] ?? 0)), words.property]),
    widths: shown(WIDTHS),
    rows: draft.rows.map((row, index) =>
      shown([
        String(index + 1),
        ((isEnglish ? row.domainEn : null) ?? row.domain) || "—",
        (isEnglish ? englishName(row) : null) ?? row.name,
        row.unit ?? "",
        baselineText(baselineOf(row, draft, evidence)?.amount ?? null, base),
        row.mid.trim() === "" ? "—" : row.mid.trim(),
        row.target.trim() === "" ? "—" : row.target.trim(),
        row.property === null ? "—" : words.properties[row.property],
      ]),
    ),
  };
}
