import { narrow } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** 2.40 → 2.9 with 〔0.8〕: what a table prints in brackets as the sum of five years is the way from baseline to target. */
export const increments: Check = ({ rows, plan }) =>
  rows.flatMap((row): Question[] => {
    const said = narrow(row.source.quote).match(/[〔[【](\d+(?:\.\d+)?)[〕\]】]/u)?.[1];
    const target = row.targets.find(({ year }) => year === plan.period?.to);
    if (said === undefined || typeof row.baseline?.value !== "number" || typeof target?.value !== "number") return [];
    if (target.op === "change" || target.op === "words") return [];
    const way = Math.abs(target.value - row.baseline.value);
    const step = 10 ** -(said.split(".")[1]?.length ?? 0);
    if (Math.abs(way - Number(said)) <= 0.6 * step || Number(said) === target.value) return [];
    const shown = Math.round(way * 1e4) / 1e4;
    return [
      {
        code: "growth-does-not-fit",
        severity: "error",
        confidence: 0.75,
        message: {
          zh: `“${row.name}”由 ${row.baseline.raw} 到 ${target.raw} 变化 ${shown}，表中的累计数为 ${said}。`,
          en: `“${row.name}” moves by ${shown} from ${row.baseline.raw} to ${target.raw}; the table prints ${said}.`,
        },
        arithmetic: `|${target.value} − ${row.baseline.value}| = ${shown} ≠ ${said}`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });
