import type { Check, Question } from "../finding.ts";

/** Years of life gained in a year beyond which a plan should say how (local choice). */
const most = 0.5;

/** A life expectancy that would have to rise faster than populations' do. */
export const lifeExpectancy: Check = ({ rows, plan }) =>
  rows.flatMap((row): Question[] => {
    const { baseline } = row;
    const target = row.targets.find((one) => one.year === plan.period?.to);
    if (
      !/(?:预期|期望)寿命$/u.test(row.name) ||
      typeof baseline?.value !== "number" ||
      typeof target?.value !== "number"
    )
      return [];
    const years = (target.year ?? 0) - (baseline.year ?? 0);
    const gain = target.value - baseline.value;
    if (years <= 0 || target.op === "change" || gain <= most * years) return [];
    const shown = (value: number) => String(Math.round(value * 100) / 100);
    return [
      {
        code: "growth-unlikely",
        severity: "suspicious",
        confidence: 0.8,
        message: {
          zh: `“${row.name}”${years} 年内需提高 ${shown(gain)} 岁，每年 ${shown(gain / years)} 岁。`,
          en: `“${row.name}” would have to rise by ${shown(gain)} years in ${years}, ${shown(gain / years)} a year.`,
        },
        arithmetic: `(${target.value} − ${baseline.value})/${years} = ${shown(gain / years)}`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });
