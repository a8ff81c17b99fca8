import { fiveYearMentions } from "./five-year.ts";
import type { Passage } from "./passages.ts";
import type { Period } from "./plan.ts";
import { quotedPlan, yearsIn } from "./said-years.ts";

const done =
  /已|了(?:[^解]|$)|(?<![由从较比])目前|现有(?!基础|的)|截至|近年来|近[一二两三四五\d]年|以来|累计(?!不|达)|完成率达|同期|经过|共有|实有/u;

/** Whether words tell what there is or was. */
export const tells = (text: string): boolean => done.test(text);

const bounded = /以上|以下|以内|不低于|不少于|不超过|超过/u;
export const isBounded = (text: string): boolean => bounded.test(text);

/** Words that lead to the year by which something is wanted; 提高到2019年的77.3岁 does not. */
const till = /(?<![截止高降升增加长低少缩展大小])[到至]20\d{2}年(?!的)/u;
/** 力争2030年实现, 2035年将达到, 2030年的具体目标: a year that is still to come, though no 到 leads to it. */
const ahead =
  /(?:将|力争|确保|争取)[^。;]{0,60}?(?<!比|较|由|从|自)20\d{2}年(?!以来|的?基础)|20\d{2}年[^,。;]{0,14}(?:将|力争)|20\d{2}年的?(?:主要|具体|总体|预期)+目标/u;
const opening = /(?:^|[,:;“—().、]|力争|争取|计划|预计|确保|明确|提出|要求)(?:到|至)(?:20\d{2}年|“?十.五)/u;
const goal = /(?:主要|核心|总体|具体|工作|预期|系列)(?:目标|指标)(?:任务)?(?:(?:是|为|包括|如下)[:,]?|[:,])/u;
const during = /十[一二三四五六七八九]?五”?(?:时期|期间)[^。;]{0,12}(?:要|将|力争|计划|确保|争取|目标)/u;

/** Where a sentence begins to say what is wanted. */
export const startOfAim = (text: string): number => Math.max(0, text.search(goal), text.search(till));

/** 主要目标是：…, and “十四五”时期，我省要… in that plan: what follows is wanted. */
export const isGoal = (text: string, period: Period | null): boolean =>
  goal.test(text) || (during.test(text) && fiveYearMentions(text).some(({ from }) => from === period?.from));

const quotes = (text: string, period: Period | null): boolean => period === null && text.search(quotedPlan) >= 0;

/** A document without years of its own wants something only by a year (到2030年); 到2022年提升至43.7%，完成了目标 tells. */
function isTill(text: string, period: Period | null): boolean {
  const found = text.match(till) ?? (period === null ? text.match(ahead) : null);
  if (period !== null) return found !== null || !tells(text);
  if (quotes(text, period) || during.test(text)) return !tells(text.replace(/(?:提出|明确)了/gu, ""));
  return found?.index !== undefined && !tells(text.slice(found.index)) && !/自20\d{2}年|以来/u.test(text);
}

/** Whether a sentence names the year by which what follows it is wanted as well. */
export const leadsTo = (text: string, period: Period | null): boolean =>
  (opening.test(text) && isTill(text, period)) || quotes(text, period);

interface Where {
  readonly stated: number | null;
  readonly passage: Passage;
  readonly period: Period | null;
  /** The whole sentence tells what there is or was. */
  readonly isTold: boolean;
  /** What was said before it begins aims: a year, a line over a list, 主要目标：. */
  readonly isOpen: boolean;
}

/** Whether what a sentence says in figures is wanted, not told. */
export function isAim(text: string, { stated, passage, period, isTold, isOpen }: Where): boolean {
  if (stated !== null) return isTill(text, period) || (stated === passage.until && !isTold);
  if (isTold || !(isOpen || (passage.forward && period !== null))) return false;
  return yearsIn(text, period).every((one) => one.kind === "aim");
}
