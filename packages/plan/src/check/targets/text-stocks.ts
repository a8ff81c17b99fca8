import { perOf } from "../../names.ts";
import type { Plan, PlanIndicator } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";
import { type HeadRate, headRatesOf, sameStaff } from "../heads.ts";

/** Years in which a stock of people or beds grows by more than this each year have not been seen. */
const yearlyGrowth = 0.15;

/** Targets per head in the text of a plan without a row for them, beside the rate of the review: weaker, or out of reach. */
export const textStocks: Check = (evidence) => {
  const { plan, rows } = evidence;
  const rates = headRatesOf(evidence);
  const seen = new Set<string>();
  return plan.indicators.flatMap((indicator): Question[] => {
    const per = perOf(indicator.name);
    const thing = indicator.name.replace(/^每[千万](?:常住|户籍)?人口(?:拥有)?/u, "");
    if (indicator.from !== "text" || per === 0 || seen.has(thing)) return [];
    if (rows.some((row) => perOf(row.name + (row.unit ?? "")) === per && row.name.endsWith(thing))) return [];
    const rate = rates.find((one) => one.per === per && sameStaff(one.thing, thing));
    const target = endOf(indicator, plan);
    if (rate === undefined || target === null || plan.period === null) return [];
    seen.add(thing);
    return question({ indicator, rate, target, years: plan.period.to - plan.period.from + 1 });
  });
};

function endOf({ targets }: PlanIndicator, { period }: Plan): number | null {
  const target = targets.find(({ year }) => year === period?.to);
  return typeof target?.value === "number" && target.op !== "change" ? target.value : null;
}

interface Stock {
  readonly indicator: PlanIndicator;
  readonly rate: HeadRate;
  readonly target: number;
  readonly years: number;
}

function question({ indicator, rate, target, years }: Stock): Question[] {
  const now = rate.rate.value;
  const sources = [indicator.source, rate.rate.source];
  const indicators = [indicator.name];
  if (target < now)
    return [
      {
        code: "weaker-than-baseline",
        severity: "weak-target",
        confidence: 0.85,
        message: {
          zh: `“${indicator.name}”目标 ${target} 弱于文中的现状 ${now}。`,
          en: `The target of “${indicator.name}”, ${target}, asks for less than the text says there is: ${now}.`,
        },
        arithmetic: `${target} : ${now}`,
        sources,
        indicators,
      },
    ];
  const growth = (target / now) ** (1 / years) - 1;
  if (growth <= yearlyGrowth) return [];
  const percent = (growth * 100).toFixed(1);
  return [
    {
      code: "growth-unlikely",
      severity: "suspicious",
      confidence: 0.8,
      message: {
        zh: `“${indicator.name}”需每年增长 ${percent}%，${years} 年内达到 ${(target / now).toFixed(2)} 倍。`,
        en: `“${indicator.name}” would have to grow by ${percent} % a year, to ${(target / now).toFixed(2)} times in ${years} years.`,
      },
      arithmetic: `(${target}/${now})^(1/${years}) − 1 = ${percent}%`,
      sources,
      indicators,
    },
  ];
}
