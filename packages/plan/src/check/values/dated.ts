import type { Passage } from "../../passages.ts";
import type { Period, Source } from "../../plan.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Figure } from "../figures.ts";

/** A figure of running text with the year it is said of. */
export interface Dated {
  readonly name: string;
  readonly value: number;
  readonly step: number;
  readonly unit: string;
  readonly year: number;
  readonly source: Source;
}

const number = String.raw`(\d+(?:\.\d+)?)(万|亿)?`;
const unit = "(人次|人|张|个|所|家|名|天|岁|%|‰|/10万|/万|分钟|万元|亿元)?";
const year = "(?:(20\\d{2})年(?:末|底)?的?)?";
const turn = new RegExp(
  `([\\u4e00-\\u9fff（）()\\d]{2,24}?)由${year}${number}${unit}(?:增加|提高|上升|增长|下降|降低|减少|缩短|提升|升|降)(?:到|至|为)${year}${number}${unit}`,
  "gu",
);
const scale = (word: string | undefined) => (word === "万" ? 1e4 : word === "亿" ? 1e8 : 1);
const stepOf = (digits: string, word: string | undefined) => 10 ** -(digits.split(".")[1]?.length ?? 0) * scale(word);

/** 床位由2015年的2976张增加到2020年的3520张: two figures; without years they are those the last plan began and ended with. */
export function turnsOf(passages: readonly Passage[], period: Period | null): Dated[] {
  return passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/[。；;]/u)
      .flatMap((quote) =>
        [...narrow(quote).matchAll(turn)].flatMap((match): Dated[] => {
          const [, words = "", from, first = "", firstScale, firstUnit, to, second = "", secondScale, secondUnit] =
            match;
          const printed = secondUnit ?? firstUnit ?? "";
          const [start, end] = yearsOf([from, to], period, passage.forward);
          const name = words
            .replace(/^.*[,、;:]/u, "")
            .replace(/^(?:全[区县市]|我[区县市])/u, "")
            .replace(/\d{4}年/gu, "");
          const source = { line: passage.line, quote };
          const one = { name, source, unit: printed };
          return [
            ...(start === null
              ? []
              : [{ ...one, value: Number(first) * scale(firstScale), step: stepOf(first, firstScale), year: start }]),
            ...(end === null
              ? []
              : [{ ...one, value: Number(second) * scale(secondScale), step: stepOf(second, secondScale), year: end }]),
          ];
        }),
      ),
  );
}

const compared =
  /([\u4e00-\u9fff（）()\d]{3,20}?)(?:达到|达|为|提高到|上升到)?(\d+(?:\.\d+)?)(%|岁|‰|张|人|\/10万),[比较](20\d{2})年(?:末|底)?(?:的(\d+(?:\.\d+)?)(?:%|岁|‰|张|人|\/10万))?(提高|提升|增加|上升|增长|下降|降低|减少)(?:了)?(\d+(?:\.\d+)?)(个百分点|岁|个千分点|张|人)/gu;

/** 健康素养水平19.6%，比2015年提高9.4个百分点: what there was then, as printed or by its difference. */
export function comparedOf(passages: readonly Passage[]): Dated[] {
  return passages.flatMap(({ text, line }) =>
    squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote) =>
        [...narrow(quote).matchAll(compared)].map((match): Dated => {
          const [, words = "", now = "", printed = "", then, before, turned = "", by = ""] = match;
          const sign = /[下降减]/u.test(turned) ? 1 : -1;
          const value = before === undefined ? Number(now) + sign * Number(by) : Number(before);
          const step = 10 ** -((before ?? by).split(".")[1]?.length ?? 0);
          const name = words.replace(/^.*[,、;:)]/u, "").replace(/^(?:20\d{2}年)?(?:全[区县市]|我[区县市])?/u, "");
          return {
            name,
            value: Math.round(value * 1e6) / 1e6,
            step,
            unit: printed,
            year: Number(then),
            source: { line, quote },
          };
        }),
      ),
  );
}

function yearsOf(
  [from, to]: readonly [string | undefined, string | undefined],
  period: Period | null,
  forward: boolean,
): [number | null, number | null] {
  const ends = period === null || forward ? [null, null] : [period.from - 6, period.from - 1];
  return [from === undefined ? (ends[0] ?? null) : Number(from), to === undefined ? (ends[1] ?? null) : Number(to)];
}

/** Whose beds or staff they are where the sentence names somebody before them. */
const somebody = /(?:养老|医养结合|托育)机构|医院|卫生院|卫生室|中心|公司|站/u;

function isOfSomebody({ name, source, unit }: Pick<Figure, "name" | "source" | "unit">): boolean {
  if (!/^[人张名]$/u.test(unit)) return false;
  const words = name.replace(/（.*$/u, "");
  return somebody.test(source.quote.slice(0, Math.max(0, source.quote.indexOf(words))));
}

/** Figures of the text that say their year; those of the review that say none are of the year before the plan. */
export function datedOf(figures: readonly Figure[], period: Period | null): Dated[] {
  return figures.flatMap((one) => {
    const year = one.year ?? (one.forward || period === null ? null : period.from - 1);
    return year === null || one.name.length < 2 || one.said !== "own" || isOfSomebody(one) ? [] : [{ ...one, year }];
  });
}
