import { type Day, isoOfDay, parseDay } from "@kangyu/fhir";
import type { ScanPlace } from "@kangyu/surveillance";
import { badLine, numberCell, readCsvFile, requiredNumber } from "../csv-file.ts";

export interface PlacesFile {
  readonly places: readonly ScanPlace[];
  /** Longitude and latitude, not plane coordinates. */
  readonly isGeographic: boolean;
}

/** Reads `id,lon,lat,population` or `id,x,y,population`; the population may be absent where no model needs it. */
export async function readPlacesFile(path: string): Promise<PlacesFile> {
  const file = await readCsvFile(path, ["id"]);
  const isGeographic = file.columns.includes("lon") && file.columns.includes("lat");
  if (!isGeographic && !(file.columns.includes("x") && file.columns.includes("y")))
    throw badLine(path, 1, { zh: "缺少坐标列 lon,lat 或 x,y", en: "the columns lon,lat or x,y are missing" });
  const [x, y] = isGeographic ? ["lon", "lat"] : ["x", "y"];
  const seen = new Set<string>();
  const places = file.rows.map((row) => {
    const id = row.cells.id ?? "";
    if (id === "" || seen.has(id))
      throw badLine(path, row.line, { zh: `地点“${id}”为空或重复`, en: `the place "${id}" is empty or there twice` });
    seen.add(id);
    const coordinate = (column: string) => requiredNumber(file, row, { column, least: -1e12 });
    const population = file.columns.includes("population") ? numberCell(file, row, { column: "population" }) : null;
    return { id, x: coordinate(x ?? "x"), y: coordinate(y ?? "y"), population: population ?? 0 };
  });
  // In the order of their ids, so that the order of the file does not matter.
  return { places: places.sort((a, b) => (a.id < b.id ? -1 : 1)), isGeographic };
}

export interface CasesTable {
  /** By place and period, oldest first. */
  readonly counts: number[][];
  /** First and last day of each period. */
  readonly periods: readonly { readonly from: string; readonly to: string }[];
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
    return Number.isFinite(to) ? { from: isoOfDay(to - days + 1), to: isoOfDay(to) } : { from: "", to: "" };
  });
  return { counts, periods: periods ?? [] };
}
