import { directionFor } from "../../direction-for.ts";
import { perOf, thingOf } from "../../names.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";
import { numberOf, pairs, perHead } from "./earlier-plan.ts";

/** Against the plan before: targets below what it had reached five years ago, and baselines that are the sum of two of its rows. */
export const againstEarlierResults: Check = ({ rows, earlier }) => {
  if (earlier === null) return [];
  const old = earlier.indicators.filter((indicator) => indicator.from === "table");
  return [...pairs(rows, old).flatMap(({ row, old: before }) => belowResult(row, before)), ...sums(rows, old)];
};

function belowResult(row: PlanIndicator, before: PlanIndicator): Question[] {
  const [target] = row.targets;
  const [aim, then, now] = [numberOf(target), numberOf(before.baseline), numberOf(row.baseline)];
  const direction = directionFor(row);
  if (target === undefined || aim === null || then === null || then === 0 || direction === null) return [];
  const weaker = (left: number, right: number) => (direction === "up" ? left < right - 1e-9 : left > right + 1e-9);
  const [asked, was] = [perHead(row, aim), perHead(before, then)];
  // Below the row's own baseline, or below the earlier plan's target, it is asked there.
  const last = numberOf(before.targets.at(-1));
  const isAsked = (now !== null && weaker(aim, now)) || (last !== null && weaker(asked, perHead(before, last)));
  if (!weaker(asked, was) || isAsked) return [];
  const base: Amount | null = row.baseline;
  return [
    {
      code: "weaker-than-earlier-result",
      severity: "weak-target",
      confidence: 0.85,
      message: {
        zh: `“${row.name}”${target.year} 年目标 ${target.raw} 低于上一规划 ${before.baseline?.year} 年已有的 ${before.baseline?.raw}${base === null ? "" : `（${base.year} 年为 ${base.raw}）`}。`,
        en: `The ${target.year} target of “${row.name}”, ${target.raw}, asks for less than the earlier plan had in ${before.baseline?.year}: ${before.baseline?.raw}${base === null ? "" : ` (${base.raw} in ${base.year})`}.`,
      },
      arithmetic: `${target.raw} (${target.year}) : ${before.baseline?.raw} (${before.baseline?.year})${base === null ? "" : `; ${base.raw} (${base.year})`}`,
      sources: [row.source, { ...before.source, document: "earlier" }],
      indicators: [row.name],
    },
  ];
}

/** 床位 2.37 in all is 2.07 + 0.30 of the two rows that the earlier plan had for them. */
function sums(rows: readonly PlanIndicator[], old: readonly PlanIndicator[]): Question[] {
  return rows.flatMap((row): Question[] => {
    const thing = thingOf(row.name);
    const now = numberOf(row.baseline);
    const isPerHead = (one: PlanIndicator) => perOf(`${one.name}${one.unit ?? ""}`) > 0;
    if (thing.length < 2 || now === null || now === 0 || row.baseline?.op !== "=" || !isPerHead(row)) return [];
    const parts = old.filter(
      (one) => isPerHead(one) && thingOf(one.name) !== thing && thingOf(one.name).endsWith(thing),
    );
    const values = parts.map((part) => numberOf(part.baseline));
    const [one, two] = values;
    if (parts.length !== 2 || one == null || two == null || row.baseline.year === parts[0]?.baseline?.year) return [];
    const sum = parts.reduce((total, part, at) => total + perHead(part, values[at] ?? 0), 0);
    if (Math.abs(sum - perHead(row, now)) > 1e-9) return [];
    return [
      {
        code: "carried-over",
        severity: "suspicious",
        confidence: 0.85,
        message: {
          zh: `“${row.name}”${row.baseline.year} 年的现状值等于上一规划 ${parts[0]?.baseline?.year} 年“${parts[0]?.name}”与“${parts[1]?.name}”之和。`,
          en: `The ${row.baseline.year} baseline of “${row.name}” is the sum of “${parts[0]?.name}” and “${parts[1]?.name}” of ${parts[0]?.baseline?.year} in the earlier plan.`,
        },
        arithmetic: `${parts.map((part) => part.baseline?.raw).join(" + ")} = ${row.baseline.raw}`,
        sources: [row.source, ...parts.map((part) => ({ ...part.source, document: "earlier" as const }))],
        indicators: [row.name],
      },
    ];
  });
}
