import type { Passage } from "../passages.ts";
import { squeeze } from "../text.ts";
import type { Check, Question } from "./finding.ts";

/** So many signs alike before and after one that differs: the same place or name, written twice. */
const before = 6;
const after = 6;
const han = /^[\u4e00-\u9fff]+$/u;
/** Signs that make another thing of the same words: numbers, sizes, grades, and the words between. */
const telling =
  /[一二三四五六七八九十百千万两上下前后大小中高低新旧老东南西北左右内外多少省市区县镇乡村街男女是为和与及或有无不未已可能应需将更最各每本该其此的地得了在对从由到至以而且并年月日个种类级次]/u;

interface Spot {
  readonly sign: string;
  readonly words: string;
  readonly line: number;
}

/** One name spelled in two ways (万吉工业区嵩山北路, 万吉工业区蒿山北路); one finding for the plan. */
export const lookAlikes: Check = ({ passages }) => {
  const spots = new Map<string, Spot[]>();
  for (const passage of passages)
    for (const [key, spot] of spotsOf(passage)) spots.set(key, [...(spots.get(key) ?? []), spot]);
  const pairs = [...spots.values()].flatMap((same) => {
    const [first] = same;
    const other = same.find((one) => one.sign !== first?.sign);
    return first === undefined || other === undefined ? [] : [{ first, other }];
  });
  if (pairs.length === 0) return [];
  const shown = pairs.map(({ first, other }) => `${first.words} / ${other.words}`);
  const question: Question = {
    code: "two-spellings",
    severity: "suspicious",
    confidence: 0.7,
    message: {
      zh: `同一名称有两种写法：${shown.join("；")}。`,
      en: `One name is written in two ways: ${shown.join("; ")}.`,
    },
    arithmetic: pairs.map(({ first, other }) => `${first.sign} ≠ ${other.sign}`).join("; "),
    about: shown.join("; "),
    sources: pairs.flatMap((pair) => [pair.first, pair.other].map(({ line, words }) => ({ line, quote: words }))),
    indicators: [],
  };
  return [question];
};

function spotsOf({ text, line }: Passage): [string, Spot][] {
  const plain = [...squeeze(text)];
  return plain.slice(before, Math.max(before, plain.length - after)).flatMap((sign, at): [string, Spot][] => {
    const here = at + before;
    const [left, right] = [plain.slice(at, here).join(""), plain.slice(here + 1, here + 1 + after).join("")];
    if (!han.test(sign) || telling.test(sign) || !han.test(left) || !han.test(right)) return [];
    return [[`${left}|${right}`, { sign, words: `${left}${sign}${right}`, line }]];
  });
}
