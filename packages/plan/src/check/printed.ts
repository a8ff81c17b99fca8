import type { Passage } from "../passages.ts";
import type { Source } from "../plan.ts";
import { narrow, squeeze } from "../text.ts";

/** A number of a sentence with its unit and the words since the number before it. */
export interface Printed {
  /** Money in yuan, counts in ones. */
  readonly value: number;
  /** What one of its last printed decimal is worth. */
  readonly step: number;
  readonly decimals: number;
  /** 元 for all money, 人 for 名; empty where none is printed. */
  readonly unit: string;
  readonly words: string;
  /** 以上, 余 and the like stand after it. */
  readonly isBound: boolean;
}

/** The numbers of one sentence (between full stops) in reading order. */
export interface PrintedSentence {
  readonly numbers: readonly Printed[];
  readonly text: string;
  readonly forward: boolean;
  readonly source: Source;
}

const units =
  "人次|人份|剂次|针次|台次|场次|床日|户次|平方米|元|小时|分钟|个百分点|百分点|人|张|个|所|家|例|名|处|件|起|宗|项|间|户|对|台|次|份|辆|条|场|天|日|岁|%|‰|/10万";
const number = new RegExp(
  String.raw`(?<![\dA-Za-z.第/:]|\d[-~—–至])(\d+(?:\.\d+)?)(?![\d.]|[年月:型类级期号]|日(?!数|人|,|;|$)|[-~—–至]\d)(万|亿)?(${units})?(及?以上|及?以下|以内|左右|余|多|岁)?`,
  "gu",
);
const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
/** 65岁及以上老年人 and 3岁以下婴幼儿 name people. */
const agedPeople = /^\d+岁(?:及?以[上下]|老|儿|妇|女|人|组)/u;

/** Every sentence of running text that prints a number. */
export function printedSentences(passages: readonly Passage[]): PrintedSentence[] {
  return passages.flatMap(({ text: all, line, forward }) =>
    squeeze(all)
      .split(/[。！!]/u)
      .flatMap((quote): PrintedSentence[] => {
        const text = narrow(quote);
        const numbers = numbersIn(text);
        return numbers.length === 0 ? [] : [{ numbers, text, forward, source: { line, quote } }];
      }),
  );
}

function numbersIn(text: string): Printed[] {
  const found: Printed[] = [];
  let end = 0;
  for (const match of text.matchAll(number)) {
    const [all, digits = "", scale = "", unit = "", bound = ""] = match;
    if (agedPeople.test(text.slice(match.index))) continue;
    const decimals = digits.split(".")[1]?.length ?? 0;
    const factor = scales[scale] ?? 1;
    found.push({
      value: Math.round(Number(digits) * factor * 1e6) / 1e6,
      step: 10 ** -decimals * factor,
      decimals,
      unit: unit === "名" ? "人" : unit,
      words: text.slice(end, match.index),
      isBound: bound !== "",
    });
    end = match.index + all.length;
  }
  return found;
}

/** A rate per head, a mean or a share: never part of a sum. */
export const isPerHead = ({ words, unit }: Printed) =>
  /每[百千万\d]|^[千万]人(?!次)|人均|平均|次均|户均|案均|均[^,;]{0,2}$/u.test(words.split(/[,;]/u).at(-1) ?? "") ||
  /[%‰/点]/u.test(unit);

/** The clause that stands straight before a number. */
export const clauseOf = ({ words }: Printed) => words.split(/[,;:、()]/u).at(-1) ?? "";

/** Half of each last printed decimal, added up. */
export const roundingOf = (numbers: readonly Printed[]) =>
  numbers.reduce((sum, { step }) => sum + 0.5 * step * (step < 1 || step > 1 ? 1 : 0), 0) + 1e-6;

export const sumOf = (numbers: readonly Printed[]) =>
  Math.round(numbers.reduce((sum, { value }) => sum + value, 0) * 1e6) / 1e6;

/** 12 + 3, money in the unit it was printed in. */
export const termsOf = (numbers: readonly Printed[]) => numbers.map(({ value }) => plain(value)).join(" + ");

/** Large sums in 万, as plans print them. */
export const plain = (value: number) =>
  value >= 1e5 && value % 100 === 0 ? `${Math.round(value / 100) / 100}万` : String(Math.round(value * 1e4) / 1e4);
