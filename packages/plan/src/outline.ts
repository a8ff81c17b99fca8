import type { DocumentBlock } from "./document.ts";
import { squeeze } from "./text.ts";

/** A heading of a plan's text, in reading order; what stands below it follows it with a deeper level. */
export interface OutlineHeading {
  /** Line of the document on which it begins. */
  readonly line: number;
  /** 1 is outermost; a heading is never more than one level below the one before it. */
  readonly level: number;
  /** Its number as printed, without brackets and points; null where none is printed. */
  readonly no: string | null;
  readonly title: string;
  /** Its words in the document, white space aside. */
  readonly quote: string;
  /** Whether it speaks of what the plan wants done: it stands in a chapter of tasks. */
  readonly isWork: boolean;
}

const han = "[一二三四五六七八九十百]+";
/** Kinds of numbers from the outermost to the innermost, as official documents use them (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）). */
const KINDS = [
  new RegExp(`^(第${han}(?:篇|编|部分))`, "u"),
  new RegExp(`^(第${han}章)`, "u"),
  new RegExp(`^(第${han}节)`, "u"),
  new RegExp(`^(${han})、`, "u"),
  new RegExp(`^[（(](${han})[)）]、?`, "u"),
  /^(\d{1,2})[.．、](?!\d)/u,
  /^[（(](\d{1,2})[)）]/u,
  /^([①-⑳])/u,
] as const;
/** Chapters and sections: where a document numbers more than a few, a line without a number is no heading. */
const OUTER = 4;
const FEW = 2;
/** From this kind on a number counts points of one section, which begin no chapter. */
const POINTS = 5;

/** Longest title of a heading that runs on into its text; a longer sentence is cut at its first pause. */
const LONGEST = 40;
const SHORTEST = 6;

/** The title that a heading's words begin with: its first sentence, or the first part of a long one. */
function titleIn(text: string): string {
  const sentence = /^[^。；;]+/u.exec(text)?.[0] ?? text;
  if (sentence.length <= LONGEST) return sentence;
  const pause = [...sentence.matchAll(/[，,]/gu)].find(({ index }) => index >= SHORTEST && index <= LONGEST);
  return sentence.slice(0, pause?.index ?? LONGEST);
}

/** A short line without a stop and without a number that may be a heading whose number the format lost. */
function isPlainHeading(text: string): boolean {
  return (
    /^[\u4e00-\u9fff“"]/u.test(text) &&
    !/^[表图注附]|[。；;：:！!？?]|[\d％%]{4}|[）)]$/u.test(text) &&
    text.length >= 4 &&
    text.length <= LONGEST
  );
}

const chapterWords =
  /^(?:(?:主要|重点|工作|具体)(?:任务|工作|举措|目标)|发展(?:目标|基础|现状|环境|背景)|规划(?:背景|目标|实施|依据)|总体|指导思想|基本原则|保障|组织实施|现状|机遇|形势|背景|基础|前言|总则|附则)[^，]{0,18}$/u;

interface Found {
  readonly line: number;
  /** Smaller is further out. */
  readonly rank: number;
  readonly no: string | null;
  readonly title: string;
}

function numbered(text: string, line: number): Found | null {
  for (const [rank, kind] of KINDS.entries()) {
    const found = kind.exec(text);
    if (found === null) continue;
    const title = titleIn(text.slice(found[0].length).replace(/^[、.．:：]/u, ""));
    return title.length < 2 ? null : { line, rank, no: found[1] ?? null, title };
  }
  return null;
}

/** Where no outer numbers are printed, short lines are the chapters and sections: one over another is further out. */
function plainRank(text: string, isOverHeading: boolean): number {
  return chapterWords.test(text) ? -3 : isOverHeading ? -2 : -1;
}

function headingsIn(blocks: readonly DocumentBlock[]): Found[] {
  const lines = blocks.map((block) => (block.kind === "paragraph" ? squeeze(block.text) : null));
  const isNumbered = lines.map((text, at) => (text === null ? null : numbered(text, blocks[at]?.line ?? 0)));
  const outer = isNumbered.filter((found) => found !== null && found.rank < OUTER).length;
  return lines.flatMap((text, at): Found[] => {
    const found = isNumbered[at];
    if (text === null) return [];
    if (found) return [found];
    const next = lines[at + 1] ?? null;
    // A heading has text below it: what stands over a table or ends the document is a caption or a signature.
    if (outer > FEW || !isPlainHeading(text) || next === null) return [];
    const rank = plainRank(text, isPlainHeading(next) || numbered(next, 0) !== null);
    return [{ line: blocks[at]?.line ?? 0, rank, no: null, title: text }];
  });
}

const work = /(?:主要|重点|工作|具体)(?:任务|工作|行动|举措|工程|项目)|任务/u;
const backward = /完成|回顾|成效|成就|现状|基础|问题/u;
const notWork =
  /背景|基础|现状|形势|回顾|成效|成就|总体|指导思想|原则|目标|总则|依据|保障|组织|实施|挑战|机遇|问题|指标|前言|附/u;

/**
 * The outline of a plan's text: its numbered headings, those too that run on into their text, and short lines where the
 * format lost the numbers. Tables and boxes are not in it. What it takes for a heading is a proposal to a planner who
 * chooses; `readPlan` does not use it.
 */
export function outlineOf(blocks: readonly DocumentBlock[]): OutlineHeading[] {
  const found = headingsIn(blocks);
  const opensWork = ({ rank, title }: Found) => rank < POINTS && work.test(title) && !backward.test(title);
  const hasWork = found.some(opensWork);
  const open: { readonly rank: number; readonly isWork: boolean }[] = [];
  return found.map((heading) => {
    const { line, rank, no, title } = heading;
    while ((open.at(-1)?.rank ?? Number.NEGATIVE_INFINITY) >= rank) open.pop();
    const over = open.at(-1);
    const begins = hasWork ? opensWork(heading) : over === undefined && !notWork.test(title);
    const isWork = over?.isWork === true || begins;
    open.push({ rank, isWork });
    return { line, level: open.length, no, title, quote: title, isWork };
  });
}
