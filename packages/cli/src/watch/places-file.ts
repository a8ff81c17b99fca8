import { type Day, parseDay } from "@kangyu/fhir";
import type { ScanPlace } from "@kangyu/surveillance";
import { badLine, type CsvFile, type CsvRow, numberCell, readCsvFile, requiredNumber } from "../csv-file.ts";

/** People of a place from a day on. */
interface Counted {
  readonly from: Day;
  readonly population: number;
}

export interface PlacesFile {
  readonly places: readonly ScanPlace[];
  /** Longitude and latitude, not plane coordinates. */
  readonly isGeographic: boolean;
  /** By place id, oldest first, where the file says from when a population holds; otherwise null. */
  readonly history: ReadonlyMap<string, readonly Counted[]> | null;
}

/**
 * Reads `id,lon,lat,population` or `id,x,y,population`; the population may be absent where no model needs it. With a column `from` a place has a line for
 * each population, with the date from which it holds; the first holds before that too.
 */
export async function readPlacesFile(path: string): Promise<PlacesFile> {
  const file = await readCsvFile(path, ["id"]);
  const isGeographic = file.columns.includes("lon") && file.columns.includes("lat");
  if (!isGeographic && !(file.columns.includes("x") && file.columns.includes("y")))
    throw badLine(path, 1, { zh: "缺少坐标列 lon,lat 或 x,y", en: "the columns lon,lat or x,y are missing" });
  const hasHistory = file.columns.includes("from");
  const places = new Map<string, ScanPlace>();
  const history = new Map<string, Counted[]>();
  for (const row of file.rows) {
    const place = placeOf(file, row, isGeographic ? ["lon", "lat"] : ["x", "y"]);
    const known = places.get(place.id);
    if (place.id === "" || (known !== undefined && !hasHistory)) throw twice(file, row);
    if (known !== undefined && (known.x !== place.x || known.y !== place.y))
      throw badLine(path, row.line, {
        zh: `地点“${place.id}”的坐标前后不一`,
        en: `the place "${place.id}" stands elsewhere on an earlier line`,
      });
    places.set(place.id, place);
    if (hasHistory) remember(history, file, { row, place });
  }
  for (const counted of history.values()) counted.sort((a, b) => a.from - b.from);
  // In the order of their ids, so that the order of the file does not matter.
  const sorted = [...places.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { places: sorted, isGeographic, history: hasHistory ? history : null };
}

function placeOf(file: CsvFile, row: CsvRow, [x, y]: readonly [string, string]): ScanPlace {
  const coordinate = (column: string) => requiredNumber(file, row, { column, least: -1e12 });
  const population = file.columns.includes("population") ? numberCell(file, row, { column: "population" }) : null;
  return { id: row.cells.id ?? "", x: coordinate(x), y: coordinate(y), population: population ?? 0 };
}

function twice({ path }: CsvFile, { line, cells }: CsvRow): Error {
  const id = cells.id ?? "";
  return badLine(path, line, {
    zh: `地点“${id}”为空或重复`,
    en: `the place "${id}" is empty or there twice`,
  });
}

function remember(
  history: Map<string, Counted[]>,
  file: CsvFile,
  { row, place }: { readonly row: CsvRow; readonly place: ScanPlace },
): void {
  const text = row.cells.from ?? "";
  const from = parseDay(text);
  if (from === null)
    throw badLine(file.path, row.line, {
      zh: `“${text}”不是日期（应如 2024-01-08）`,
      en: `"${text}" is not a date (such as 2024-01-08)`,
    });
  const counted = history.get(place.id) ?? [];
  if (counted.some((one) => one.from === from)) throw twice(file, row);
  history.set(place.id, [...counted, { from, population: place.population }]);
}

/** People of each place in each period: the mean over the days of the period. */
export function populationsOf(
  { places, history }: PlacesFile,
  periods: readonly { readonly lastDay: Day }[],
  days: number,
): number[][] | null {
  if (history === null) return null;
  return places.map(({ id }) => {
    const counted = history.get(id) ?? [];
    return periods.map(({ lastDay }) => {
      let sum = 0;
      for (let day = lastDay - days + 1; day <= lastDay; day++) sum += holding(counted, day);
      return sum / days;
    });
  });
}

function holding(counted: readonly Counted[], day: Day): number {
  return (counted.findLast(({ from }) => from <= day) ?? counted[0])?.population ?? 0;
}
