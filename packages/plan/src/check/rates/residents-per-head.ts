import { type Figure, perHead } from "../figures.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { type HeadRate, headRatesOf } from "../heads.ts";
import { impliedPopulation } from "./implied-population.ts";

/** People further apart than this, after rounding, cannot be the same. */
const apart = 1.05;

/** 床位1825张，每千人口5.60张 beside 常住人口36.5万人: the residents that the rate implies are those that the plan prints. */
export const residentsPerHead: Check = (evidence) => {
  if (ask(impliedPopulation, evidence).length > 0) return [];
  const residents = residentsIn(evidence);
  if (residents.length === 0) return [];
  const odd = headRatesOf(evidence).filter((one) => residents.every((people) => !about(one, people.value)));
  const all = headRatesOf(evidence).length;
  // Where most rates imply other people, they were made of people that the plan does not print.
  return odd.length * 2 > all && all > 2 ? [] : odd.map((one) => question(one, residents));
};

const impliedOf = ({ count, per }: HeadRate, value: number) => (count.value / value) * per;

function about(one: HeadRate, people: number): boolean {
  const half = 0.5 * 10 ** -one.rate.decimals;
  return (
    impliedOf(one, one.rate.value + half) <= people * apart &&
    impliedOf(one, Math.max(half, one.rate.value - half)) >= people / apart
  );
}

/** Residents as the review counts them: 常住人口, 户籍人口, 总人口 of the year before the plan. */
function residentsIn({ figures, plan }: Evidence): Figure[] {
  const base = (plan.period?.from ?? 0) - 1;
  return figures.filter(
    (one) =>
      !one.forward &&
      one.unit === "人" &&
      !perHead(one) &&
      /^(?:年末|全[县区市])?(?:常住|户籍|总)人口(?:数|总数)?$/u.test(one.name) &&
      (one.year === null || one.year === base),
  );
}

function question(one: HeadRate, residents: readonly Figure[]): Question {
  const { thing, count, rate, per } = one;
  const implied = Math.round(impliedOf(one, rate.value));
  const people = residents.map(({ name, value }) => `${name} ${value}`).join("、");
  return {
    code: "populations-differ",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `“${thing}”${count.value} 与每${per === 1000 ? "千" : "万"}人 ${rate.value} 推算的人口为 ${implied}，文中为${people}。`,
      en: `“${thing}” ${count.value} at ${rate.value} per ${per} people make ${implied} people; the plan prints ${people}.`,
    },
    arithmetic: `${count.value} / ${rate.value} × ${per} = ${implied} ≠ ${residents.map(({ value }) => value).join(", ")}`,
    sources: [rate.source, ...residents.map(({ source }) => source)],
    indicators: [thing],
  };
}
