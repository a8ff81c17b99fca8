import { nameMatcher } from "../../names.ts";
import type { Figure } from "../figures.ts";
import type { Check, Question } from "../finding.ts";
import { datedOf } from "./dated.ts";

/** Stocks and rates of the whole district, which have one value a year. */
const people = /^(?:常住|户籍|总|出生)人口(?:数|总数)?$|^(?:出生|活产数?)$/u;
const stocks =
  /^(?:执业（助理）医师|注册护士|卫生技术人员|卫生人员|全科医生|(?:医疗卫生机构)?(?:编制|实有|开放)?床位)(?:数|总数)?$/u;
const rates = /(?:率|预期寿命|期望寿命|素养水平)$/u;

/** One figure printed twice in the text with different values for the same year, where no table row says which holds. */
export const twoValuesInText: Check = ({ figures, plan, rows }) => {
  const isSame = nameMatcher();
  const end = plan.period?.from ?? Number.POSITIVE_INFINITY;
  const mine = (datedOf(figures, plan.period) as (Figure & { year: number })[]).filter(
    (one) =>
      one.exact &&
      one.whole === null &&
      one.year < end &&
      isMeant(one) &&
      !rows.some((row) => isSame(row.name, one.name)),
  );
  const groups = Map.groupBy(mine, (one) => `${one.name.replace(/(?:总)?数$/u, "")}|${one.unit}|${one.year}`);
  return [...groups.values()].flatMap((same): Question[] => {
    const [first] = same;
    const other = same.find(
      (one) =>
        first !== undefined &&
        one.sentence !== first.sentence &&
        Math.abs(one.value - first.value) > 0.6 * Math.max(one.step, first.step),
    );
    if (first === undefined || other === undefined) return [];
    return [question(first, other)];
  });
};

function isMeant({ name, unit }: Figure): boolean {
  if (people.test(name)) return unit === "人";
  if (stocks.test(name)) return true;
  return rates.test(name) && name.length >= 5 && unit !== "" && !/占|均/u.test(name);
}

function question(first: Figure & { year: number }, other: Figure): Question {
  return {
    code: "two-values",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `“${first.name}”${first.year} 年的数值在文中有两个：${first.value} 和 ${other.value}${first.unit}。`,
      en: `“${first.name}” in ${first.year} has two values in the text: ${first.value} and ${other.value}${first.unit}.`,
    },
    arithmetic: `${first.value}${first.unit} ≠ ${other.value}${other.unit}`,
    sources: [first.source, other.source],
    indicators: [first.name],
  };
}
