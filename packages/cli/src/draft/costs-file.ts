import type { CostThing, OwnCost } from "@kangyu/plan";
import { badLine, numberCell, readCsvFile } from "../csv-file.ts";

/** The district's own unit costs: thing (an id of the catalogue, or `row:` and a row's key), cny for one more, source. */
export async function readCosts(path: string, things: readonly CostThing[]): Promise<OwnCost[]> {
  const file = await readCsvFile(path, ["thing", "cny", "source"]);
  const known = things.filter(({ kind }) => kind !== "people").map(({ id }) => id);
  return file.rows.map((row) => {
    const { thing = "", source = "" } = row.cells;
    if (!known.includes(thing) && !/^row:./u.test(thing)) {
      const ids = known.join(", ");
      throw badLine(path, row.line, {
        zh: `thing 应为 ${ids} 之一，或 row: 加一行的标识`,
        en: `thing must be one of ${ids}, or row: and the key of a row`,
      });
    }
    const cny = numberCell(file, row, { column: "cny" });
    if (cny === null || cny < 0)
      throw badLine(path, row.line, { zh: "cny 应为金额（元）", en: "cny must be an amount" });
    if (source === "") throw badLine(path, row.line, { zh: "请写明来源 source", en: "the source is missing" });
    return { thing, cny, source };
  });
}
