import type { DocumentBlock, DocumentTable } from "../document.ts";
import type { PlanIndicator } from "../plan.ts";
import { narrow, squeeze } from "../text.ts";
import { splitNameAndUnit } from "../unit.ts";
import type { Dated } from "./values/dated.ts";

/** Figures of tables that print years over their columns and are no indicator tables: resources, yearly steps. */
export function seriesOf(blocks: readonly DocumentBlock[], rows: readonly PlanIndicator[]): Dated[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "table" || rows.some((row) => holds(block, row.source.line))) return [];
    return seriesIn(block);
  });
}

const holds = (table: DocumentTable, line: number) => table.rows.some((row) => row.some((cell) => cell.line === line));

function seriesIn(table: DocumentTable): Dated[] {
  const [header, ...rows] = table.rows;
  const years = (header ?? []).map((cell) => {
    const year = narrow(cell.text).match(/^(20\d{2})年?(?:末|底)?$/u)?.[1];
    return year === undefined ? null : Number(year);
  });
  const first = years.findIndex((year) => year !== null);
  const unitAt = (header ?? []).findIndex((cell) => /^(?:计量)?单位$/u.test(squeeze(cell.text)));
  if (first < 1) return [];
  return rows.flatMap((row) => {
    const nameAt = (header ?? []).findIndex((cell) => /指标|名称|项目|类别|内容/u.test(cell.text));
    const cell = row[Math.max(0, nameAt)];
    const { name, unit } = splitNameAndUnit(cell?.text ?? "", squeeze(row[unitAt]?.text ?? "") || null);
    const quote = row.map((one) => squeeze(one.text)).join(" | ");
    return years.flatMap((year, at) => {
      const digits = narrow(row[at]?.text ?? "");
      if (year === null || !/^\d+(?:\.\d+)?$/u.test(digits)) return [];
      const step = 10 ** -(digits.split(".")[1]?.length ?? 0);
      return [
        {
          name,
          unit: unit ?? "",
          year,
          value: Number(digits),
          step,
          source: { line: cell?.line ?? table.line, quote },
        },
      ];
    });
  });
}

/** Rows of indicator tables, table by table. */
export function tablesOf(blocks: readonly DocumentBlock[], rows: readonly PlanIndicator[]): PlanIndicator[][] {
  return blocks.flatMap((block) => {
    if (block.kind !== "table") return [];
    const own = rows.filter((row) => holds(block, row.source.line));
    return own.length === 0 ? [] : [own];
  });
}
