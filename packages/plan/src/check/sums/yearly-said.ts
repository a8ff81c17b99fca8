import type { Check, Question } from "../finding.ts";
import { clauseOf, type Printed, plain, printedSentences } from "../printed.ts";
import { yearlyAndTotal } from "./yearly.ts";

const yearly = /(?:每年|年均|平均每年|每年平均)[^,;\d]{0,22}$/u;
const inFive = /(?:五|5)年(?:内|来|间)?[^,;\d]{0,16}$|到20\d{2}年累计[^,;\d]{0,10}$/u;
/** Five times, give or take what a plan can mean by five years. */
const [least, most] = [2.5, 10];

/** 每年筛查1.9万人，五年不少于8.5万人; 年均出生3500人，五年共15700人: five years make five times as many. */
export const yearlySaid: Check = (evidence) => {
  const asked = yearlyAndTotal(evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote));
  return printedSentences(evidence.passages).flatMap(({ numbers, source }) =>
    asked.some((quote) => source.quote.includes(quote))
      ? []
      : numbers.flatMap((each, at) => {
          if (!yearly.test(clauseOf(each)) || /增[长加幅]|下降|递增/u.test(clauseOf(each)) || each.isBound) return [];
          const later = numbers.slice(at + 1);
          const total = later.find(
            (one) => one.unit === each.unit && inFive.test(one.words.split(/[,;]/u).at(-1) ?? ""),
          );
          if (total === undefined) return [];
          const own = numbers[at + 1];
          const part = later[later.indexOf(total) + 1];
          const parts =
            own !== undefined && own !== total && part !== undefined && samePart(own, part) ? [[own, part]] : [];
          return [[each, total], ...parts].flatMap(([one, other]) => question(one, other, source));
        }),
  );
};

/** 其中高层次人才10名 a year, 其中高层次人才50名 in all. */
const samePart = (one: Printed, other: Printed) =>
  /其中/u.test(one.words) && clauseOf(one) === clauseOf(other) && one.unit === other.unit;

function question(
  each: Printed | undefined,
  total: Printed | undefined,
  source: Question["sources"][number],
): Question[] {
  if (each === undefined || total === undefined) return [];
  const five = Math.round(5 * each.value * 1e6) / 1e6;
  const slack = each.step === 1 ? 0 : 2.5 * each.step;
  if (Math.abs(five - total.value) <= slack || total.value < least * each.value || total.value > most * each.value)
    return [];
  return [
    {
      code: "yearly-and-total",
      severity: "suspicious",
      confidence: 0.8,
      message: {
        zh: `每年 ${plain(each.value)}，五年应为 ${plain(five)}，文中为 ${plain(total.value)}。`,
        en: `${plain(each.value)} a year make ${plain(five)} in five years; the text says ${plain(total.value)}.`,
      },
      arithmetic: `${plain(each.value)} × 5 = ${plain(five)} ≠ ${plain(total.value)}`,
      sources: [source],
      indicators: [],
    },
  ];
}
