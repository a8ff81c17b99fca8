import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { clauseOf, isPerHead, type Printed, type PrintedSentence, roundingOf, sumOf } from "../printed.ts";
import { listSums } from "./list-sums.ts";
import { partSums } from "./part-sums.ts";
import { question, totalsNamed } from "./totals-named.ts";

/** Two kinds that leave nothing between them. */
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [/新建/u, /改(?:建|造|扩建)|扩建/u],
  [/一般程序/u, /简易程序/u],
  [/公[立办]/u, /民[办营]|社会办|非公/u],
  [/男/u, /女/u],
  [/城[镇市区郊]|县城/u, /农村|乡镇|乡村|牧区/u],
  [/县级/u, /乡级/u],
  [/博士/u, /硕士/u],
  [/省内|市内|区内/u, /省外|外省|市外/u],
  [/蒙医|中医|藏医|苗医/u, /临床|西医/u],
  [/奖扶|奖励/u, /特扶|特别/u],
  [/在编|在岗/u, /缺编|空编/u],
  [/个人缴费/u, /财政补助/u],
  [/住院/u, /门诊|门急诊/u],
  [/本科/u, /专科|大专/u],
  [/固定/u, /流动/u],
  [/转岗/u, /订单|定向/u],
  [/中央|上级|省级|争取/u, /配套|自筹|地方|本级/u],
  [/[县区市]级(?:医院|医疗)/u, /乡镇卫生院|镇卫生院|基层/u],
  [/公共场所/u, /用人单位/u],
  [/职工/u, /居民/u],
];
/** Outside of this the parts are of something else. */
const [least, most] = [0.6, 1.6];

/** 45名，其中本科15名、专科35名; 1286万元，其中2013年…、2014年…: two kinds, or years, that make up a printed whole. */
export const pairsOfParts: Check = (evidence) => {
  const asked = askedIn(evidence);
  return evidence.printed.flatMap((sentence) => {
    if (asked.some((quote) => sentence.source.quote.includes(quote))) return [];
    const byUnit = Map.groupBy(sentence.numbers.map(named(sentence)), ({ unit }) => unit);
    const lists = openLists(sentence);
    if (lists.length > 0) return lists;
    return [...byUnit].flatMap(([unit, numbers]) =>
      unit === "" || unit === "%" || unit === "‰"
        ? []
        : [...complements(numbers, sentence), ...years(numbers, sentence)],
    );
  });
};

function askedIn(evidence: Evidence): string[] {
  return [partSums, listSums, totalsNamed].flatMap((check) =>
    ask(check, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)),
  );
}

/** 住院补偿4.56万人次、1.29亿元: the second number is of what the first one named. */
const named =
  ({ numbers }: PrintedSentence) =>
  (one: Printed, at: number): Printed =>
    /^[、,]$/u.test(one.words) ? { ...one, words: `${numbers[at - 1]?.words ?? ""}` } : one;

function complements(numbers: readonly Printed[], { source, forward }: PrintedSentence): Question[] {
  return numbers.slice(1).flatMap((second, before): Question[] => {
    const first = numbers[before];
    const third = numbers[before + 2];
    if (first === undefined || !complement(first, second)) return [];
    if (isPerHead(first) || isPerHead(second) || first.isBound || second.isBound) return [];
    // A third kind: these two are not all of it.
    if (
      third !== undefined &&
      third.value < second.value * 20 &&
      /^[^,;。]{0,2}[、,;][^,;]{0,14}$/u.test(third.words) &&
      !/其中|共|总|合计|每年|年均|平均|支出|结余/u.test(third.words)
    )
      return [];
    const earlier = numbers
      .slice(0, before)
      .filter((one) => !isPerHead(one) && !/[比较由]|末的?$/u.test(clauseOf(one)));
    const whole = earlier.findLast(({ value }) => value > Math.max(first.value, second.value));
    const parts = [first, second];
    if (whole === undefined || whole.isBound || earlier.some((one) => isSum(one, parts))) return [];
    const ratio = sumOf(parts) / whole.value;
    if (ratio < least || ratio > most || (forward && /累计/u.test(whole.words))) return [];
    return [question(parts, whole, source)];
  });
}

const complement = (one: Printed, other: Printed) =>
  pairs.some(
    ([left, right]) =>
      (left.test(clauseOf(one)) && right.test(clauseOf(other)) && !right.test(clauseOf(one))) ||
      (right.test(clauseOf(one)) && left.test(clauseOf(other)) && !left.test(clauseOf(one))),
  );

const isSum = (one: Printed, parts: readonly Printed[]) =>
  Math.abs(one.value - sumOf(parts)) <= roundingOf([one, ...parts]);

/** 总诊疗人次326.48万，其中医院135.60万人次、…、…: the whole's unit stands in its name. */
function openLists({ numbers, source }: PrintedSentence): Question[] {
  const first = numbers.findIndex(({ words }, at) => at > 0 && /^[,;(]其中[:]?[^,;]{2,20}$/u.test(words));
  const whole = numbers[first - 1];
  const unit = numbers[first]?.unit ?? "";
  if (whole === undefined || whole.unit !== "" || unit === "" || !whole.words.endsWith(unit)) return [];
  const end = numbers.findIndex((one, at) => at > first && one.unit !== unit && one.unit !== "%");
  const parts = numbers.slice(first, end < 0 ? undefined : end).filter((one) => one.unit === unit && !isPerHead(one));
  const ratio = sumOf(parts) / whole.value;
  return parts.length < 2 || isSum(whole, parts) || ratio < 0.85 || ratio > 1.15
    ? []
    : [question(parts, whole, source)];
}

/** 其中2013年236万元、2014年485万元、2015年565万元 after the sum of the years. */
function years(numbers: readonly Printed[], { source }: PrintedSentence): Question[] {
  const first = numbers.findIndex(({ words }) => /其中[:]?20\d{2}年$/u.test(words));
  const whole = numbers[first - 1];
  if (first < 1 || whole === undefined) return [];
  const parts = numbers.slice(first).filter(({ words }) => /20\d{2}年$/u.test(words));
  if (parts.length < 3 || isSum(whole, parts) || whole.isBound) return [];
  const ratio = sumOf(parts) / whole.value;
  return ratio < least || ratio > most ? [] : [question(parts, whole, source)];
}
