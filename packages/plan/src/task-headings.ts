import type { Passage } from "./passages.ts";
import { squeeze } from "./text.ts";

const number =
  /^(?:第[一二三四五六七八九十]+[章节篇]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.、．](?!\d))/u;
/** Headings of a whole part of a plan name no task. */
const general =
  /^(?:主要|重点|工作|具体|总体|组织|保障|实施)*(?:任务|目标|措施|举措|行动|工作|要求|实施|保障|内容|重点|分工)(?:及.*|和.*)?$/u;
/** How many passages of a section may stand between its heading and its note. */
const reach = 12;

function isHeading(text: string): boolean {
  return text.length <= 40 && !/[。；，：]/u.test(text) && number.test(text);
}

/** A passage with the offices named for it; `isApart` where they stand in a line of their own below it. */
export interface Noted {
  readonly at: number;
  readonly isApart: boolean;
}

/**
 * The heading that says what a note is for, where it is not the passage before it: the section's running text is not
 * numbered, or several numbered items share one note at their end. Null where the passage speaks for itself.
 */
export function headingOver(
  passages: readonly Passage[],
  { at, isApart }: Noted,
  noted: ReadonlySet<number>,
): string | null {
  const text = (index: number) => squeeze(passages[index]?.text ?? "");
  const isItem = number.test(text(at));
  if (isHeading(text(at)) || (isItem && !isApart)) return null;
  let items = isItem ? 1 : 0;
  for (let before = at - 1; before >= Math.max(0, at - reach); before -= 1) {
    if (noted.has(before) || passages[before]?.box !== null) return null;
    if (isHeading(text(before))) {
      const title = text(before).replace(number, "");
      const isShared = isItem ? items < 2 : sharesSection(passages, at, noted);
      return isShared || general.test(title) ? null : text(before);
    }
    if (number.test(text(before))) items += 1;
  }
  return null;
}

/** Further running text of the section has offices of its own. */
function sharesSection(passages: readonly Passage[], at: number, noted: ReadonlySet<number>): boolean {
  for (let after = at + 1; after < Math.min(passages.length, at + reach); after += 1) {
    if (number.test(squeeze(passages[after]?.text ?? ""))) return false;
    if (noted.has(after)) return true;
  }
  return false;
}
