import { directionOf, sameThing, shareOf } from "../../names.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";

/** Per-head rates of two plans in the same terms: 0.09 人/千人口 is 0.9 人 in 每万人口…数. */
export function perHead(row: PlanIndicator, value: number): number {
  const share = shareOf(row.unit);
  if (share !== null) return value * share;
  const text = `${row.name}${row.unit ?? ""}`;
  if (/万人?口|每万/u.test(text)) return value / 10_000;
  return /千人?口|每千/u.test(text) ? value / 1000 : value;
}

const thing = (name: string) => name.replace(/^每?[千万]?(?:常住)?人口(?:拥有)?|数$|[（(][^（）()]*[)）]$/gu, "");

/** Rows of two plans that say the same thing. */
export function pairs(rows: readonly PlanIndicator[], earlier: readonly PlanIndicator[]) {
  return rows.flatMap((row) =>
    earlier
      .filter((old) => old.name !== "" && sameThing(thing(row.name), thing(old.name)))
      .map((old) => ({ row, old })),
  );
}

/** A figure that is a level, not a change or words. */
export const numberOf = (amount: Amount | null | undefined) =>
  typeof amount?.value === "number" && amount.op !== "change" ? amount.value : null;

/** What the earlier plan printed, held against this one: baselines carried over, targets lower than the last. */
export const againstEarlierPlan: Check = ({ rows, earlier }) => {
  if (earlier === null) return [];
  const old = earlier.indicators.filter((indicator) => indicator.from === "table");
  return pairs(rows, old).flatMap(({ row, old: before }) => [...carriedOver(row, before), ...lowered(row, before)]);
};

function carriedOver(row: PlanIndicator, before: PlanIndicator): Question[] {
  const now = numberOf(row.baseline);
  const then = numberOf(before.baseline);
  if (now === null || then === null || now === 0 || row.baseline?.year === before.baseline?.year) return [];
  if (row.baseline?.op !== "=" || Math.abs(perHead(row, now) - perHead(before, then)) > 1e-9) return [];
  return [
    {
      code: "carried-over",
      severity: "suspicious",
      confidence: 0.9,
      message: {
        zh: `“${row.name}”${row.baseline?.year} 年的现状值与上一规划 ${before.baseline?.year} 年的相同。`,
        en: `The ${row.baseline?.year} baseline of “${row.name}” is the ${before.baseline?.year} figure of the earlier plan.`,
      },
      arithmetic: `${row.baseline?.raw} ${row.unit ?? ""} = ${before.baseline?.raw} ${before.unit ?? ""}`,
      sources: [row.source, { ...before.source, document: "earlier" }],
      indicators: [row.name],
    },
  ];
}

/** 增长30% of 0.32 is 0.416. */
function levelOf(target: Amount | undefined, baseline: Amount | null): number | null {
  const percent = Number(target?.raw.match(/^(?:增长|提高|增加)(\d+(?:\.\d+)?)%$/u)?.[1] ?? Number.NaN);
  const base = numberOf(baseline);
  if (Number.isNaN(percent) || base === null) return numberOf(target);
  return Math.round(base * (100 + percent) * 100) / 10_000;
}

const grown = (target: Amount, baseline: Amount | null, level: number) =>
  target.op === "change" ? `${baseline?.raw} × ${target.raw} = ${level}` : target.raw;

function lowered(row: PlanIndicator, before: PlanIndicator): Question[] {
  const target = row.targets[0];
  const last = before.targets.at(-1);
  const now = levelOf(target, row.baseline);
  const then = numberOf(last);
  const direction = directionOf(row.name);
  if (target === undefined || last === undefined || now === null || then === null || direction === null) return [];
  const [left, right] = [perHead(row, now), perHead(before, then)];
  if (direction === "up" ? left >= right - 1e-9 : left <= right + 1e-9) return [];
  return [
    {
      code: "weaker-than-earlier-plan",
      severity: "weak-target",
      confidence: 0.9,
      message: {
        zh: `“${row.name}”${target.year} 年目标 ${target.raw} 弱于上一规划 ${last.year} 年目标 ${last.raw}。`,
        en: `The ${target.year} target of “${row.name}”, ${target.raw}, is weaker than the earlier plan's for ${last.year}, ${last.raw}.`,
      },
      arithmetic: `${grown(target, row.baseline, now)} ${row.unit ?? ""} (${target.year}) : ${last.raw} ${before.unit ?? ""} (${last.year})`,
      sources: [row.source, { ...before.source, document: "earlier" }],
      indicators: [row.name],
    },
  ];
}
