import { type Day, isoOfDay, parseDay } from "@kangyu/fhir";
import type { ScanPlace } from "@kangyu/surveillance";
import { badLine, readCsvFile, requiredNumber } from "../csv-file.ts";

export interface CasesTable {
  /** By place and period, oldest first. */
  readonly counts: number[][];
  /** First and last day of each period. */
  readonly periods: readonly { readonly from: string; readonly to: string; readonly lastDay: Day }[];
}

/**
 * Reads `place,date` (and `count`) in any order into periods of so many days that end with the last date. The first period may reach before the
 * first date.
 */
export async function readCasesFile(path: string, places: readonly ScanPlace[], days: number): Promise<CasesTable> {
  const file = await readCsvFile(path, ["place", "date"]);
  const numbers = new Map(places.map(({ id }, index) => [id, index]));
  const cases = file.rows.map((row) => {
    const { place = "", date = "" } = row.cells;
    const [index, day] = [numbers.get(place), parseDay(date)];
    if (index === undefined)
      throw badLine(path, row.line, {
        zh: `地点“${place}”不在地点文件中`,
        en: `the place "${place}" is not in the file of places`,
      });
    if (day === null)
      throw badLine(path, row.line, {
        zh: `“${date}”不是日期（应如 2024-01-08）`,
        en: `"${date}" is not a date (such as 2024-01-08)`,
      });
    const count = file.columns.includes("count") ? requiredNumber(file, row, { column: "count", whole: true }) : 1;
    return { index, day, count };
  });
  return tabulate(cases, places.length, days);
}

function tabulate(
  cases: readonly { readonly index: number; readonly day: Day; readonly count: number }[],
  places: number,
  days: number,
): CasesTable {
  const first = cases.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = cases.reduce((most, { day }) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const length = cases.length === 0 ? 1 : Math.ceil((last - first + 1) / days);
  const counts = Array.from({ length: places }, () => new Array<number>(length).fill(0));
  for (const { index, day, count } of cases) {
    const period = length - 1 - Math.floor((last - day) / days);
    const row = counts[index];
    if (row) row[period] = (row[period] ?? 0) + count;
  }
  const periods = counts[0]?.map((_, period) => {
    const to = last - (length - 1 - period) * days;
    return Number.isFinite(to)
      ? { from: isoOfDay(to - days + 1), to: isoOfDay(to), lastDay: to }
      : { from: "", to: "", lastDay: 0 };
  });
  return { counts, periods: periods ?? [] };
}
