import type { Check, Question } from "../finding.ts";

/** More units than this make every percentage possible. */
const most = 12;

/** A share of a few units (83.33 % = 5 of 6) can only move in steps; a target between two steps cannot be reached as printed. */
export const wholeNumbers: Check = ({ rows, plan }) =>
  rows.flatMap((row): Question[] => {
    const { baseline } = row;
    const target = row.targets.find((one) => one.year === plan.period?.to);
    if (
      !/数量占比|(?:镇|村|街道|社区|医院|机构|学校)(?:数量)?(?:比例|占比)$|(?:卫生院|卫生室|服务中心|乡镇)[^，、]{0,10}(?:覆盖率|达标率|设置率|建成率)$/u.test(
        row.name,
      ) ||
      row.unit !== "%"
    )
      return [];
    if (typeof baseline?.value !== "number" || typeof target?.value !== "number" || target.op !== "=") return [];
    const units = unitsOf(baseline.value, baseline.raw);
    if (units === null) return [];
    const steps = Array.from({ length: units + 1 }, (_, count) => Math.round((10_000 * count) / units) / 100);
    const { value } = target;
    if (steps.some((step) => Math.abs(step - value) < 0.5)) return [];
    const below = steps.findLast((step) => step < value);
    const above = steps.find((step) => step > value);
    return [
      {
        code: "percentage-impossible",
        severity: "suspicious",
        confidence: 0.65,
        message: {
          zh: `“${row.name}”现状 ${baseline.raw}% 相当于 ${units} 个中的 ${Math.round((baseline.value * units) / 100)} 个，目标 ${target.raw}% 无法恰好达到。`,
          en: `“${row.name}”: ${baseline.raw} % is ${Math.round((baseline.value * units) / 100)} of ${units}; no number of them gives ${target.raw} %.`,
        },
        arithmetic: `${below}% < ${target.raw}% < ${above}%`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });

/** The fewest units of which a percentage with two decimals is a whole number; null where there is none, or it may be any. */
function unitsOf(value: number, raw: string): number | null {
  if ((raw.split(".")[1]?.length ?? 0) < 2) return null;
  for (let units = 2; units <= most; units += 1) {
    const count = Math.round((value * units) / 100);
    if (Math.abs((100 * count) / units - value) < 0.006) return units;
  }
  return null;
}
