import { ask, type Check, type Question } from "../finding.ts";
import { clauseOf, type Printed, plain } from "../printed.ts";
import { yearlyAndTotal } from "./yearly.ts";

const yearly = /(?:每年|年均|平均每年|每年平均)[^,;\d]{0,22}$/u;
const inFive = /(?:五|5)年(?:内|来|间)?[^,;\d]{0,16}$|到20\d{2}年累计[^,;\d]{0,10}$/u;
/** Five times, give or take what a plan can mean by five years. */
const [least, most] = [2.5, 10];

/** 每年筛查1.9万人，五年不少于8.5万人; 年均出生3500人，五年共15700人: five years make five times as many. */
export const yearlySaid: Check = (evidence) => {
  const asked = ask(yearlyAndTotal, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote));
  return evidence.printed.flatMap(({ numbers, source }) =>
    asked.some((quote) => source.quote.includes(quote))
      ? []
      : numbers.flatMap((each, at) => {
          const summed = totalBefore(numbers.slice(0, at), each);
          if (summed !== null) return question(each, summed, source);
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

/** 招聘250名，平均每年50名; 五年新增1500个，年均300个: the total stands before what it is a year; null where some total fits. */
function totalBefore(before: readonly Printed[], each: Printed): Printed | null {
  if (!/^[,、](?:平均)?(?:每年|年均)(?:新?增加?|培训|招聘|招录|引进)?$/u.test(each.words) || each.isBound) return null;
  const same = before.filter((one) => one.unit === each.unit && !one.isBound);
  const begun = before.findLastIndex(({ words }) => /;/u.test(words));
  const own = same.filter((one) => before.indexOf(one) >= begun);
  const fits = own.some((one) => Math.abs(5 * each.value - one.value) <= 2.5 * (each.step === 1 ? 0 : each.step));
  return fits ? null : (own.toSorted((left, right) => right.value - left.value)[0] ?? null);
}

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
