import { type Passage, sentencesOf } from "../passages.ts";
import type { Period, Source } from "../plan.ts";
import { narrow, squeeze } from "../text.ts";
import { namesOf } from "../text-names.ts";
import { perHeadIn, withPeople } from "./rates/per-head.ts";

/** A rate that running text states as reached: 2020年…率达95.63%. What the plan aims at is an indicator with `from: "text"`. */
export interface Statement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly year: number | null;
  /** “…以上” and the like bound the value only on one side. */
  readonly exact: boolean;
  /** Decimals as printed: 2.0 has one. */
  readonly decimals: number;
  readonly sentence: string;
  readonly source: Source;
}

const unit = "(?:%|‰|/10万|/万|岁|张|人|个|克|次)";
const figure = String.raw`(\d+(?:\.\d+)?)(${unit})?(以上|以下|以内|左右)?`;
const verb =
  "(?:分别)?(?:是|为|达到|达|由[^,。;]{1,40}?(?:上升至|下降到|下降至|降至|提高到|增加到)(?:20\\d{2}年(?:的)?)?|上升至|降至|提高至)?";
const pattern = new RegExp(`(${verb})${figure}((?:[、和及与]${figure})*)(?=$|[、,，。;；和（(]|,)`, "gu");

/** The rates that the text says were reached, each with the year its sentence or paragraph began with. */
export function statementsOf(passages: readonly Passage[], period: Period | null): Statement[] {
  return passages.flatMap((passage) => {
    if (passage.forward) return [];
    let year: number | null = null;
    return sentencesOf(passage.text).flatMap((sentence) => {
      const text = narrow(sentence);
      const stated = [...text.matchAll(/(?<![比较])(20\d{2})年(?!以来|前)/gu)].at(-1)?.[1];
      if (stated !== undefined) year = Number(stated);
      if (/到20\d{2}年,|到“?十.五”?末/u.test(text)) return [];
      const context = {
        passage,
        sentence: squeeze(sentence),
        year: year ?? (period === null ? null : period.from - 1),
      };
      const named = statementsIn(text, context);
      return [...named, ...perHeadStatements(text, context, named)];
    });
  });
}

interface Context {
  readonly passage: Passage;
  readonly sentence: string;
  readonly year: number | null;
}

function statementsIn(text: string, { passage, sentence, year }: Context): Statement[] {
  const found: Statement[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, , digits = "", printedUnit = "", bound = "", rest = ""] = match;
    const others = [...rest.matchAll(new RegExp(figure, "gu"))];
    const values = [
      { digits, unit: printedUnit, bound },
      ...others.map(([, one = "", own = "", limit = ""]) => ({ digits: one, unit: own, bound: limit })),
    ];
    const series = text.slice(0, match.index).match(/[,，](20\d{2})年$/u)?.[1];
    const previous = found.at(-1);
    if (series !== undefined && previous !== undefined && values.length === 1) {
      found.push({
        ...previous,
        ...{ value: Number(digits), unit: printedUnit, year: Number(series), exact: bound === "" },
        decimals: decimalsOf(digits),
      });
      continue;
    }
    const before = text.slice(0, match.index).replace(/(20\d{2})年(?:末|底)?/gu, "");
    // 全省人均期望寿命80.1岁 is no figure of the plan's own.
    if (/(?:^|[,，:])(?:全国|全省)[^,，]*$/u.test(before)) continue;
    const names = namesOf(before, values.length);
    if (names === null || (values.length > 1 && names.length !== values.length) || whole === "") continue;
    for (const [at, name] of withPeople(names).entries()) {
      const value = values[values.length > 1 ? at : 0];
      if (value === undefined) continue;
      const shared = value.unit || values.at(-1)?.unit || "";
      found.push({
        name: withItsPeople(name, before),
        value: Number(value.digits),
        unit: shared,
        year: yearOf(text.slice(0, match.index)) ?? year,
        exact: value.bound === "",
        decimals: decimalsOf(value.digits),
        sentence,
        source: { line: passage.line, quote: sentence },
      });
    }
  }
  return found;
}

/** Rates per head that the names' endings do not show; what was read already is left out. */
function perHeadStatements(text: string, { passage, sentence, year }: Context, known: readonly Statement[]) {
  return perHeadIn(text)
    .filter(({ digits }) => !known.some((one) => one.value === Number(digits) && /每[千万]/u.test(one.name)))
    .map(
      ({ name, digits, unit: own, index }): Statement => ({
        name,
        value: Number(digits),
        unit: own,
        year: yearOf(text.slice(0, index)) ?? year,
        exact: !/^(?:以上|以下|以内|左右)/u.test(text.slice(text.indexOf(digits, index) + digits.length + own.length)),
        decimals: decimalsOf(digits),
        sentence,
        source: { line: passage.line, quote: sentence },
      }),
    );
}

const decimalsOf = (digits: string) => digits.split(".")[1]?.length ?? 0;

/** In a series (2016年…达20.9%，2017年达23.27%) the year stands before each figure. */
function yearOf(before: string): number | null {
  const stated = [...before.matchAll(/(?<![比较])(20\d{2})年(?!以来|前)/gu)].at(-1)?.[1];
  return stated === undefined ? null : Number(stated);
}

/** 孕产妇系统管理7242人，系统管理率98.98%: the clause before says whose rate it is. */
function withItsPeople(name: string, before: string): string {
  const stem = name.replace(/率$/u, "");
  const people = before.match(/([\u4e00-\u9fff0-9-]+?)\d+人[,，]\S{0,12}$/u)?.[1];
  return people !== undefined && people !== stem && people.endsWith(stem) ? `${people}率` : name;
}
