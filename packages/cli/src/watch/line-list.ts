import { type ListedCase, WITHIN } from "@kangyu/surveillance";
import { badLine, readCsvFile } from "../csv-file.ts";
import { choiceCell, dayCell, textCell, wordsCell } from "./cells.ts";

/**
 * Reads a line list: `disease,date` and, where they are known, `id`, `death`, `traits` and the places `class`, `unit`, `site`, `institution`,
 * `village`, `township`, `county`, `event`. Without a column `county` all cases are of the one district; without `id` a case is its line.
 */
export async function readLineList(path: string): Promise<ListedCase[]> {
  const file = await readCsvFile(path, ["disease", "date"]);
  const hasCounty = file.columns.includes("county");
  const seen = new Set<string>();
  return file.rows.map((row) => {
    const id = row.cells.id || `line ${row.line}`;
    if (seen.has(id)) throw badLine(path, row.line, { zh: `编号“${id}”重复`, en: `the id "${id}" is there twice` });
    seen.add(id);
    const death = choiceCell(file, row, { column: "death", options: ["0", "1", "no", "yes", "false", "true"] });
    const places = Object.fromEntries(WITHIN.map((within) => [within, row.cells[within] || null]));
    return {
      id,
      disease: textCell(file, row, "disease"),
      day: dayCell(file, row, "date"),
      isDeath: death === "1" || death === "yes" || death === "true",
      traits: wordsCell(row, "traits"),
      places: hasCounty ? places : { ...places, county: "district" },
    };
  });
}
