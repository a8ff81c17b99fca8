import type { Check, Question } from "../finding.ts";

/** Buildings whose size is printed and neither money nor years: nothing to follow them by; one finding for the plan. */
export const projectsWithoutTerms: Check = ({ plan }) => {
  const built = plan.projects.filter(({ area, beds }) => area !== null || beds !== null);
  const open = built.filter(({ investment, years }) => investment === null && years === null);
  if (open.length === 0) return [];
  const question: Question = {
    code: "project-without-money-and-years",
    severity: "suspicious",
    confidence: 0.85,
    message: {
      zh: `${open.length} 个建设项目既没有投资也没有年限：${open.map(({ name }) => name).join("、")}。`,
      en: `Building projects with neither money nor years (${open.length}): ${open.map(({ name }) => name).join(", ")}.`,
    },
    arithmetic: `${open.length}/${built.length}`,
    about: open.map(({ name }) => name).join("; "),
    sources: open.map(({ source }) => source),
    indicators: [],
  };
  return [question];
};
