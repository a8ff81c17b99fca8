import type { Period, Project } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";

/** 2017–2021: 1 of 5 years lies in the plan; evenly 35 × 1/5 = 7. */
function evenly({ raw }: { readonly raw: string }, years: Period, period: Period): string {
  const all = years.to - years.from + 1;
  const own = Math.min(years.to, period.to) - period.from + 1;
  const even = Math.round((100 * Number(raw) * own) / all) / 100;
  return `${years.from}–${years.to}: ${own}/${all} a${Number.isNaN(even) ? "" : ` → ${raw} × ${own}/${all} = ${even}`}`;
}

const billions = (cny: number) => `${Math.round(cny / 1e4) / 1e4} 亿元`;

/** One end alone says little; only an end that lies beyond the plan's other end is outside. */
function liesOutside(years: NonNullable<Project["years"]>, period: Period): boolean {
  return (years.to !== null && years.to < period.from) || (years.from !== null && years.from > period.to);
}

/** Projects begun before the plan whose whole money stands inside it, or more money inside than there is. */
export const projectMoney: Check = ({ plan }) =>
  plan.projects.flatMap((project): Question[] => {
    const { investment, investmentInPlan: inside, years } = project;
    if (plan.period === null) return [];
    if (years !== null && liesOutside(years, plan.period)) {
      const over = years.to !== null && years.to < plan.period.from;
      return [
        {
          code: over ? "project-finished" : "project-outside-plan",
          severity: "error",
          confidence: 0.9,
          message: {
            zh: `“${project.name}”的建设年限 ${years.from ?? ""}—${years.to ?? ""} ${over ? "在规划期开始前已结束" : "不在规划期内"}。`,
            en: `“${project.name}” (${years.from ?? ""}–${years.to ?? ""}) ${over ? "was finished before the plan began" : "lies outside the plan's years"}.`,
          },
          arithmetic: `${years.from ?? ""}–${years.to ?? ""} ∩ ${plan.period.from}–${plan.period.to} = ∅`,
          sources: [project.source],
          indicators: [],
        },
      ];
    }
    if (investment === null || inside === null) return [];
    const begun = years?.from ?? null;
    const early = begun !== null && begun < plan.period.from;
    if (inside.cny <= investment.cny && !(early && inside.cny === investment.cny)) return [];
    const share = Math.round((100 * inside.cny) / investment.cny);
    const last = years !== null && years.to === plan.period.from;
    return [
      {
        code: inside.cny > investment.cny ? "more-money-inside-than-in-all" : "money-before-the-plan-inside-it",
        severity: inside.cny > investment.cny || last ? "error" : "suspicious",
        confidence: 0.9,
        message: {
          zh: `“${project.name}”${years === null ? "" : `建设年限 ${years.from ?? ""}—${years.to ?? ""}，`}总投资 ${billions(investment.cny)}，规划期内投资 ${billions(inside.cny)}。`,
          en: `“${project.name}”${years === null ? "" : ` (${years.from ?? ""}–${years.to ?? ""})`} books ${inside.raw} of ${investment.raw} inside the plan of ${plan.period.from}–${plan.period.to}.`,
        },
        arithmetic: `${inside.raw} / ${investment.raw} = ${share}%${early ? `; ${evenly(investment, { from: begun, to: years?.to ?? plan.period.to }, plan.period)}` : ""}`,
        about: `${inside.raw} / ${investment.raw} = ${share}%${early ? `, ${plan.period.from} − ${begun} = ${plan.period.from - begun} a` : ""}`,
        sources: [project.source],
        indicators: [],
      },
    ];
  });
