import { unitIn } from "@kangyu/indicators";
import type { Evaluated, EvaluationRow, Remarks } from "../plan-work/evaluate.ts";
import { LIGHTS, PROPERTIES } from "../views/workbook-words.ts";
import { effectLine } from "./effect-section.ts";
import type { Block } from "./frame.ts";
import type { Charts } from "./insert-charts.ts";
import { amountText, decimal, percent, points, tenths, wholePeople } from "./numbers.ts";
import { anchor, type Cell, heading, paragraph, table } from "./parts.ts";
import type { Pictures } from "./photo-section.ts";
import { filled, type Language, type ReportWords } from "./words.ts";

type Explanation = NonNullable<EvaluationRow["explanation"]>;

export interface Section {
  readonly charts: Charts;
  readonly pictures: Pictures;
  readonly evaluated: Evaluated;
  readonly remarks: Remarks;
  readonly words: ReportWords;
  readonly language: Language;
}

export const LIGHT_FILLS: Readonly<Record<EvaluationRow["light"], string>> = {
  met: "DDF0E2",
  "on-track": "DCEAF3",
  behind: "FFE9CC",
  "not-met": "FADBD8",
  "cannot-tell": "ECEEF1",
  "not-measured": "FFFFFF",
};

export function nameOf(row: { name: string; nameEn: string | null }, language: Language): string {
  return language === "en" ? (row.nameEn ?? row.name) : row.name;
}

/** The place of a row's definition in the appendix: that of the catalogue, or what the plan prints where it has none. */
export function definitionAnchor({ key, definition, reportedBy }: EvaluationRow): string {
  const id = (definition ?? reportedBy)?.id;
  return id === undefined ? anchor("row", key) : anchor("def", id);
}

const nameCell = (row: EvaluationRow, language: Language): Cell => ({
  text: nameOf(row, language),
  to: definitionAnchor(row),
});

/** Where a value comes from: the definition's place in the appendix, or that of the value handed in. */
function valueCell(row: EvaluationRow): Cell {
  const text = decimal(row.value);
  if (text === null) return null;
  if (row.reported !== null) return { text: `${text}*`, to: anchor("rep", row.key) };
  return { text, to: definitionAnchor(row) };
}

function rowCells(row: EvaluationRow, { words: _, language }: Section): Cell[] {
  return [
    row.no,
    nameCell(row, language),
    unitIn(row.unit, language),
    row.property === null ? null : PROPERTIES[language][row.property],
    amountText(row.baseline, language),
    decimal(row.path),
    amountText(row.target, language),
    valueCell(row),
    { text: LIGHTS[language][row.light], fill: LIGHT_FILLS[row.light] },
    points(row.score.points),
  ];
}

function domainsOf(rows: readonly EvaluationRow[]): Map<string, EvaluationRow[]> {
  return Map.groupBy(rows, ({ domain }) => domain ?? "") as Map<string, EvaluationRow[]>;
}

/** Tables of indicators by domain; below each what is behind or not met, with the reasons from the records. */
export function indicatorSection(section: Section): Block[] {
  const { evaluated, words, language } = section;
  const widths = [5, 22, 8, 11, 12, 9, 13, 10, 11, 8];
  return [
    heading(words.indicators, 1),
    paragraph(words.linkHelp, "note"),
    ...[...domainsOf(evaluated.rows)].flatMap(([domain, rows]) => {
      const title = (language === "en" ? rows[0]?.domainEn : null) ?? (domain || words.noDomain);
      return [
        heading(title, 2),
        table({ head: words.columns, widths, rows: rows.map((row) => rowCells(row, section)) }),
        ...yearsTable(rows, section),
        ...rows.flatMap((row) => detailOf(row, section)),
      ];
    }),
  ];
}

/** Values at the ends of the years, for rows that have at least one beside the year evaluated. */
function yearsTable(rows: readonly EvaluationRow[], section: Section): Block[] {
  const { words, language, evaluated } = section;
  const withYears = rows.filter(({ years }) => years.slice(0, -1).some(({ value }) => value !== null));
  if (withYears.length === 0) return [];
  const years = withYears[0]?.years.map(({ year }) => year) ?? [];
  return [
    paragraph(`${words.yearsTitle} (${evaluated.plan.from}–${evaluated.year})`, "strong"),
    table({
      head: [words.columns[1] ?? "", ...years.map(String)],
      widths: [30, ...years.map(() => 12)],
      rows: withYears.map((row) => [nameCell(row, language), ...row.years.map(({ value }) => decimal(value))]),
    }),
    ...withYears.map((row) => yearsChart(row, section)),
  ];
}

/** Actual values and what the path asked for, at the ends of the years. */
function yearsChart(row: EvaluationRow, { charts, words, language }: Section): Block {
  const unit = row.unit === null ? "" : ` (${unitIn(row.unit, language)})`;
  const actual = { name: words.chart.actual, values: row.years.map(({ value }) => value), colour: "0F5F8C" };
  const path = { name: words.chart.path, values: row.years.map((year) => year.path), colour: "D27A00", dashed: true };
  const title = `${nameOf(row, language)}${unit}`;
  const categories = row.years.map(({ year }) => String(year));
  return charts.place({ kind: "line", title, categories, series: [actual, path] }, 6.5);
}

function detailOf(row: EvaluationRow, section: Section): Block[] {
  const { words, language, remarks } = section;
  const remark = remarks.rows[row.key]?.trim() ?? "";
  const effect = section.evaluated.effects.find((one) => one.row === row.key && one.parts.length > 0);
  if (row.explanation === null && remark === "" && effect === undefined) return [];
  return [
    heading(`${nameOf(row, language)} · ${words.why}`, 3),
    paragraph([row.why.text[language], row.score.how[language]].join(language === "en" ? ". " : "。")),
    ...(row.explanation === null ? [] : explained(row, row.explanation, section)),
    ...(effect === undefined ? [] : [paragraph(effectLine(effect, section))]),
    ...(remark === "" ? [] : [paragraph(`${words.remark}${remark}`)]),
  ];
}

function explained(row: EvaluationRow, explanation: Explanation, { words, language }: Section): Block[] {
  const text = filled(shortWords(row, words), { n: wholePeople(explanation.short) });
  const columns = row.definition === null ? words.countColumns : words.partColumns;
  const levels = [
    [words.townships, explanation.townships],
    [words.institutions, explanation.institutions],
    [words.villages, explanation.villages],
    [words.groups, explanation.groups],
  ] as const;
  return [
    paragraph(text, "strong"),
    ...levels.flatMap(([what, parts]) => partTable(what, parts, { explanation, columns, words, language })),
    ...reasonTable(explanation, { words, language }),
  ];
}

/** Records count people; what is handed in counts whatever its definition says. */
function shortWords({ definition, direction }: EvaluationRow, words: ReportWords): string {
  const isDown = direction === "down";
  if (definition === null) return isDown ? words.countDown : words.countUp;
  return isDown ? words.shortDown : words.shortUp;
}

interface Told {
  readonly columns: readonly string[];
  readonly explanation: Explanation;
  readonly words: ReportWords;
  readonly language: Language;
}

/** What each part lacks; the last column is a bar of its share of all that parts below the path lack together. */
function partTable(what: string, parts: Explanation["townships"], { columns, language }: Told): Block[] {
  if (parts.length === 0) return [];
  const gap = parts.reduce((sum, { short }) => sum + Math.max(0, short), 0);
  return [
    table({
      head: [...columns.map((column) => filled(column, { what })), ""],
      widths: [25, 11, 12, 14, 10, 10, 18],
      rows: parts.map(({ name, value, numerator, denominator, short }) => [
        name[language],
        decimal(value),
        numerator,
        denominator,
        tenths(short),
        short > 0 ? percent(short, gap) : null,
        { bar: gap === 0 ? 0 : short / gap, colour: "D27A00" },
      ]),
    }),
    paragraph(""),
  ];
}

function reasonTable({ reasons }: Explanation, { words, language }: Omit<Told, "explanation" | "columns">): Block[] {
  if (reasons.length === 0) return [];
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  return [
    paragraph(words.reasons, "strong"),
    table({
      head: [...words.reasonColumns, ""],
      widths: [40, 12, 12, 12, 24],
      rows: reasons.map(({ state, reason, count }) => [
        reason.text[language],
        words[state],
        count,
        percent(count, all),
        { bar: count / all },
      ]),
    }),
  ];
}
