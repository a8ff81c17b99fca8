import { unitIn } from "@kangyu/indicators";
import { perOf } from "../names.ts";
import type { Asks } from "./asks.ts";
import { baseYearOf, type Draft, type DraftRow } from "./draft.ts";
import type { DraftEvidence } from "./evidence.ts";
import { multiplierOf, numberOf } from "./figures-of-row.ts";
import { type DraftHelp, helpOf, type RowHelp } from "./help.ts";
import type { Language } from "./printed-table.ts";

/** A cell of a sheet: a text, a number, or a formula with what it gives. */
export type SheetCell =
  | string
  | number
  | null
  | { readonly formula: string; readonly result: number | string; readonly format?: string };

/** Sheet of what the targets ask for, its sums as formulas: residents, budget, levels and costs can be changed in it. */
export interface AsksSheet {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** From the third row of the sheet down. */
  readonly rows: readonly (readonly SheetCell[])[];
  /** Row of the header within `rows`. */
  readonly head: number;
  /** Columns, from 0, in which numbers may be typed; the others follow. */
  readonly typed: readonly number[];
  readonly widths: readonly number[];
}

const WORDS = {
  zh: {
    name: "测算",
    note: "有底色的格可以改，其余由公式算出。资金为最低、中位、最高；单位成本由各规划的项目推算或由本区填报，是否含设备、土地不详。",
    now: "现有常住人口",
    later: "期末常住人口",
    budget: "财政安排（元）",
    head: [
      ..."序号,名称,单位,起点,起点年,终点,终点年,每年变化,年均增速,分母（现有）,分母（期末）,每多少,现有,届时,增加".split(
        ",",
      ),
      ..."单位成本（低）,单位成本（中）,单位成本（高）,资金（低）,资金（中）,资金（高）,支出方式,计入合计".split(","),
    ],
    each: { once: "一次", year: "每年" },
    total: { once: "一次性合计", year: "每年合计" },
    left: "安排减一次性合计",
  },
  en: {
    name: "Asks",
    note: "Shaded cells can be changed, the others are formulas. Money: lowest, median, highest; unit costs come from projects of plans or were entered; whether they cover equipment and land is unknown.",
    now: "Residents now",
    later: "Residents at the end",
    budget: "Budget (CNY)",
    head: [
      ..."No.,Name,Unit,Start,Start year,End,End year,Change a year,Growth a year,Base now,Base at the end,Per".split(
        ",",
      ),
      ..."Now,Then,More,Unit cost (low),Unit cost (median),Unit cost (high),Money (low),Money (median)".split(","),
      ..."Money (high),Falls,Counted".split(","),
    ],
    each: { once: "once", year: "a year" },
    total: { once: "Sum, once", year: "Sum, a year" },
    left: "Budget less the sum, once",
  },
} as const;

/** Rows of the sheet above those of `rows`: title and note. */
const ABOVE = 2;
const HEAD = 4;
const FIRST = ABOVE + HEAD + 2;
const CENTS = "#,##0";
const SHARE = "0.00%";

interface Line {
  readonly at: number;
  readonly index: number;
  readonly row: DraftRow;
  readonly help: RowHelp;
  readonly asks: Asks;
}

interface Around {
  readonly draft: Draft;
  readonly evidence: DraftEvidence;
  readonly language: Language;
  readonly counted: ReadonlySet<string>;
}

const figure = (formula: string, result: number | null, format?: string): SheetCell =>
  result === null ? "" : { formula, result, ...(format === undefined ? {} : { format }) };

/** The base of a level, now and then, and what it is counted per; nothing for what has no base. */
function baseOf({ row, asks, at }: Line, { draft, evidence }: Around) {
  const per = perOf(`${row.name}${row.unit ?? ""}`);
  const { people, stock } = asks;
  if (stock !== null) {
    const { population } = draft;
    const now = { formula: "$B$3", result: population?.now ?? 0 };
    return { now, later: { formula: "$B$4", result: stock.populationLater }, per, has: true as const };
  }
  if (people === null) return { now: "", later: "", per: "", has: false as const };
  const [now, later] = [people.denominatorNow, people.denominatorLater];
  return { now, later, per: multiplierOf(row, evidence) ?? 1, has: true as const, at };
}

function countCells(line: Line, around: Around): SheetCell[] {
  const { at, asks, help } = line;
  const { stock, people } = asks;
  const base = baseOf(line, around);
  if (!base.has) return ["", "", "", "", "", ""];
  const round = help.direction === "down" ? "ROUNDDOWN" : "ROUNDUP";
  const now: SheetCell =
    stock === null ? (people?.numeratorNow ?? "") : figure(`ROUND(D${at}*J${at}/L${at},0)`, stock.now, CENTS);
  const later = stock?.later ?? people?.numeratorLater ?? null;
  return [
    ...[base.now, base.later, base.per, now],
    figure(`${round}(ROUND(F${at}*K${at}/L${at},9),0)`, later, CENTS),
    figure(`IF(M${at}="","",N${at}-M${at})`, stock?.more ?? people?.more ?? null, CENTS),
  ];
}

function moneyCells({ at, asks, row, help }: Line, { counted, language }: Around): SheetCell[] {
  const { money } = asks;
  const unit = money === null ? [null, null, null] : [money.unitLow, money.unitMedian, money.unitHigh];
  const sums = money === null ? [null, null, null] : [money.low, money.median, money.high];
  const more = asks.stock?.more ?? asks.people?.more ?? null;
  if (help.thing === null || more === null) return Array.from({ length: 8 }, () => "");
  return [
    ...unit,
    ...["P", "Q", "R"].map(
      (column, which): SheetCell => ({
        formula: `IF(${column}${at}="","",MAX(0,O${at})*${column}${at})`,
        result: sums[which] ?? "",
        format: CENTS,
      }),
    ),
    WORDS[language].each[help.thing.each],
    counted.has(row.key) ? 1 : 0,
  ];
}

function cellsOf(line: Line, around: Around): SheetCell[] {
  const { at, row, index, help, asks } = line;
  const start = numberOf(help.baseline?.amount ?? null, help.direction, null);
  const startYear = help.baseline?.amount.year ?? baseYearOf(around.draft.period);
  const name = (around.language === "en" ? row.nameEn : null) ?? row.name;
  return [
    ...[
      index + 1,
      name,
      unitIn(row.unit, around.language),
      start,
      start === null ? "" : startYear,
      asks.level,
      asks.year,
    ],
    figure(`(F${at}-D${at})/(G${at}-E${at})`, asks.perYear, "0.00"),
    figure(`(F${at}/D${at})^(1/(G${at}-E${at}))-1`, asks.relativePerYear, SHARE),
    ...countCells(line, around),
    ...moneyCells(line, around),
  ];
}

/** Sums over the rows that are counted, with what is left of the budget. */
function sumRows(last: number, help: DraftHelp, { draft, language }: Around): SheetCell[][] {
  const words = WORDS[language];
  const { once, yearly, left } = help.totals;
  const blank = Array.from({ length: 17 }, () => "");
  const columns = ["S", "T", "U"] as const;
  const sum = (each: "once" | "year", { low, median, high }: typeof once): SheetCell[] => [
    ...["", words.total[each], ...blank.slice(1)],
    ...columns.map((column, which) => {
      const range = (of: string) => `${of}${FIRST}:${of}${last}`;
      const formula = `SUMIFS(${range(column)},${range("V")},"${words.each[each]}",${range("W")},1)`;
      return { formula, result: [low, median, high][which] ?? 0, format: CENTS };
    }),
  ];
  const rows = [sum("once", once), sum("year", yearly)];
  if (draft.budget === null || left === null) return rows;
  const rest = ["S", "T", "U"].map((column, which) => ({
    formula: `$B$5-${column}${last + 1}`,
    result: [left.high, left.median, left.low][which] ?? 0,
    format: CENTS,
  }));
  return [...rows, [...["", words.left, ...blank.slice(1)], ...rest]];
}

/**
 * What every decided target asks for, as a sheet with live formulas: change a year, people or beds, money at the lowest,
 * median and highest unit cost, sums. The same figures as `helpOf`; a row without a number for a target is left out.
 */
export function asksSheet(draft: Draft, evidence: DraftEvidence, language: Language): AsksSheet {
  const words = WORDS[language];
  const help = helpOf(draft, evidence);
  const counted = new Set(help.totals.groups.map(({ row }) => row));
  const around = { draft, evidence, language, counted };
  const lines = draft.rows.flatMap((row, index): Omit<Line, "at">[] => {
    const about = help.rows[index];
    const asks = about?.asks ?? null;
    return about === undefined || asks === null || asks.level === null ? [] : [{ row, index, help: about, asks }];
  });
  const last = FIRST + lines.length - 1;
  const { population, budget } = draft;
  const later = population === null ? "" : (population.later ?? { formula: "B3", result: population.now });
  return {
    name: words.name,
    title: draft.title[language],
    note: words.note,
    head: HEAD,
    typed: [3, 5, 15, 16, 17],
    widths: [6, 34, 8, 9, 8, 9, 8, 10, 10, 12, 12, 8, 11, 11, 11, 12, 12, 12, 14, 14, 14, 8, 8],
    rows: [
      [words.now, population?.now ?? ""],
      [words.later, later],
      [words.budget, budget?.cny ?? ""],
      [],
      [...words.head],
      ...lines.map((line, at) => cellsOf({ ...line, at: FIRST + at }, around)),
      ...(lines.length === 0 ? [] : sumRows(last, help, around)),
    ],
  };
}
