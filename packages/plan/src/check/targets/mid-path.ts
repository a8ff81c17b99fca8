import { directionFor } from "../../direction-for.ts";
import type { Amount } from "../../plan.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { paceAtTheEnd } from "./weak-targets.ts";

const isFigure = (amount: Amount | null | undefined): amount is Amount & { value: number; year: number } =>
  typeof amount?.value === "number" && amount.op !== "change" && amount.op !== "words" && amount.year !== null;

/** A mid-term target that covers less than half of what an even pace would; nearly none of the way is pace-at-the-end. */
export const midOffPath: Check = (evidence) => {
  const { period } = evidence.plan;
  // A draft's table has no document; its own checks ask this of it.
  if (evidence.document.blocks.length === 0) return [];
  const asked = new Set(ask(paceAtTheEnd, evidence).flatMap(({ indicators }) => indicators));
  return evidence.rows.flatMap((row): Question[] => {
    const { baseline } = row;
    const figures = row.targets.filter(isFigure);
    const end = figures.find((one) => one.year === period?.to);
    const mid = figures.find((one) => one.year < (period?.to ?? 0));
    if (!isFigure(baseline) || mid === undefined || end === undefined || end.value === baseline.value) return [];
    const direction = directionFor(row);
    const worse = (end.value - baseline.value) * (direction === "down" ? -1 : 1) < 0;
    if (direction !== null && worse) return [];
    const way = (mid.value - baseline.value) / (end.value - baseline.value);
    const time = (mid.year - baseline.year) / (end.year - baseline.year);
    if (way < 0 || way >= time / 2 || asked.has(row.name)) return [];
    return [
      {
        code: "mid-off-path",
        severity: "suspicious",
        confidence: 0.7,
        message: {
          zh: `“${row.name}”${mid.year} 年中期目标只走完全程的 ${Math.round(way * 100)}%，时间已过 ${Math.round(time * 100)}%。`,
          en: `By ${mid.year} “${row.name}” has gone ${Math.round(way * 100)} % of the way in ${Math.round(time * 100)} % of the time.`,
        },
        arithmetic: `(${mid.value} − ${baseline.value})/(${end.value} − ${baseline.value}) = ${Math.round(way * 100)}% < ½ · ${Math.round(time * 100)}%`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });
};
