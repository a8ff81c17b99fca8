import { civilOfDay, type Day, isoOfDay, parseDay } from "@kangyu/fhir";
import { badLine, type CsvFile, type CsvRow, numberCell, readCsvFile } from "../csv-file.ts";

/** A file of counts, one a period, oldest first. */
export interface SeriesFile {
  readonly observed: readonly (number | null)[];
  /** Null where the file gives no dates. */
  readonly days: readonly Day[] | null;
  readonly population: readonly number[] | null;
  /** Periods a year, told from the dates; null without dates. */
  readonly frequency: number | null;
}

/**
 * Reads `date,observed` (and `population` where it is given). Dates are all there or all empty; with dates every period has its row:
 * a count that is not known is an empty cell (or NA), never a row left out.
 */
export async function readSeriesFile(path: string): Promise<SeriesFile> {
  const file = await readCsvFile(path, ["observed"]);
  if (file.rows.length === 0) throw badLine(path, 1, { zh: "没有数据行", en: "no row follows the column names" });
  const observed = file.rows.map((row) => numberCell(file, row, { column: "observed", whole: true }));
  const days = daysOf(file);
  return { observed, days, population: populationOf(file), frequency: days === null ? null : steadyStep(file, days) };
}

function populationOf(file: CsvFile): number[] | null {
  if (!file.columns.includes("population")) return null;
  return file.rows.map((row) => {
    const people = numberCell(file, row, { column: "population" });
    if (people !== null && people > 0) return people;
    throw badLine(file.path, row.line, { zh: "population 应大于 0", en: "population must be above 0" });
  });
}

function daysOf(file: CsvFile): Day[] | null {
  const dated = file.rows.filter(({ cells }) => (cells.date ?? "") !== "");
  if (dated.length === 0) return null;
  return file.rows.map((row) => dayOf(file, row));
}

function dayOf(file: CsvFile, { line, cells }: CsvRow): Day {
  const text = cells.date ?? "";
  if (text === "")
    throw badLine(file.path, line, { zh: "缺少日期，其他行有日期", en: "the date is missing; other rows have one" });
  const [year, month, date] = text.split(/[/-]/).map((part) => part.padStart(2, "0"));
  const day = /^\d{4}([-/])\d{1,2}\1\d{1,2}$/.test(text) ? parseDay(`${year}-${month}-${date}`) : null;
  if (day !== null) return day;
  throw badLine(file.path, line, {
    zh: `“${text}”不是日期（应如 2024-01-08）`,
    en: `"${text}" is not a date (such as 2024-01-08)`,
  });
}

const STEPS = [
  { frequency: 365, zh: "每日", en: "a day", next: (day: Day) => day + 1 },
  { frequency: 52, zh: "每周", en: "a week", next: (day: Day) => day + 7 },
] as const;

/** Periods a year from the step between dates; refuses a date twice, dates out of order and gaps, with the line. */
function steadyStep(file: CsvFile, days: readonly Day[]): number | null {
  const lineOf = (index: number) => file.rows[index]?.line ?? 0;
  for (let i = 1; i < days.length; i++) {
    const [before, day] = [days[i - 1] ?? 0, days[i] ?? 0];
    if (day === before)
      throw badLine(file.path, lineOf(i), {
        zh: `日期 ${isoOfDay(day)} 重复`,
        en: `the date ${isoOfDay(day)} is there twice`,
      });
    if (day < before)
      throw badLine(file.path, lineOf(i), {
        zh: `日期 ${isoOfDay(day)} 早于上一行的 ${isoOfDay(before)}`,
        en: `the date ${isoOfDay(day)} is earlier than ${isoOfDay(before)} of the row before`,
      });
  }
  if (days.length < 2) return null;
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? 0));
  const usual = commonest(gaps);
  if (usual >= 28 && usual <= 31) return monthly(file, days);
  const step = STEPS.find(({ frequency }) => frequency === (usual === 7 ? 52 : 365));
  if (step === undefined || (usual !== 1 && usual !== 7))
    throw badLine(file.path, lineOf(1), {
      zh: `日期间隔 ${usual} 天，应为每日、每周或每月`,
      en: `the dates are ${usual} days apart; they must be a day, a week or a month apart`,
    });
  refuseGaps(file, days, step);
  return step.frequency;
}

function commonest(gaps: readonly number[]): number {
  const times = new Map<number, number>();
  for (const gap of gaps) times.set(gap, (times.get(gap) ?? 0) + 1);
  return [...times].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

interface Step {
  readonly zh: string;
  readonly en: string;
  next(day: Day): Day;
}

function refuseGaps(file: CsvFile, days: readonly Day[], { zh, en, next }: Step): void {
  for (let i = 1; i < days.length; i++) {
    const expected = next(days[i - 1] ?? 0);
    const day = days[i] ?? 0;
    if (day === expected) continue;
    throw badLine(file.path, file.rows[i]?.line ?? 0, {
      zh: `${zh}一行，此处应为 ${isoOfDay(expected)}，实为 ${isoOfDay(day)}（未知的数留空，不要省略行）`,
      en: `rows are ${en} apart: ${isoOfDay(expected)} is expected, ${isoOfDay(day)} is there (leave an unknown count empty; do not leave its row out)`,
    });
  }
}

function monthly(file: CsvFile, days: readonly Day[]): number {
  const monthOf = (day: Day) => {
    const { year, month } = civilOfDay(day);
    return year * 12 + month;
  };
  for (let i = 1; i < days.length; i++) {
    const day = days[i] ?? 0;
    if (monthOf(day) === monthOf(days[i - 1] ?? 0) + 1) continue;
    throw badLine(file.path, file.rows[i]?.line ?? 0, {
      zh: `每月一行，${isoOfDay(day)} 与上一行不是相邻的月份`,
      en: `rows are a month apart: ${isoOfDay(day)} is not in the month after the row before`,
    });
  }
  return 12;
}
