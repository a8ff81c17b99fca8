import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** The row 合计 of a table of projects: each column of money is the sum of the rows above it. */
export const projectTableTotals: Check = ({ document, plan }) =>
  document.blocks.flatMap((block): Question[] => {
    if (block.kind !== "table") return [];
    const rows = block.rows.filter((row) =>
      plan.projects.some(({ source }) => row.some((cell) => cell.line === source.line)),
    );
    const total = block.rows.find((row) =>
      /^(?:合计|总计)$/u.test(squeeze(row[0]?.text ?? "") || squeeze(row[1]?.text ?? "")),
    );
    if (rows.length < 2 || total === undefined) return [];
    return total.flatMap((cell, column): Question[] => {
      const printed = figureIn(cell.text);
      const parts = rows.map((row) => figureIn(row[column]?.text ?? ""));
      if (printed === null || parts.some((one) => one === null)) return [];
      const sum = Math.round(parts.reduce<number>((all, one) => all + (one ?? 0), 0) * 1e6) / 1e6;
      if (Math.abs(sum - printed) < 0.006) return [];
      const header = squeeze(block.rows[0]?.[column]?.text ?? "");
      return [
        {
          code: "projects-and-total",
          severity: "error",
          confidence: 0.9,
          message: {
            zh: `“${header}”各项目之和为 ${sum}，合计栏为 ${printed}。`,
            en: `“${header}”: the projects add up to ${sum}, the total printed is ${printed}.`,
          },
          arithmetic: `${parts.join(" + ")} = ${sum} ≠ ${printed}`,
          sources: [
            {
              line: cell.line,
              quote: total
                .map((one) => squeeze(one.text))
                .filter((one) => one !== "")
                .join(" | "),
            },
          ],
          indicators: [],
        },
      ];
    });
  });

function figureIn(text: string): number | null {
  const figure = narrow(text).replace(/,(?=\d{3})/gu, "");
  return /^\d+(?:\.\d+)?$/u.test(figure) ? Number(figure) : null;
}
