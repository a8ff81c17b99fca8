import { readAmount } from "./amount.ts";
import { fiveYearPeriod, smallNumber } from "./five-year.ts";
import { type Passage, sentencesOf } from "./passages.ts";
import type { Amount, Period, PlanIndicator } from "./plan.ts";
import { narrow, squeeze } from "./text.ts";
import { namesOf } from "./text-names.ts";

/** A figure as running text prints it: 90%以上, 8.2/10万, 4‰左右, 4.5个, 30~40%. */
const unit = "(?:%|‰|/?1?0?万?分之一|/(?:10|1)?[万千]|岁|张|人|名|个|克|毫克|元|所|家|天|例)";
const figure = String.raw`(?:≥|≤|>|<)?\d+(?:\.\d+)?(?:${unit})?(?:[-~—至]\d+(?:\.\d+)?${unit})?(?:以上|及以上|以内|以下|左右)?`;
/** Words between an indicator and its figure that make the figure a target. */
const verb =
  "(?:分别)?(?:要)?(?:均|都)?(?:力争|争取|确保)?(?:达到|达|提升到|提升至|提高到|提高至|增加到|增加至|增至|增长到|增长至|上升到|控制在|保持在|维持在|稳定在|稳定控制在|降至|降到|降低到|降低至|下降到|下降至|减少到|减少至|不低于|不少于|不超过|不高于|低于|高于|超过|大于|小于|(?=[≥≤><]))|(?<=率)(?=\\d)";
const levels = new RegExp(`((?:${verb}))(${figure})((?:[、和及与]${figure}(?=$|[、,和及与。;]))*)`, "gu");
const changes = new RegExp(
  `(?:较|比)(?:20\\d{2}年)(?:底)?(下降|降低|减少|提高|增长|增加|提升)(${figure})|(?:每年|年均)(下降|降低|减少|提高|增长|增加|提升)(\\d+(?:\\.\\d+)?(?:%|‰|个百分点)(?:以上|左右)?)`,
  "gu",
);
const done = /已|了(?:[^解]|$)|目前|现有|截至|近年来|以来|累计|完成率达|同期|由20\d{2}年|分别由|[一-龥]由\d/u;

/**
 * Targets in running text. A figure counts only where an indicator's name and a word of aiming (达到, 控制在 …) stand
 * before it, in the part of the plan that speaks of aims or in a sentence that names a year of the plan.
 */
export function textIndicators(passages: readonly Passage[], period: Period | null): PlanIndicator[] {
  return passages.flatMap((passage) => {
    let year: number | null = null;
    return sentencesOf(passage.text).flatMap((sentence) => {
      const text = narrow(sentence);
      const stated = yearOf(text, period);
      if (/^[“]?(?:到|至)/u.test(text)) year = stated ?? year;
      if (!isAim(text, stated, passage, period)) return [];
      return indicatorsIn(text, { year: stated ?? year ?? period?.to ?? null, passage, sentence: squeeze(sentence) });
    });
  });
}

interface Context {
  readonly year: number | null;
  readonly passage: Passage;
  readonly sentence: string;
}

/** The plan's year that a sentence names: 到2025年, 到十四五末, 规划期末. */
function yearOf(text: string, period: Period | null): number | null {
  const years = [...text.matchAll(/(?:到|至|争取到|力争|预测|预计|在)(20\d{2})年(?!前)/gu)].map((found) =>
    Number(found[1]),
  );
  const year = years.find((candidate) => period === null || candidate >= period.from);
  if (year !== undefined) return year;
  const plan = text.match(/到“?(十[一二三四五六七八九]?)五”?(?:期)?末/u)?.[1];
  const n = plan === undefined ? null : smallNumber(plan);
  if (n !== null) return fiveYearPeriod(n).to;
  return /规划期末/u.test(text) ? (period?.to ?? null) : null;
}

function isAim(text: string, stated: number | null, passage: Passage, period: Period | null): boolean {
  if (stated !== null) return true;
  if (!passage.forward || done.test(text)) return false;
  const past = [...text.matchAll(/(20\d{2})年/gu)].map((found) => Number(found[1]));
  return past.every((year) => period === null || year >= period.from || /[较比]20\d{2}年/u.test(text));
}

function indicatorsIn(text: string, context: Context): PlanIndicator[] {
  const found: PlanIndicator[] = [];
  for (const match of text.matchAll(levels)) {
    const [whole, aim = "", first = "", rest = ""] = match;
    const tail = text.slice(match.index + whole.length);
    if (/^(?:的|以|年|月|日|万|亿|级|平方|公里|次|小时|分钟|处|座|辆|[A-Za-z]|\.\d)/u.test(tail)) continue;
    const figures = [first, ...rest.split(/[、和及与]/u).filter((piece) => piece !== "")];
    const names = namesOf(text.slice(0, match.index), figures.length);
    if (names === null || (figures.length > 1 && names.length !== figures.length)) continue;
    // 分别降到9克和30克以下: what stands after the last figure is said of them all.
    const common = figures.length > 1 ? (figures.at(-1)?.match(/(?:以上|及以上|以内|以下|左右)$/u)?.[0] ?? "") : "";
    const operator = aim.match(/不低于|不少于|不超过|不高于|低于|高于|超过|大于|小于/u)?.[0] ?? "";
    for (const [index, name] of names.entries()) {
      const printed = (figures.length > 1 ? figures[index] : first) ?? "";
      const said = printed.endsWith(common) ? printed : `${printed}${common}`;
      found.push(...indicatorOf(name, `${operator}${said}`, context));
    }
  }
  for (const match of text.matchAll(changes)) {
    const [name] = namesOf(text.slice(0, match.index), 1, true) ?? [];
    if (name === undefined) continue;
    found.push(...indicatorOf(name, match[0].replace(/^[较比]20\d{2}年底?/u, ""), context));
  }
  return found;
}

function indicatorOf(name: string, printed: string, context: Context): PlanIndicator[] {
  const target = readAmount(printed, { year: context.year, parts: 1, marks: new Map() });
  if (target === null || target.op === "words") return [];
  return [
    {
      name: asPrinted(name, context.sentence),
      unit: unitIn(printed),
      domain: null,
      no: null,
      property: null,
      baseline: null,
      targets: [target satisfies Amount],
      from: "text",
      indicator: null,
      source: { line: context.passage.line, quote: context.sentence },
    },
  ];
}

/** The name with the signs of the width that the document prints. */
function asPrinted(name: string, sentence: string): string {
  const signs = [...sentence];
  const starts: number[] = [];
  let narrowed = "";
  for (const sign of signs) {
    starts.push(narrowed.length);
    narrowed += narrow(sign);
  }
  const at = narrowed.indexOf(name);
  if (at < 0) return name;
  return signs.filter((_, index) => (starts[index] ?? 0) >= at && (starts[index] ?? 0) < at + name.length).join("");
}

function unitIn(printed: string): string | null {
  return printed.match(/\d(个百分点|%|‰|\/1?0?[万千]|岁|张|人|名|个|克|毫克|元|所|家|天|例)/u)?.[1] ?? null;
}
