import type { Passage } from "../../passages.ts";
import { squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** So many signs alike before and after one that differs: the same place or name, written twice. */
const around = [
  [4, 8],
  [6, 6],
  [8, 4],
] as const;
const han = /^[\u4e00-\u9fff]+$/u;
/** Signs that make another thing of the same words: numbers, sizes, grades, and the words between. */
const telling =
  /[一二三四五六七八九十百千万两上下前后大小中高低新旧老东南西北左右内外多少省市区县镇乡村街男女是为和与及或有无不未已可能应需将更最各每本该其此的地得了在对从由到至以而且并年月日个种类级次]/u;

/** 儿科, 骨科; 甲镇, 乙镇: the sign before these tells two things apart. */
const apart = /^[科病型类镇村乡区县市街路社园楼院局站号]/u;
/** Only places and houses have names that are copied from page to page. */
const named = /[路街区镇乡村院所站楼厂园]|中心|项目|工程|公司/u;

interface Spot {
  readonly sign: string;
  readonly words: string;
  readonly line: number;
  /** Line and sign, the same however much of its surroundings was compared. */
  readonly at: string;
}

/** One name spelled in two ways (万吉工业区嵩山北路, 万吉工业区蒿山北路); one finding for the plan. */
export const lookAlikes: Check = ({ passages }) => {
  const spots = new Map<string, Spot[]>();
  for (const passage of passages)
    for (const [key, spot] of spotsOf(passage)) spots.set(key, [...(spots.get(key) ?? []), spot]);
  const all = [...spots.values()].flatMap((same) => {
    const [first] = same;
    const other = same.find((one) => one.sign !== first?.sign);
    return first === undefined || other === undefined ? [] : [{ first, other }];
  });
  const pairs = [...new Map(all.map((pair) => [`${pair.first.at} ${pair.other.at}`, pair])).values()];
  if (pairs.length === 0) return [];
  const shown = pairs.map(({ first, other }) => `${first.words} / ${other.words}`);
  const question: Question = {
    code: "two-spellings",
    severity: "suspicious",
    confidence: 0.65,
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
  const plain = squeeze(text);
  return [...plain].flatMap((sign, here): [string, Spot][] => {
    if (!han.test(sign) || telling.test(sign)) return [];
    return around.flatMap(([before, after]): [string, Spot][] => {
      const [left, right] = [plain.slice(Math.max(0, here - before), here), plain.slice(here + 1, here + 1 + after)];
      if (left.length < before || right.length < after || !han.test(`${left}${right}`)) return [];
      if (apart.test(right) || !named.test(`${left}${right}`)) return [];
      return [[`${left}|${right}`, { sign, words: `${left}${sign}${right}`, line, at: `${line}:${here}` }]];
    });
  });
}
