import { directionOf, perOf, sameThing, shareOf, thingOf } from "../../names.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import type { Figure } from "../figures.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { weakerThanBenchmark } from "./quoted-benchmark.ts";

/** 婴儿死亡率3.21‰，高于全国2.8‰的平均水平; 全省每万人口全科医生3.40人: a target weaker than such a figure. */
export const textBenchmarks: Check = (evidence) => {
  const asked = new Set(ask(weakerThanBenchmark, evidence).flatMap(({ indicators }) => indicators));
  const seen = new Set<string>();
  return evidence.figures.flatMap((figure, at): Question[] => {
    if (figure.said !== "benchmark" || figure.unit === "") return [];
    const name = nameOf(figure, evidence.figures[at - 1]);
    const row = name === null ? undefined : rowNamed(name, figure, evidence);
    const target = row?.targets.find(({ year }) => year === evidence.plan.period?.to);
    if (name === null || row === undefined || asked.has(row.name) || seen.has(row.name)) return [];
    const direction = directionOf(row.name);
    if (!isFigure(target) || direction === null) return [];
    const benchmark = inUnitOf(row, figure);
    if (benchmark === null || (direction === "up" ? target.value >= benchmark : target.value <= benchmark)) return [];
    seen.add(row.name);
    return [question(row, target, figure)];
  });
};

const isFigure = (amount: Amount | undefined): amount is Amount & { value: number } =>
  typeof amount?.value === "number" && amount.op !== "change";

/** The benchmark's own name, else (高于全国2.8‰) that of the figure before it. */
function nameOf(figure: Figure, before: Figure | undefined): string | null {
  const own = figure.name
    .replace(/^.*[高低]于(?:全[国省市])?/u, "")
    .replace(/^.*?(?:全国|全省|国家)(?:平均)?/u, "")
    .replace(/(?:全国|全省)?平均(?:水平)?$/u, "");
  if (/差|[高低]于我/u.test(figure.name)) return null;
  if (own.length >= 4) return own;
  return before?.sentence === figure.sentence && before.unit === figure.unit ? before.name : null;
}

function rowNamed(name: string, figure: Figure, { plan }: Evidence): PlanIndicator | undefined {
  const bare = (one: string) => thingOf(one).replace(/^医疗卫生机构|数$/gu, "");
  return plan.indicators.find(
    (row) =>
      row.targets.some(({ year }) => year === plan.period?.to) &&
      perOf(row.name + (row.unit ?? "")) === perOf(name + figure.unit) &&
      (sameThing(row.name, name) || bare(row.name) === bare(name)),
  );
}

function inUnitOf(row: PlanIndicator, { value, unit }: Figure): number | null {
  const [own, said] = [shareOf(row.unit), shareOf(unit)];
  if (own !== null && said !== null) return (value * said) / own;
  return own === null && said === null ? value : null;
}

function question(row: PlanIndicator, target: Amount, { value, unit, source }: Figure): Question {
  return {
    code: "weaker-than-benchmark",
    severity: "weak-target",
    confidence: 0.8,
    message: {
      zh: `“${row.name}”${target.year} 年目标 ${target.raw} 弱于规划自己引用的 ${value}${unit}。`,
      en: `The ${target.year} target of “${row.name}”, ${target.raw}, asks for less than the benchmark that the plan quotes: ${value}${unit}.`,
    },
    arithmetic: `${target.raw} (${target.year}) : ${value}${unit}`,
    sources: [source, row.source],
    indicators: [row.name],
  };
}
