import type { Period, Project } from "../plan.ts";
import type { Check, Question } from "./finding.ts";

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
      return [
        {
          code: "project-outside-plan",
          severity: "error",
          confidence: 0.9,
          message: {
            zh: `“${project.name}”的建设年限 ${years.from ?? ""}—${years.to ?? ""} 不在规划期内。`,
            en: `“${project.name}” (${years.from ?? ""}–${years.to ?? ""}) lies outside the plan's years.`,
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
        arithmetic: `${inside.raw} / ${investment.raw} = ${Math.round((100 * inside.cny) / investment.cny)}%${early ? `, ${plan.period.from} − ${begun} = ${plan.period.from - begun} a` : ""}`,
        sources: [project.source],
        indicators: [],
      },
    ];
  });
