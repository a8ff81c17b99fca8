import type { Passage } from "./passages.ts";
import type { Period } from "./plan.ts";
import { plainSentence } from "./said-text.ts";
import { yearsIn } from "./said-years.ts";

/**
 * The passages with everything from the first one that begins with a late year of the plan (到2025年, 到“十四五”末) marked
 * as speaking of aims, whatever the headings say. Articles of rules (第八条) speak of duties, never of aims.
 */
export function aimsFrom(passages: readonly Passage[], period: Period | null): Passage[] {
  if (period === null) return [...passages];
  const late = (text: string) =>
    /^\s*(?:\(?[一二三四五六七八九十\d]+[).、]|—+)?(?:力争|展望)?(?:到|至)/u.test(text) &&
    yearsIn(text.slice(0, 30), period).some((one) => one.kind === "aim" && one.year >= period.to - 1);
  const first = passages.findIndex((passage) => late(plainSentence(passage.text)));
  return passages.flatMap((passage, at) => {
    if (/^\s*第[一二三四五六七八九十百]+条/u.test(passage.text)) return [];
    return [first >= 0 && at >= first ? { ...passage, forward: true } : passage];
  });
}
