import { ask, type Check, type Question } from "../finding.ts";
import { clauseOf, type Printed, type PrintedSentence } from "../printed.ts";
import { means } from "./means.ts";
import { weightedMeans } from "./weighted-means.ts";

const overall = /(?:全[县区市旗州](?:平均|总体|综合)?|^总体|^平均|^合计)([^,;\d]{0,10})(?:为|达到?)?$/u;

/** 卫生院31.6%，而县级医院78.3%，全县平均为81.5%; 83.1岁（男性83.7岁、女性85.6岁）: a mean lies between its parts. */
export const meanBetween: Check = (evidence) => {
  const asked = [means, weightedMeans].flatMap((check) =>
    ask(check, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)),
  );
  return evidence.printed.flatMap((sentence) =>
    asked.some((quote) => sentence.source.quote.includes(quote))
      ? []
      : sentence.numbers.flatMap((one, at) => [...afterParts(one, at, sentence), ...beforeSexes(one, at, sentence)]),
  );
};

/** Two rates of one kind of thing, and then that of all. */
function afterParts(one: Printed, at: number, { numbers, source, forward }: PrintedSentence): Question[] {
  const found = clauseOf(one).match(overall);
  const [left, right] = numbers.slice(Math.max(0, at - 2), at);
  if (found === null || left === undefined || right === undefined || forward || one.isBound) return [];
  if ([left, right].some((part) => part.unit !== one.unit || part.isBound) || !/^[%岁天]$/u.test(one.unit)) return [];
  if (
    /占|全[省国]|;/u.test(left.words.slice(-8) + right.words + one.words) ||
    /[比较由]|(?<!达)到$|至$/u.test(clauseOf(right))
  )
    return [];
  // 全县床位使用率 beside …床位使用率: the same rate; 全县平均 says so itself.
  const of = found[1]?.replace(/为$|达到?$/u, "") ?? "";
  const isSame =
    of === "" || /平均/u.test(clauseOf(one)) || [left, right].every(({ words }) => words.includes(of.slice(-3)));
  return isSame && of.length !== 1 ? outside(one, [left, right], source) : [];
}

function beforeSexes(one: Printed, at: number, { numbers, source }: PrintedSentence): Question[] {
  const [left, right] = numbers.slice(at + 1, at + 3);
  if (left === undefined || right === undefined || left.unit !== one.unit || right.unit !== one.unit) return [];
  if (!/^[%岁]$/u.test(one.unit) || !/^[(,](?:其中[:]?)?(?:男[性]?)$/u.test(left.words) || !/女性?$/u.test(right.words))
    return [];
  return outside(one, [left, right], source);
}

function outside(one: Printed, parts: readonly Printed[], source: Question["sources"][number]): Question[] {
  const values = parts.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (one.value >= low && one.value <= high) return [];
  return [
    {
      code: "mean-outside-parts",
      severity: "error",
      confidence: 0.85,
      message: {
        zh: `总体数值 ${one.value}${one.unit} 不在各部分之间（${low}–${high}${one.unit}）。`,
        en: `The figure of all, ${one.value}${one.unit}, does not lie between those of its parts (${low}–${high}${one.unit}).`,
      },
      arithmetic: `${one.value} ∉ [${low}, ${high}]`,
      sources: [source],
      indicators: [],
    },
  ];
}
