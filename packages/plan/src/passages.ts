import type { DocumentBlock } from "./document.ts";
import { taskTexts } from "./task-tables.ts";

/** One line of running text: a paragraph, or a line of a box (专栏), with where it stands. */
export interface Passage {
  readonly text: string;
  readonly line: number;
  /** The heading over it, as far as one was printed. */
  readonly heading: string | null;
  /** Set for lines of a box: the box's own first line. */
  readonly box: string | null;
  /** Whether it stands after the plan has begun to speak of what it wants (目标, 任务), not of what was done. */
  readonly forward: boolean;
  /** Whether it describes something to be built, so that its counts are that thing's size. */
  readonly isProject: boolean;
  /** The year of the line over the list that it is an item of. */
  readonly until?: number;
}

const forwardHeading =
  /指导思想|总体(?:要求|思路|目标)|总则目标|基本原则|(?:发展|规划|工作|行动|主要|预期|总体|具体)目标|(?:主要|重点|工作)(?:任务|行动|举措)|主要指标/u;
const forwardNumbered = /目标|任务|指标|举措|行动|重点(?:工程|工作|领域)|总体(?:要求|思路)/u;
const backward = /回顾|成效|成就|成绩|完成情况|背景|形势|现状|基础|问题|挑战|变迁/u;
const building =
  /投资[^，。；\d]{0,6}\d|建筑(?:总)?面积|(?:新建|扩建|迁建|改造|建设)[^，。；\d]{0,12}\d+(?:\.\d+)?万?(?:平方米|㎡)/u;
const headingStart = /^(?:第?[一二三四五六七八九十]+(?:[章节、.]|部分|篇)|[（(][一二三四五六七八九十]+[)）]|附件)/u;

/** A box pasted as text: its title, and lines of a name and what it is. */
const boxTitle = /^\s*专栏\s*[\d一二三四五六七八九十]*\s*[：:]?\s*[^。；，：]{2,30}$/u;
const boxLine =
  /^\s*(?:\d{1,2}[.、．])?[^：:。；]{2,40}[：:]|^\s*(?:\d{1,2}[.、．]|[◆◇●○■□▲△★☆※▪•·➢])[^：，。；]{3,40}(?:项目|工程|建设|计划|行动)。/u;

/** The running text of a document in reading order; of tables with more than one column only the tasks. */
export function passagesOf(blocks: readonly DocumentBlock[]): Passage[] {
  const passages: Passage[] = [];
  let heading: string | null = null;
  let forward = false;
  let opened: string | null = null;
  const contents = contentsOf(blocks);
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "paragraph" && contents.has(at)) {
      passages.push({ text: block.text, line: block.line, heading, box: null, forward, isProject: false });
      continue;
    }
    if (block.kind === "paragraph") {
      if (boxTitle.test(block.text) || isBoxWithoutLines(blocks.slice(at, at + 3))) opened = block.text;
      else if (!boxLine.test(block.text)) opened = null;
      else if (opened !== null) {
        passages.push({ text: block.text, line: block.line, heading, box: opened, forward, isProject: true });
        continue;
      }
      if (isHeading(block.text)) heading = block.text;
      forward ||= isHeading(block.text) ? opensAims(block.text) : runsIntoAims(block.text);
      const isProject = building.test(block.text);
      passages.push({ text: block.text, line: block.line, heading, box: null, forward, isProject });
      continue;
    }
    if (block.rows.some((row) => row.length > 1)) {
      for (const { text, line } of taskTexts(block))
        passages.push({ text, line, heading, box: null, forward: true, isProject: false });
      continue;
    }
    const lines = block.rows.flatMap((row) => row.flatMap((cell) => linesOf(cell.text, cell.line)));
    const box = lines[0]?.text ?? null;
    // A page ended behind the title: the lines stand as paragraphs on the next one.
    if (lines.length === 1) opened = box;
    for (const { text, line } of lines.slice(1)) passages.push({ text, line, heading, box, forward, isProject: true });
  }
  return passages;
}

/** The places of the lines below 目录: headings that only say what is to come. They end where a heading is printed again. */
function contentsOf(blocks: readonly DocumentBlock[]): ReadonlySet<number> {
  const start = blocks.findIndex((block) => block.kind === "paragraph" && /^目\s*[录次]$/u.test(block.text.trim()));
  const lines = new Set<number>();
  const seen = new Set<string>();
  for (let at = start + 1; start >= 0 && at < blocks.length; at += 1) {
    const block = blocks[at];
    const title = block?.kind === "paragraph" ? block.text.replace(/[\s.…·\d]+$/u, "").replace(/\s/gu, "") : "";
    if (title === "" || title.length > 40 || /[。；，]/u.test(title) || seen.has(title)) break;
    seen.add(title);
    lines.add(at);
  }
  return lines;
}

/** 医疗服务高质量发展项目 with lines of a name and what it is below: a box whose frame the format lost. */
function isBoxWithoutLines([title, ...below]: readonly DocumentBlock[]): boolean {
  const isTitle = title?.kind === "paragraph" && /^[^\d。；，：、（(]{4,24}(?:项目|工程)$/u.test(title.text.trim());
  const isLine = (block: DocumentBlock) =>
    block.kind === "paragraph" && boxLine.test(block.text) && !headingStart.test(block.text);
  return isTitle && below.length === 2 && below.every(isLine);
}

/** A heading that begins what the plan wants. Short lines without a number count only with the usual words. */
function opensAims(heading: string): boolean {
  if (forwardHeading.test(heading)) return true;
  return headingStart.test(heading) && forwardNumbered.test(heading) && !backward.test(heading);
}

/** A numbered heading with its text behind it on the same line: （二）工作目标。 */
function runsIntoAims(text: string): boolean {
  const first = text.match(/^\s*([^。：:；，]{4,16})[。：:]/u)?.[1] ?? "";
  return headingStart.test(first) && /目标|主要任务/u.test(first) && !backward.test(first);
}

function isHeading(text: string): boolean {
  return text.length <= 40 && !/[。；，]/u.test(text) && (headingStart.test(text) || text.length <= 30);
}

/** Formats that keep no line ends run the lines of a box together: …建设。慢性病防控：… */
const nextItem = /(?<=。)(?=[^\n，。：；！、]{3,20}：)/u;

function linesOf(text: string, line: number): { text: string; line: number }[] {
  return text
    .split("\n")
    .flatMap((piece, index) => piece.split(nextItem).map((item) => ({ text: item.trim(), line: line + index })))
    .filter((piece) => piece.text !== "");
}

/** What stands between full stops; its parts after ； belong together. */
export function wholeSentencesOf(text: string): string[] {
  return text.split(/[。！!\n]/u).filter((sentence) => sentence.trim() !== "");
}

/** Sentences of a passage: what stands between 。 ； ！ and line ends. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[。；;！!\n]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
