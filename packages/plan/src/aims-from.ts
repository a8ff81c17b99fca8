import type { Passage } from "./passages.ts";
import type { Period } from "./plan.ts";
import { plainSentence } from "./said-text.ts";
import { yearsIn } from "./said-years.ts";
import type { Span } from "./span.ts";

/** What a report says of its coming year: 今年，我们将…, 2020年主要预期目标是…. */
const coming =
  /今年[^,。]{0,8}(?:要|将)|新的一年|(?:预期目标|重点任务|重点工作)|计划(?:新建|新增)|^[一二三四五]、20\d{2}年(?:工作)?(?:计划|安排|打算|思路)|将(?:达到|提升|新增|新建)/u;

/** What an account of a programme quotes of it: 规划还提出，…. */
const quoting = /(?:规划|计划|纲要|方案|意见|行动)》?(?:还|又|也|同时)?(?:提出|提到|要求|明确)/u;

/**
 * The passages with everything from the first one that begins with a late year of the plan (到2025年, 到“十四五”末) marked
 * as speaking of aims, whatever the headings say; the tasks of one year are aims throughout. Articles of rules (第八条)
 * speak of duties, never of aims.
 */
export function aimsFrom(passages: readonly Passage[], period: Period | null, kind: Span["kind"] = "plan"): Passage[] {
  const dated = withLeads(passages, period);
  if (period === null) return dated;
  // A plan of many years has aims on its way; of a short one only the end is sure not to be told.
  const soonest = period.to - period.from > 5 ? period.from + 1 : period.to - 1;
  const late = (text: string) =>
    /^\s*(?:\(?[一二三四五六七八九十\d]+[).、]|—+)?(?:力争|展望)?(?:到|至)/u.test(text) &&
    yearsIn(text.slice(0, 30), period).some((one) => one.kind === "aim" && one.year >= soonest);
  const opens = (text: string) => late(text) || kind === "tasks" || (kind === "report" && coming.test(text));
  const first = dated.findIndex((passage) => opens(plainSentence(passage.text)));
  return dated.flatMap((passage, at) => {
    if (/^\s*第[一二三四五六七八九十百]+条/u.test(passage.text)) return [];
    const isQuote = kind === "about" && quoting.test(passage.text);
    return [isQuote || (first >= 0 && at >= first) ? { ...passage, forward: true } : passage];
  });
}

const item = /^(?:[-—–•·●■◆]+|\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、](?!\d+%)|[①-⑳])/u;
const lead = /(?::|如下[:。]?|(?:以下|下列)(?:主要|具体)?(?:目标|指标)。?)$/u;

/** The items of a list with the year of the line over it: 到2020年，实现以下目标： */
function withLeads(passages: readonly Passage[], period: Period | null): Passage[] {
  let until: number | null = null;
  return passages.map((passage) => {
    const text = plainSentence(passage.text);
    const isItem = item.test(passage.text.trim().replace(/^（/u, "(")) || item.test(text);
    const stated = lead.test(text) && /[到至]20\d{2}年/u.test(text) ? yearsIn(text, period) : [];
    const year = stated.findLast((one) => one.kind === "aim")?.year ?? null;
    if (year !== null || !isItem) until = year;
    return year !== null || until === null ? passage : { ...passage, until };
  });
}
