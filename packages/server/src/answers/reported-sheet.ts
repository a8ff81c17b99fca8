import type { WrittenSheet } from "@kangyu/documents";
import { unitIn } from "@kangyu/indicators";
import type { Language } from "../views/workbook-words.ts";
import type { Collection } from "./collection.ts";

/** Columns of the form, by the names that a filled form is read by. */
export const COLUMNS = {
  subject: { zh: "编号", en: "Key" },
  name: { zh: "指标", en: "Indicator" },
  unit: { zh: "单位", en: "Unit" },
  meaning: { zh: "口径", en: "Meaning" },
  before: { zh: "上年数值", en: "Year before" },
  value: { zh: "数值", en: "Value" },
  numerator: { zh: "分子", en: "Numerator" },
  denominator: { zh: "分母", en: "Denominator" },
  source: { zh: "来源", en: "Source" },
  said: { zh: "来源日期", en: "Date of the source" },
  evidence: { zh: "佐证", en: "Evidence" },
} as const;
export type Column = keyof typeof COLUMNS;
const ORDER = Object.keys(COLUMNS) as Column[];
const WIDTHS = [20, 26, 9, 34, 9, 9, 9, 9, 24, 12, 20];

/** Said over every sheet of invented figures. */
export const SIMULATED_FORM = {
  zh: "模拟数据：本表的数都是虚构的，不是任何真实地区的数据",
  en: "Simulated data: the figures in this form are invented; no real district's data",
} as const;

const WORDS = {
  zh: {
    sheet: "填报表",
    title: (year: number) => `${year}年指标数值填报表`,
    note: "“编号”“数值”“来源”“来源日期”（如2026-02-15）为必填；有分子、分母的一并填写；空行不写入。填好后在“上报数值”页导入。",
  },
  en: {
    sheet: "Form",
    title: (year: number) => `Figures to hand in for ${year}`,
    note: "Key, value, source and its date (such as 2026-02-15) are needed, numerator and denominator where known; rows without a value are left. Import the filled form on the page “Hand in figures”.",
  },
} as const;

const text = (value: number | null | undefined): string => (value == null ? "" : String(value));

/** What is over what, in one cell. */
function meaningOf({ definition }: Collection["items"][number], language: Language): string {
  if (definition === null) return "";
  const { numerator, denominator } = definition;
  return denominator === null ? numerator[language] : `${numerator[language]} ÷ ${denominator[language]}`;
}

/** The form of a year, one row for each value, with what stands already. */
export function formOf(
  { items, world, year, plan }: Collection,
  {
    district,
    language,
  }: { readonly district: { readonly zh: string; readonly en: string }; readonly language: Language },
): WrittenSheet {
  const words = WORDS[language];
  const rows = items.map((item) => {
    const { subject, row, unit, entry, before } = item;
    const name = language === "en" ? (row.nameEn ?? row.name) : row.name;
    const cells: Record<Column, string> = {
      ...{
        subject,
        name,
        unit: unitIn(unit, language),
        meaning: meaningOf(item, language),
        before: text(before?.value),
      },
      ...{ value: text(entry?.value), numerator: text(entry?.numerator), denominator: text(entry?.denominator) },
      ...{ source: entry?.source ?? "", said: entry?.said ?? "", evidence: entry?.evidence ?? "" },
    };
    return ORDER.map((column) => cells[column]);
  });
  const warning = world === "simulated" ? [{ text: SIMULATED_FORM[language], isWarning: true }] : [];
  return {
    name: words.sheet,
    title: `${district[language]} ${words.title(year)}`,
    notes: [...warning, { text: plan.title[language], isWarning: false }, { text: words.note, isWarning: false }],
    table: { kind: "table", header: ORDER.map((one) => COLUMNS[one][language]), rows, widths: WIDTHS },
  };
}
