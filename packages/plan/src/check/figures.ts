import type { Passage } from "../passages.ts";
import type { Source } from "../plan.ts";
import { narrow, squeeze } from "../text.ts";

/** A share (占…40%) or a rate (规范管理率75%) printed straight after a count, in per cent. */
export interface PrintedShare {
  readonly percent: number;
  readonly decimals: number;
  readonly kind: "share" | "rate";
  /** What it is said to be a share of, or the rate's own name; null where it says neither. */
  readonly of: string | null;
}

/** A figure in running text with its name, unit, year, and what it is part of as far as the sentence says so. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly decimals: number;
  /** What one of its last printed decimal is worth: 0.1 万 = 1,000. */
  readonly step: number;
  readonly unit: string;
  readonly year: number | null;
  /** “…以上” and the like bound the value on one side. */
  readonly exact: boolean;
  /** own: the district's; turning: what it was before (由2976张增加到…); benchmark: the country's or the province's. */
  readonly said: "own" | "turning" | "benchmark";
  readonly share: PrintedShare | null;
  /** The count it is part of (其中, 某某中，, a bracket, a colon). */
  readonly whole: Figure | null;
  /** Parts of one whole named in one list have one group; 0 outside lists. */
  readonly group: number;
  readonly sentence: number;
  readonly forward: boolean;
  readonly source: Source;
}

const units =
  "人次|人份|剂次|床日|平方米|平方公里|万元|亿元|小时|分钟|个百分点|百分点|人|张|个|所|家|例|名|处|件|起|宗|项|间|户|台|次|份|辆|条|天|岁|元|%|‰|/10万|/万|/千";
const token = new RegExp(
  String.raw`(?<![\dA-Za-z.第每:/-]|约|近|超过|\d[~—–至])(\d+(?:\.\d+)?)(?![\d.]|[年月日:]|[-~—–至到]\d)(万|亿)?(?!元/)(${units})?(及?以上|及?以下|以内|左右|余|多)?`,
  "gu",
);
const bracketOfName = /[(]([^()\d占]{1,8})[)]/gu;

interface Draft {
  name: string;
  value: number;
  decimals: number;
  step: number;
  unit: string;
  year: number | null;
  exact: boolean;
  said: Figure["said"];
  share: PrintedShare | null;
  whole: Draft | null;
  group: number;
  sentence: number;
  forward: boolean;
  source: Source;
}

interface Reading {
  readonly all: Draft[];
  sentence: number;
  group: number;
}

/** Every figure of a document's running text, in reading order. */
export function figuresOf(passages: readonly Passage[]): readonly Figure[] {
  const reading: Reading = { all: [], sentence: 0, group: 0 };
  for (const passage of passages) {
    const start = reading.all.length;
    for (const text of squeeze(passage.text).split(/[。！!]/u)) {
      reading.sentence += 1;
      readSentence(text, passage, { reading, start });
    }
  }
  return reading.all;
}

interface Place {
  readonly reading: Reading;
  /** Where the passage's own figures begin. */
  readonly start: number;
}

/** A list of parts that is open: what it is part of, and how deep in brackets it began. */
interface OpenList {
  readonly whole: Draft | null;
  readonly group: number;
  readonly depth: number;
}

function readSentence(printed: string, passage: Passage, { reading, start }: Place): void {
  const text = narrow(printed).replace(bracketOfName, "〔$1〕");
  const source = { line: passage.line, quote: printed };
  let end = 0;
  let depth = 0;
  let lists: OpenList[] = [];
  let last: Draft | null = null;
  let year: number | null = reading.all.slice(start).at(-1)?.year ?? null;
  for (const match of text.matchAll(token)) {
    const [printedFigure, digits = "", scale, unit = "", bound = ""] = match;
    const stop = match.index + printedFigure.length;
    const between = text.slice(end, match.index);
    const named = nameOf(between, text.slice(stop), { unit, bound });
    if (named === null) continue;
    // 在2015年基础上提高1.2岁 dates nothing that follows.
    const stated = between.match(/(?<!\d)(20\d{2})年(?!的?基础上)(?!.*20\d{2}年(?!的?基础上))/u);
    // 较2020年提高1.4岁，健康素养水平26.3%: another clause begins after the comparison.
    const isPast =
      stated !== null && /[比较由]$/u.test(between.slice(0, stated.index)) && /[,;]/u.test(between.slice(stated.index));
    const own = stated === null || isPast ? year : Number(stated[1]);
    // 比2020年的, 由2015年的 date one figure, not those after it.
    if (stated !== null && !/[比较由]$/u.test(between.slice(0, stated.index))) year = own;
    end = stop + named.behind;
    const opened = (between.match(/[(]/gu) ?? []).length - (between.match(/[)]/gu) ?? []).length;
    depth = Math.max(0, depth + opened);
    const share = unit === "%" && last !== null ? shareIn(between, digits) : null;
    if (share !== null && last !== null && last.unit !== "%" && last.share === null && !perHead(last)) {
      last.share = share;
      continue;
    }
    lists = lists.filter((one) => one.depth <= depth);
    // 其中甲3人；乙4人 goes on where its whole stands in a sentence before; 甲10人，其中3人；乙… begins anew.
    if (/;/u.test(between) && last?.share?.kind !== "share")
      lists = lists.filter((one) => one.whole !== null && one.whole.sentence !== reading.sentence);
    // 每年90名，其中…10名，到2030年累计450名: the sum of the years is no part of one year's.
    if (/到20\d{2}年|五年(?:共|累计|内)/u.test(between)) lists = [];
    const figure: Draft = {
      name: ours.test(between) && last !== null ? last.name.replace(/(?:全国|全省|全市).*$/u, "") : named.name,
      value: numberOf(digits, scale),
      decimals: digits.split(".")[1]?.length ?? 0,
      step: 10 ** -(digits.split(".")[1]?.length ?? 0) * (scales[scale ?? ""] ?? 1),
      unit,
      year: own,
      exact: bound === "",
      said: saidIn(between),
      share: null,
      whole: null,
      group: 0,
      sentence: reading.sentence,
      forward: passage.forward,
      source,
    };
    const marked = wholeMarked(figure, between, { opened, last, before: reading.all, start });
    if (marked !== undefined) {
      reading.group += 1;
      if (opened === 0) lists = [];
      lists.push({ whole: marked, group: reading.group, depth });
    }
    figure.whole = lists.at(-1)?.whole ?? null;
    figure.group = lists.at(-1)?.group ?? 0;
    reading.all.push(figure);
    last = figure;
  }
}

/** 全国平均为60.8%，我区为66.7%: the same thing here. */
const ours = /^[,，](?:我|本|全)[区县市](?:为|是|达到)?$/u;
function saidIn(words: string): Figure["said"] {
  // 力争达到全省平均水平，人均预期寿命达到78.2岁: the aim itself stands in a clause of its own.
  const own = words.split(/[,;]/u).at(-1) ?? "";
  const between = /达到|控制在|提高到/u.test(own) && !/全[国省市]|国家|平均|[高低]于/u.test(own) ? own : words;
  if (/由(?:20\d{2}年[末底]?的?|“?十[一二三四]五”?末的?)?$/u.test(between)) return "turning";
  return /全国|全省|国家(?!卫生|级|基本|免疫|区域|医学|慢性|健康促进)|[省市]平均|平均水平|(?<!不)[高低]于/u.test(
    between,
  )
    ? "benchmark"
    : "own";
}

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

function numberOf(digits: string, scale: string | undefined): number {
  return Math.round(Number(digits) * (scales[scale ?? ""] ?? 1) * 1e6) / 1e6;
}

interface Named {
  readonly name: string;
  /** How many signs after the figure the name takes (146家村卫生室). */
  readonly behind: number;
}

/** The words that name a figure: those before it, else those after its unit. Null where it is no figure of its own. */
function nameOf(
  between: string,
  after: string,
  { unit, bound }: { readonly unit: string; readonly bound: string },
): Named | null {
  const word = /^[\u4e00-\u9fff]/u.test(after) && !/^[和及与]/u.test(after);
  if (word && (unit === "" || unit === "岁" || (unit === "个" && /^月/u.test(after)))) return null;
  if (word && bound !== "") return null;
  const name = cleaned(between.split(/[,、:;]|[(](?![^()]*[)])|[)]/u).at(-1) ?? "");
  if (name.length >= 2 && !/中$/u.test(name)) return { name, behind: 0 };
  const behind = after.match(/^([\u4e00-\u9fff]{2,14}?)(?=中有|中,|中的|的|[,、;(]|加入|达到|建成|开展|$)/u)?.[1];
  if (behind !== undefined && unit !== "%") return { name: behind, behind: behind.length };
  return unit === "%" ? { name, behind: 0 } : null;
}

function cleaned(text: string): string {
  return text
    .replace(/(?:19|20)\d{2}年(?:\d{1,2}月)?[末底度]?/gu, "")
    .replace(/^(?!.*每[百千万]).*?(?:其中|包括|共有|拥有|现有|设有|建有|配备|实有|开放(?=床位))/u, "")
    .replace(/^\d{1,2}[.、]/u, "")
    .replace(/^(?:和|及|与|有|至|截至|当年|全年|全[区市县国省]|我[区市县]|本[区市县])+/u, "")
    .replace(
      /(?:控制|保持|稳定|维持|缩短|降低|下降|减少|提高|提升|上升|力争|争取|确保)+(?=(?:到|至|在|为|达到|达)*$)/u,
      "",
    )
    .replace(
      /(?:总数|合计)?(?:在|达到了|达到|达|共计|合计|共|为|有|是|约|由|到|至|增加到|提高到|上升到|下降到|降到)+$/u,
      "",
    )
    .replace(/〔/gu, "（")
    .replace(/〕/gu, "）");
}

/** 占总数的40% and 规范管理率75% straight after a count belong to it. */
function shareIn(between: string, digits: string): PrintedShare | null {
  const percent = { percent: Number(digits), decimals: digits.split(".")[1]?.length ?? 0 };
  const share = between.match(/^[,、(]?(?:约|仅|均)?占(?:比)?(.*)$/u);
  if (share !== null) return { ...percent, kind: "share", of: share[1]?.replace(/的$|^比为?$/gu, "") || null };
  const rate = between.match(/^[,、(]([^,、;:(]{1,14}率)(?:为|达到|达)?$/u);
  return rate?.[1] === undefined ? null : { ...percent, kind: "rate", of: rate[1] };
}

interface Before {
  readonly opened: number;
  readonly last: Draft | null;
  readonly before: readonly Draft[];
  readonly start: number;
}

/** The whole that the words before a figure open a list of parts for; undefined where they open none. */
function wholeMarked(
  figure: Draft,
  between: string,
  { opened, last, before, start }: Before,
): Draft | null | undefined {
  // （辖区65岁以上老年人48960人） names whose rate it was, no part of it.
  if (opened > 0) return /[(](?:辖区|全[区县市]|应|目标|任务)[^()]*$/u.test(between) ? undefined : last;
  if (/^中[,有]/u.test(between)) return last;
  const divided = between.match(/^(.{0,6}?)按[^,:]{1,8}分[,:]?(?:为)?/u);
  // 按甲分，…；按乙分，…: the second way divides what the first one did.
  if (divided !== null && last !== null)
    return /^;/u.test(between) && last.group > 0 && last.unit === figure.unit ? (last.whole ?? last) : last;
  if (divided !== null)
    return divided[1] ? namedBefore(cleaned(divided[1]), figure, before) : (before.slice(start).at(-1)?.whole ?? null);
  const named = between.match(/(?:^|[,;)])([^,;()]{2,20}?)中[,:]/u)?.[1];
  if (named !== undefined && !/其$/u.test(named)) return namedBefore(cleaned(named), figure, before);
  const former = before.slice(start).at(-1);
  // 总投入…。其中：甲、乙、丙。资金来源：…: the second list is of what the first one was of.
  if (last === null && opensList.test(between) && former !== undefined && former.group > 0) return former.whole;
  if (/(?:^|[,;、(])其中/u.test(between) || /包括[:]?[^,]*$/u.test(between) || opensList.test(between))
    return wholeFor(figure, last, before.slice(start));
  return undefined;
}

/** 分布情况为：甲780张，乙420张; 资金来源：中央和省级补助6800万元，市级… */
const opensList = /(?:分布|构成|组成|来源)(?:情况)?(?:为|是|如下)?:[^,;]*$/u;

/** The last figure named so: a count of the same things, or for shares alone a count of anything. */
function namedBefore(name: string, figure: Draft, before: readonly Draft[]): Draft | null {
  return before.findLast((one) => one.name === name && (one.unit === figure.unit || figure.unit === "%")) ?? null;
}

/**
 * What 其中 goes back to: in its own sentence (else the one before) the count that the part's name ends with, else the
 * last count of the same unit outside lists.
 */
function wholeFor(figure: Draft, last: Draft | null, before: readonly Draft[]): Draft | null {
  const sentence = last?.sentence ?? before.at(-1)?.sentence;
  const near = before.filter(
    (one) => one.sentence === sentence && one.unit === figure.unit && !perHead(one) && !isChange(one),
  );
  return (
    near.find((one) => one.name.length > 2 && one.name !== figure.name && figure.name.endsWith(one.name)) ??
    (last === null
      ? (near.findLast((one) => /总计|合计/u.test(one.name)) ?? near[0])
      : (near.findLast((one) => one.group === 0) ?? near.at(-1))) ??
    null
  );
}

/** 较2010年的2310张增加663张: neither is a count of what there is. */
export function isChange({ name }: Pick<Figure, "name">): boolean {
  return /^[比较]|末的?$|增加|净增|减少/u.test(name);
}

/** 每千人口床位数 6.50张 is no count. */
export function perHead({ name }: Pick<Figure, "name">): boolean {
  return /每[百千万\d]|^[千万]人(?!次)|千人口|万人口|平均|人均|次均/u.test(name);
}
