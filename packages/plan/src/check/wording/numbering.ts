import type { Passage } from "../../passages.ts";
import type { Source } from "../../plan.ts";
import { squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";
import { ordinalOf } from "./ordinals.ts";

const ten = "[一二三四五六七八九十]{1,3}";
/** Marks at the beginning of a line, the widest first: 第一章, 第一节, 一、, （一）, 1., （1）. */
const levels = [
  `第(${ten})章`,
  `第(${ten})节`,
  `(${ten})、`,
  `[（(](${ten})[)）]`,
  "(\\d{1,2})[.．、](?!\\d(?!\\d?(?:周)?岁))",
  "[（(](\\d{1,2})[)）]",
].map((mark) => new RegExp(`^${mark}`, "u"));
const within = new RegExp(`(?:^|[。；;，,：:、])(${ten})是(?!否|非)`, "gu");

interface Mark {
  readonly level: number;
  readonly no: number;
  readonly source: Source;
}

/** Items whose numbers are printed twice or leave one out: 一、二、四; 一是…三是. What stands between two wider marks is one list. */
export const misnumbered: Check = ({ passages }) => [...headings(passages), ...passages.flatMap(listInSentence)];

function headings(passages: readonly Passage[]): Question[] {
  let last: (Mark | undefined)[] = [];
  const found: Question[] = [];
  let slipped: Mark | null = null;
  for (const passage of passages) {
    const mark = markOf(passage);
    if (mark === null) {
      // A heading that lost its number on the way into the text may be the missing one.
      if (bareHeading(passage.text)) last = [];
      continue;
    }
    const before = last[mark.level];
    last[mark.level] = mark;
    for (const [level, value] of last.entries()) if (value !== undefined && level > mark.level) last[level] = undefined;
    // A list that begins anew at 1 is another list, and the numbers of some run on through the chapters.
    if (before === undefined || mark.no === before.no + 1 || mark.no === 1) continue;
    // 二, 四, 四: the first four was the slip.
    if (mark.no === before.no && slipped === before) continue;
    slipped = mark;
    found.push(question(before.no, mark.no, [before.source, mark.source]));
  }
  return found;
}

function bareHeading(text: string): boolean {
  const plain = squeeze(text).replace(/\[bookmark:[^\]]*\]/gu, "");
  return plain.length <= 30 && !/[。；，：:;,]/u.test(plain);
}

function markOf({ text, line }: Passage): Mark | null {
  const plain = squeeze(text);
  for (const [level, mark] of levels.entries()) {
    const no = ordinalOf(plain.match(mark)?.[1] ?? "");
    if (no !== null) return { level, no, source: { line, quote: plain.slice(0, 40) } };
  }
  return null;
}

function listInSentence({ text, line }: Passage): Question[] {
  const marks = [...squeeze(text).matchAll(within)].map((match) => ordinalOf(match[1] ?? "") ?? 0);
  return marks.slice(1).flatMap((no, at) => {
    const before = marks[at] ?? 0;
    if (no === before + 1 || no === 1) return [];
    return [question(before, no, [{ line, quote: squeeze(text).slice(0, 60) }])];
  });
}

function question(before: number, no: number, sources: readonly Source[]): Question {
  const twice = no === before;
  return {
    code: "misnumbered",
    severity: "suspicious",
    confidence: 0.75,
    message: {
      zh: twice ? `序号 ${no} 出现两次。` : `序号 ${before} 之后是 ${no}：有一项缺失或编错。`,
      en: twice
        ? `Number ${no} is printed twice.`
        : `Number ${no} follows ${before}: an item is missing or wrongly numbered.`,
    },
    arithmetic: `${before} → ${no}`,
    about: sources.map((source) => source.quote).join(" → "),
    sources,
    indicators: [],
  };
}
