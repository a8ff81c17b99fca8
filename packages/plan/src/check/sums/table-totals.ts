import type { DocumentCell, DocumentTable } from "../../document.ts";
import { narrow, squeeze } from "../../text.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { projectTableTotals } from "../projects/project-totals.ts";

type Row = readonly DocumentCell[];

/** The row 合计 of a table of places or kinds, and the column of all the money beside those of its years. */
export const tableTotals: Check = (evidence) => {
  const asked = new Set(ask(projectTableTotals, evidence).flatMap(({ sources }) => sources.map(({ line }) => line)));
  return evidence.document.blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.some((row) => row.some(({ line }) => asked.has(line)))
        ? []
        : [...columnTotals(block), ...rowTotals(block)]
      : [],
  );
};

const figureIn = (cell: DocumentCell | undefined): number | null => {
  const figure = narrow(cell?.text ?? "").replace(/,(?=\d{3})/gu, "");
  return /^\d+(?:\.\d+)?$/u.test(figure) ? Number(figure) : null;
};
const nameOf = (row: Row) => squeeze(row[0]?.text ?? "") || squeeze(row[1]?.text ?? "");
const round = (value: number) => Math.round(value * 1e6) / 1e6;

function columnTotals({ rows }: DocumentTable): Question[] {
  const at = rows.findIndex((row) => /^(?:合计|总计|全[县区市旗](?:合计)?)$/u.test(nameOf(row)));
  const total = rows[at];
  if (total === undefined) return [];
  // 全县 may stand first, with its places below.
  const parts = (at === 1 ? rows.slice(2) : rows.slice(1, at)).filter((row) => row.length === total.length);
  if (parts.length < 3 || parts.some((row) => /小计|其中/u.test(nameOf(row)))) return [];
  return total.flatMap((cell, column): Question[] => {
    const printed = figureIn(cell);
    const figures = parts.map((row) => figureIn(row[column]));
    const header = squeeze(rows[0]?.[column]?.text ?? "");
    if (printed === null || figures.some((one) => one === null) || /率|每|均|比|%|序号|排名/u.test(header)) return [];
    const sum = round(figures.reduce<number>((all, one) => all + (one ?? 0), 0));
    const slack = cell.text.includes(".") ? 0.5 * 10 ** -(cell.text.split(".")[1]?.length ?? 0) : 0.001;
    // A column whose parts are far from their total is a mean or an order.
    if (Math.abs(sum - printed) <= slack || sum > 2 * printed || printed > 2 * sum) return [];
    return [question(header, { figures, sum, printed }, total)];
  });
}

function rowTotals({ rows }: DocumentTable): Question[] {
  const headers = (rows[0] ?? []).map((cell) => narrow(cell.text));
  const years = headers.flatMap((header, at) => (/^20\d{2}年?$/u.test(header) ? [at] : []));
  const whole = headers.findIndex((header) => /^(?:总投资|合计|总计|投资总额|估算总投资)/u.test(header));
  if (years.length < 3 || whole < 0) return [];
  return rows.slice(1).flatMap((row): Question[] => {
    const printed = figureIn(row[whole]);
    const figures = years
      .map((at) => figureIn(row[at]))
      .map((one, at) => (one === null && squeeze(row[years[at] ?? 0]?.text ?? "") === "" ? 0 : one));
    if (printed === null || figures.some((one) => one === null) || /^(?:合计|总计)$/u.test(nameOf(row))) return [];
    const sum = round(figures.reduce<number>((all, one) => all + (one ?? 0), 0));
    return Math.abs(sum - printed) <= 0.006 || sum === 0 ? [] : [question(nameOf(row), { figures, sum, printed }, row)];
  });
}

interface Sum {
  readonly figures: readonly (number | null)[];
  readonly sum: number;
  readonly printed: number;
}

function question(name: string, { figures, sum, printed }: Sum, row: Row): Question {
  const quote = row
    .map((cell) => squeeze(cell.text))
    .filter((cell) => cell !== "")
    .join(" | ");
  return {
    code: "parts-and-total",
    severity: "error",
    confidence: 0.9,
    message: {
      zh: `“${name}”各项之和为 ${sum}，表中为 ${printed}。`,
      en: `“${name}”: the parts add up to ${sum}, the table prints ${printed}.`,
    },
    arithmetic: `${figures.join(" + ")} = ${sum} ≠ ${printed}`,
    sources: [{ line: row[0]?.line ?? 0, quote }],
    indicators: [name],
  };
}
