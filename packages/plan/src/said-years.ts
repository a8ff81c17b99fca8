import { fiveYearPeriod, smallNumber } from "./five-year.ts";
import type { Period } from "./plan.ts";

export interface Mention {
  readonly at: number;
  readonly year: number;
  readonly kind: "aim" | "past";
}

const aim = /(?:到|至|在|于|截至|争取到|力争到?|预计到?|预测到?|展望到?)?(20\d{2})年(?:年)?(?:末|底)?(?:前)?/gu;

/** 《某规划（2011—2020年）》提出: an account of a plan gives the plan's own end. */
export const quotedPlan = /《[^《》]*20\d{2}年?[-—–~至]+(20\d{2})年?[^《》]*》[^,。;:《]{0,6}(?:提出|明确|要求|确定)/gu;

/** Years that a sentence names, in reading order: those of the plan or later, and those before it. */
export function yearsIn(text: string, period: Period | null): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(aim)) {
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    const rest = text.slice(match.index + match[0].length);
    if (/[较比由从于与]$/u.test(before) && !/^[到至在]/u.test(match[0])) continue;
    if (/^(?:以来|的?基础(?:之)?上|为基[数期准]|版|[-—~至])/u.test(rest)) continue;
    if (before === "(" && /^(?:为|是|:|[\ue000-\ue00f])?[\d.]+[^,;()]{0,6}\)/u.test(rest)) continue;
    const isSpan = /^[到至]/u.test(match[0]) && /20\d{2}年(?:末|底)?$/u.test(text.slice(0, match.index));
    if (isSpan || /^[到至]20\d{2}年/u.test(rest)) continue;
    const year = Number(match[1]);
    found.push({ at: match.index, year, kind: period !== null && year < period.from ? "past" : "aim" });
  }
  for (const match of text.matchAll(/“?(十[一二三四五六七八九]?)五”?(?:规划)?(?:时期|期)?末/gu)) {
    const n = smallNumber(match[1] ?? "");
    if (n === null || /[较比]$/u.test(text.slice(0, match.index))) continue;
    const year = fiveYearPeriod(n).to;
    found.push({ at: match.index, year, kind: period !== null && year < period.from ? "past" : "aim" });
  }
  for (const match of text.matchAll(
    /“?(十[一二三四五六七八九]?)五”?(?:时期|期间)(?=[^。;]{0,12}(?:要|将|力争|计划|确保|争取|目标))/gu,
  )) {
    const n = smallNumber(match[1] ?? "");
    if (n === null) continue;
    const year = fiveYearPeriod(n).to;
    found.push({ at: match.index, year, kind: period !== null && year < period.from ? "past" : "aim" });
  }
  if (period === null)
    for (const match of text.matchAll(quotedPlan)) found.push({ at: match.index, year: Number(match[1]), kind: "aim" });
  if (period !== null && period.from === period.to)
    for (const match of text.matchAll(/今年(?!以来|上半年|前|\d|[一二三四]季)|年内|年底前|到年底/gu))
      found.push({ at: match.index, year: period.to, kind: "aim" });
  if (period !== null)
    for (const match of text.matchAll(/规划期末/gu)) found.push({ at: match.index, year: period.to, kind: "aim" });
  return found.sort((left, right) => left.at - right.at);
}

/** The year said last before a place of the sentence. */
export function yearBefore(mentions: readonly Mention[], at: number, kind: Mention["kind"]): number | null {
  return mentions.findLast((one) => one.kind === kind && one.at <= at)?.year ?? null;
}

const several = /(?:^|[到至,:)“])(20\d{2})年(?:末|底)?(?:[、和及与]到?(20\d{2})年(?:末|底)?)+/gu;

/** The years of the list that a figure stands in: the one its own sentence names before it, or the one carried so far. */
export function yearsFor(before: string, carried: readonly number[]): readonly number[] {
  const own = yearList(before);
  return own.length > 0 || /[到至]20\d{2}年/u.test(before) ? own : carried;
}

/** Which years each of so many figures is for: one each, all of them where one figure is for several years, or one that is stated. */
export function yearsEach(years: readonly number[], count: number, stated: number | null): (number | null)[][] {
  if (years.length > 1 && count === years.length) return years.map((year) => [year]);
  const all = count === 1 && stated === null && years.length > 1 ? [...years] : [stated];
  return Array.from({ length: count }, () => all);
}

/** 到2022年和2025年: the years that a list of as many figures is for, and that one figure is for alike. */
export function yearList(text: string): number[] {
  const found = [...text.matchAll(several)].at(-1);
  if (found === undefined || /[到至]20\d{2}年/u.test(text.slice(found.index + found[0].length))) return [];
  return [...found[0].matchAll(/20\d{2}/gu)].map(([year]) => Number(year));
}
