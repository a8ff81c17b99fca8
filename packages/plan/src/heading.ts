import type { DocumentBlock, DocumentParagraph } from "./document.ts";
import { fiveYearMentions } from "./five-year.ts";
import type { Period } from "./plan.ts";
import { squeeze } from "./text.ts";

export interface Heading {
  readonly title: string | null;
  readonly jurisdiction: string | null;
  readonly period: Period | null;
}

const titleEnd =
  /(?:规划|规划纲要|(?:行动|工作|实施|发展|建设)计划|方案|工作要点|\d{4}年[^年]*(?:工作)?任务|(?:任务|责任)(?:分工|分解)(?:表|方案)?|(?:任务|责任|工作)清单|项目(?:计划)?表)$/u;
/** A title that names no year says what it is about. */
const subject = /卫生|健康|医疗|医药|医改|中医|疾控|疾病|防治|妇幼|妇女|儿童|人口|托育|养老|老龄/u;
const region = String.raw`(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|省|市|区|县|旗|州|盟))+?`;
/** How many blocks at the beginning may hold the title. */
const head = 12;

/** Title, jurisdiction and period of a plan. The title stands at the head or, where a web page cut it off, in captions. */
export function headingOf(blocks: readonly DocumentBlock[]): Heading {
  const paragraphs = blocks.filter((block) => block.kind === "paragraph");
  const printed = titleAtHead(paragraphs);
  const title = printed?.text ?? titleInCaptions(paragraphs);
  return {
    title,
    jurisdiction: regionOf(title) ?? regionNamedMost(paragraphs),
    period: (printed === null ? undefined : yearsIn(printed.whole)) ?? periodOf(title, paragraphs),
  };
}

/**
 * Lines at the head that together read as a title: short, without a full stop, naming a period, ending with 规划. One line
 * goes before several, and one that begins with its region before one that is the end of a title broken in two.
 */
function titleAtHead(paragraphs: readonly DocumentParagraph[]): Title | null {
  const lines = paragraphs.slice(0, head).map((block) => squeeze(block.text));
  const titles = [1, 2, 3].flatMap((count) =>
    lines.flatMap((_, first) => titleOf(lines.slice(first, first + count)) ?? []),
  );
  return titles.find(({ text }) => regionOf(text) !== null) ?? titles[0] ?? null;
}

/** A title, and as it is printed with brackets of years. */
interface Title {
  readonly text: string;
  readonly whole: string;
}

function titleOf(pieces: readonly string[]): Title | null {
  const isProse = (piece: string) =>
    piece.length > 40 || /[。，；：]|^[^\u4e00-\u9fff]*[A-Za-z]{3}[^\u4e00-\u9fff]*$/u.test(piece);
  if (pieces.some(isProse)) return null;
  const whole = issued(pieces.join(""));
  const text = whole.replace(/^[（(][^（）()]*[)）]|[（(][^（）()]*[)）]$/gu, "");
  const isNumbered = /^[（(]?[一二三四五六七八九十\d]+[、.）)]/u.test(text);
  const isNamed = /五|\d{4}/u.test(whole) || (text.length >= 8 && (subject.test(text) || regionOf(text) !== null));
  return titleEnd.test(text) && isNamed && !isNumbered ? { text, whole } : null;
}

/** 关于印发某县2023年重点工作任务的通知: the name of what is issued. */
function issued(text: string): string {
  return text.match(/印发《?(.+?)》?的通知$/u)?.[1] ?? text;
}

/** A caption (表1 某区“十四五”…规划主要指标) says the plan's name before it says what it lists. */
function titleInCaptions(paragraphs: readonly DocumentParagraph[]): string | null {
  const pattern = new RegExp(
    `^(?:附?[表图件]\\d*[:：]?)?(${region}[^，。；：《》]*?五[^，。；：《》]*?规划)(?!$)[^，。；：]{0,12}$`,
    "u",
  );
  for (const block of paragraphs) {
    const found = squeeze(block.text).match(pattern);
    if (found?.[1] !== undefined) return found[1];
  }
  return null;
}

function regionOf(title: string | null): string | null {
  return title?.match(new RegExp(`^${region}(?=[^省市区县旗州盟]|$)`, "u"))?.[0] ?? null;
}

/** Without a title: the name that stands most often before its own government or health office. */
function regionNamedMost(paragraphs: readonly DocumentParagraph[]): string | null {
  const text = paragraphs.map((block) => squeeze(block.text)).join("\n");
  const counts = new Map<string, number>();
  const office = /([\u4e00-\u9fff]{2,6}[市区县旗])(?=卫健|卫生健康|卫生和|卫生局|人民政府|政府|卫计)/gu;
  for (const found of text.matchAll(office)) {
    for (const length of [3, 4, 5]) {
      const name = found[1]?.slice(-length) ?? "";
      if (name.length === length) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([left, a], [right, b]) => b - a || right.length - left.length);
  return best !== undefined && best[1] >= 2 ? best[0] : null;
}

function periodOf(title: string | null, paragraphs: readonly DocumentParagraph[]): Period | null {
  const named = title === null ? undefined : (fiveYearMentions(title)[0] ?? yearsIn(title) ?? yearOf(title));
  if (named !== undefined) return named;
  for (const block of paragraphs.slice(0, head)) {
    const line = squeeze(block.text);
    const years = title !== null && line.includes(title.slice(-8)) ? yearsIn(line) : undefined;
    if (years !== undefined) return years;
  }
  for (const block of paragraphs) {
    const stated = /期限|规划期/u.test(block.text) ? yearsIn(squeeze(block.text)) : undefined;
    if (stated !== undefined) return stated;
  }
  const counts = new Map<number, number>();
  for (const { from } of paragraphs.flatMap((block) => fiveYearMentions(squeeze(block.text)))) {
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([left, a], [right, b]) => b - a || right - left);
  const isOften = title === null || /五|\d{4}/u.test(title) || (best?.[1] ?? 0) > 2;
  return best === undefined || !isOften ? null : { from: best[0], to: best[0] + 4 };
}

/** 2024年重点工作任务分解方案 is for that year. */
function yearOf(title: string): Period | undefined {
  const [year, ...others] = [...title.matchAll(/(20\d{2})年/gu)].map((found) => Number(found[1]));
  return year === undefined || others.length > 0 ? undefined : { from: year, to: year };
}

function yearsIn(text: string): Period | undefined {
  const found = text.match(/(20\d{2})年?[—–~～至-]+(20\d{2})年?/u);
  return found === null ? undefined : { from: Number(found[1]), to: Number(found[2]) };
}
