import { plainUnit, sameThing } from "../../names.ts";
import type { Check, Question } from "../finding.ts";
import { comparedOf, datedOf, turnsOf } from "./dated.ts";

/** A past figure that the earlier plan's table prints for the same year with another value. */
export const earlierValues: Check = ({ earlier, figures, passages, plan }) => {
  if (earlier === null) return [];
  const said = [
    ...turnsOf(passages, plan.period),
    ...comparedOf(passages),
    ...datedOf(
      figures.filter((one) => one.whole === null),
      plan.period,
    ),
  ];
  return earlier.indicators.flatMap((old): Question[] => {
    const { baseline } = old;
    if (old.from !== "table" || typeof baseline?.value !== "number" || baseline.year === null) return [];
    const then = baseline.value;
    const other = said.find(
      (one) =>
        one.year === baseline.year &&
        (sameThing(old.name, one.name) || (old.name.endsWith(one.name) && one.name.startsWith("每"))) &&
        plainUnit(one.unit) === plainUnit(old.unit ?? "") &&
        Math.abs(one.value - then) > Math.max(0.6 * one.step, 0.004 * then),
    );
    if (other === undefined) return [];
    return [
      {
        code: "differs-from-earlier-plan",
        severity: "error",
        confidence: 0.85,
        message: {
          zh: `“${old.name}”${baseline.year} 年的数值，本规划为 ${other.value}${other.unit}，上一规划为 ${baseline.raw}${old.unit ?? ""}。`,
          en: `“${old.name}” in ${baseline.year} is ${other.value}${other.unit} here and ${baseline.raw}${old.unit ?? ""} in the earlier plan.`,
        },
        arithmetic: `${other.value}${other.unit} ≠ ${baseline.raw}${old.unit ?? ""} (${baseline.year})`,
        sources: [other.source, { ...old.source, document: "earlier" }],
        indicators: [old.name],
      },
    ];
  });
};
