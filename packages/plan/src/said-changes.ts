import { after, figuresOf, unitOfFigure } from "./printed-figure.ts";
import type { Said } from "./said.ts";
import { earlier } from "./said-earlier.ts";
import { bareName, isNamed, isTooLong, listOf, nameOfClauseBefore, severalOf, startsWithAction } from "./said-names.ts";
import { yearsEach, yearsFor } from "./said-years.ts";

const pace = "每年|年均|平均每年|逐年";
const basis = "20\\d{2}年|十.五”?末|现有|现状|基线(?:数据)?|基期";
const against = `(?:(?:较|比)(?:20\\d{2}年|“?十.五”?末|上年|基线|基期)(?:底|末)?|在(?:${basis})的?基础(?:之)?上|以20\\d{2}年为基[数期准])(?:继续|再|累计)?(?:${pace})?|${pace}`;
const verb = "缩短|下降|降低|减少|提高|增长|增加|提升|上升|递降|递减|递增|降(?=\\d)|增(?=\\d)";
const plainly: Readonly<Record<string, string>> = {
  缩短: "减少",
  降: "下降",
  增: "增加",
  递降: "下降",
  递减: "减少",
  递增: "增长",
};
const size = String.raw`\d+(?:\.\d+)?(?:%|‰|个?百分点|岁|张|人|名)?(?:及?以上|左右|以内)?`;
const sizes = `${size}(?:[、和及与]${size})*(?<=(?:%|‰|百分点|岁|张|人|名)(?:及?以上|左右|以内)?)`;
const bound = "(?:幅度)?(?:不少于|不低于|不超过|控制在)?";
const pattern = new RegExp(`${earlier}(?:分别)?(?:${against})(?:分别)?(${verb})${bound}(${sizes})${after}`, "gu");
const twice = new RegExp(`翻(?:一|1)番${after}`, "gu");

/** 与2020年相比，甲率下降15%: what it is held against stands at the head of the sentence. */
const compared = /(?:与(?:20\d{2}年|“?十.五”?末)相比|在20\d{2}年基础上)[,]/u;
const alone = new RegExp(`${earlier}(?:分别)?(${verb})(${sizes})${after}`, "gu");
/** What grows by so many per cent a year though its name does not end like a rate. */
const sum = /(?:数|生产总值|收入|支出|费用|能耗|产值|增加值|零售总额|进出口总额|投资)$/u;

/** Changes against a year or by the year: 较2020年下降10%, 每年降低0.5个百分点, 分别下降10%和15%, 翻一番. */
export function changesIn(text: string, carried: readonly number[] = []): Said[] {
  const found: Said[] = [];
  const add = (match: RegExpMatchArray, { how, printed }: { how: string; printed: string }) =>
    found.push(...changesOf(text, { match, carried, figures: figuresOf(printed).map((one) => `${how}${one}`) }));
  for (const match of text.matchAll(pattern))
    add(match, { how: plainly[match[3] ?? ""] ?? match[3] ?? "", printed: match[4] ?? "" });
  const head = text.match(compared);
  for (const match of text.matchAll(alone)) {
    const isNew = !found.some((one) => match.index < one.end);
    const isCompared = head?.index !== undefined && head.index < match.index;
    const name = bareName(text.slice(0, match.index));
    if (
      isNew &&
      (isCompared ||
        isNamed(name) ||
        sum.test(name) ||
        match[2] !== undefined ||
        /以上|以内|左右/u.test(match[4] ?? ""))
    )
      add(match, { how: match[3] ?? "", printed: match[4] ?? "" });
  }
  for (const match of text.matchAll(twice)) found.push(...changesOf(text, { match, carried, figures: ["增长100%"] }));
  return found;
}

interface Change {
  readonly match: RegExpMatchArray;
  readonly carried: readonly number[];
  readonly figures: readonly string[];
}

function changesOf(text: string, { match, carried, figures }: Change): Said[] {
  const at = match.index ?? 0;
  const before = text.slice(0, at);
  const own = bareName(before);
  const name = own === "" ? nameOfClauseBefore(before) : own;
  if (name.length < 3 || isTooLong(name) || startsWithAction(name) || /\d$/u.test(name)) return [];
  const years = yearsFor(before, carried);
  const isByYear = years.length === figures.length;
  const names = figures.length === 1 || isByYear ? severalOf(name, false) : listOf(name, figures.length);
  const each = yearsEach(years, figures.length, null);
  const was = figuresOf(match[2] ?? "")[0];
  const wasIn = match[1]?.match(/20\d{2}/u)?.[0];
  return (names ?? []).flatMap((one, index) =>
    figures.flatMap((figure, place) =>
      names?.length === figures.length && !isByYear && place !== index
        ? []
        : (each[place] ?? []).map(
            (year): Said => ({
              name: one,
              figure,
              unit: unitOfFigure(figure),
              year,
              from: was === undefined ? null : { figure: was, year: wasIn === undefined ? null : Number(wasIn) },
              at,
              end: at + match[0].length,
              by: "change",
            }),
          ),
    ),
  );
}
