import type { Check, Question } from "../finding.ts";
import { clauseOf, type Printed, type PrintedSentence, plain } from "../printed.ts";

/** 人均3600元, 案均0.6万元, 平均每家39.3张, 住院次均费用6480元. */
const mean = /(?:人均|案均|次均|户均|件均|台均|场均|起均|人次均|平均每[家所个人次张户件起台场院村])[^,;\d]{0,8}$/u;
const money = /费用|金额|资金|款|支出|收入|投入|总额|补偿/u;
/** More than this away and the numbers are of other things. */
const [least, most] = [0.5, 2];

/** A mean that the total over the number, both printed beside it, does not give; the largest and the smallest around it. */
export const meansPerUnit: Check = ({ printed }) =>
  printed.flatMap((sentence) =>
    sentence.numbers.flatMap((one, at) => {
      if (one.isBound || !mean.test(clauseOf(one)) || one.unit === "" || /[比较]/u.test(clauseOf(one))) return [];
      return [...overNumber(one, at, sentence), ...aroundMean(one, at, sentence)];
    }),
  );

function overNumber(one: Printed, at: number, { numbers, source }: PrintedSentence): Question[] {
  const near = numbers.slice(Math.max(0, at - 3), at + 3).filter((other) => other !== one && !other.isBound);
  const candidates = near.filter((other) => other.unit === one.unit && other.value > one.value && isTotal(one, other));
  // What stands before the mean comes first: 590张，平均每家39.3张，最多的82张.
  const earlier = candidates.filter((other) => numbers.indexOf(other) < at);
  const totals = earlier.length > 0 ? earlier : candidates;
  const counts = near.filter((other) => isCount(one, other));
  const [all, count] = [totals[0], counts[0]];
  if (all === undefined || count === undefined || totals.length > 1) return [];
  const fits = numbers.some((total) =>
    numbers.some((many) => many !== total && many.value > 0 && close(one, total, many)),
  );
  const computed = all.value / count.value;
  if (fits || computed < least * one.value || computed > most * one.value) return [];
  return [
    {
      code: "share-does-not-fit",
      severity: "error",
      confidence: 0.8,
      message: {
        zh: `${plain(all.value)} 除以 ${plain(count.value)} 为 ${plain(Math.round(computed * 100) / 100)}，文中的平均数为 ${plain(one.value)}${one.unit}。`,
        en: `${plain(all.value)} over ${plain(count.value)} is ${plain(Math.round(computed * 100) / 100)}; the mean printed is ${plain(one.value)}${one.unit}.`,
      },
      arithmetic: `${plain(all.value)}/${plain(count.value)} = ${plain(Math.round(computed * 100) / 100)} ≠ ${plain(one.value)}${one.unit}`,
      sources: [source],
      indicators: [],
    },
  ];
}

/** 门诊次均 beside 住院总费用 is of other people. */
function isTotal(one: Printed, all: Printed): boolean {
  const kind = (words: string) => words.match(/住院|门诊/gu)?.at(-1) ?? "";
  const [own, other] = [kind(clauseOf(one)), kind(clauseOf(all))];
  return (
    (own === "" || other === "" || own === other) &&
    (one.unit !== "元" || money.test(all.words)) &&
    !mean.test(clauseOf(all))
  );
}

function isCount(one: Printed, other: Printed): boolean {
  // 专家85人次，诊疗1.36万人次，人均诊疗160人次
  const isEach = /人均/u.test(clauseOf(one)) && other.value < one.value * 100;
  if ((other.unit === one.unit && !(isEach && one.unit === "人次")) || /[%‰点岁天/]/u.test(other.unit)) return false;
  const words = clauseOf(one);
  const counter = words.match(/([台场起])均/u)?.[1];
  if (counter !== undefined) return other.unit.startsWith(counter);
  if (/案均|件均/u.test(words)) return other.unit === "件" || other.unit === "起";
  if (/户均/u.test(words)) return other.unit === "户";
  const each = words.match(/平均每([家所个人次张户件起台场院村])/u)?.[1];
  if (each !== undefined) return other.unit === each || (/[家所个院]/u.test(each) && /^[家所个]$/u.test(other.unit));
  if (/次均/u.test(words)) return other.unit === "人次" || (other.unit === "" && /人次/u.test(other.words));
  return /^人次?$/u.test(other.unit);
}

function close(one: Printed, all: Printed, count: Printed): boolean {
  const computed = all.value / count.value;
  const slack =
    computed *
    0.5 *
    ((all.step === 1 ? 0 : all.step) / Math.max(all.value, 1e-9) + (count.step === 1 ? 0 : count.step) / count.value);
  return Math.abs(computed - one.value) <= 0.6 * one.step + slack;
}

/** 平均每家39.3张，最多的36张，最少的12张 */
function aroundMean(one: Printed, at: number, { numbers, source }: PrintedSentence): Question[] {
  const later = numbers.slice(at + 1, at + 3).filter(({ unit }) => unit === one.unit);
  const wrong = later.find(
    (other) =>
      (/最[多高大]/u.test(clauseOf(other)) && other.value < one.value) ||
      (/最[少低小]/u.test(clauseOf(other)) && other.value > one.value),
  );
  if (wrong === undefined) return [];
  const large = /最[多高大]/u.test(clauseOf(wrong));
  return [
    {
      code: "mean-outside-parts",
      severity: "error",
      confidence: 0.9,
      message: {
        zh: `平均数 ${plain(one.value)} ${large ? "大于最大值" : "小于最小值"} ${plain(wrong.value)}。`,
        en: `The mean, ${plain(one.value)}, is ${large ? "above the largest" : "below the smallest"}, ${plain(wrong.value)}.`,
      },
      arithmetic: `${plain(one.value)} ${large ? ">" : "<"} ${plain(wrong.value)}`,
      sources: [source],
      indicators: [],
    },
  ];
}
