import { after, unitOfFigure } from "./printed-figure.ts";
import type { Said } from "./said.ts";
import { bareName, isNamed, nameOfClauseBefore, severalOf, startsWithAction } from "./said-names.ts";

const against =
  "(?:较|比)(?:20\\d{2}年|“?十.五”?末|上年|基线|基期)(?:底|末)?|在20\\d{2}年基础上(?:每年|年均)?|每年|年均|平均每年|逐年";
const verb = "缩短|下降|降低|减少|提高|增长|增加|提升|上升|递降|递减|递增";
const plainly: Readonly<Record<string, string>> = { 缩短: "减少", 递降: "下降", 递减: "减少", 递增: "增长" };
const size = String.raw`\d+(?:\.\d+)?(?:%|‰|个?百分点|岁|张|人|名)(?:及?以上|左右|以内)?`;
const pattern = new RegExp(`(?:${against})(${verb})(?:幅度)?(?:不少于|不低于|不超过|控制在)?(${size})${after}`, "gu");
const twice = new RegExp(`翻(?:一|1)番${after}`, "gu");

/** 与2020年相比，甲率下降15%: what it is held against stands at the head of the sentence. */
const compared = /(?:与(?:20\d{2}年|“?十.五”?末)相比|在20\d{2}年基础上)[,]/u;
const alone = new RegExp(`(${verb})(${size})${after}`, "gu");

/** Changes against a year or by the year: 较2020年下降10%, 每年降低0.5个百分点, 翻一番. */
export function changesIn(text: string): Said[] {
  const found: Said[] = [];
  for (const match of text.matchAll(pattern)) {
    const [all, how = "", printed = ""] = match;
    found.push(
      ...changeOf(text, match.index, { end: match.index + all.length, figure: `${plainly[how] ?? how}${printed}` }),
    );
  }
  const head = text.match(compared);
  for (const match of text.matchAll(alone)) {
    const [all, how = "", printed = ""] = match;
    const isNew = !found.some((one) => match.index < one.end);
    const said = { end: match.index + all.length, figure: `${how}${printed}` };
    const isCompared = head?.index !== undefined && head.index < match.index;
    if (isNew && (isCompared || isNamed(bareName(text.slice(0, match.index)))))
      found.push(...changeOf(text, match.index, said));
  }
  for (const match of text.matchAll(twice))
    found.push(...changeOf(text, match.index, { end: match.index + match[0].length, figure: "增长100%" }));
  return found;
}

function changeOf(text: string, at: number, said: { readonly end: number; readonly figure: string }): Said[] {
  const before = text.slice(0, at);
  const own = bareName(before);
  const name = own === "" ? nameOfClauseBefore(before) : own;
  if (name.length < 3 || name.length > 45 || startsWithAction(name) || /\d$/u.test(name)) return [];
  return severalOf(name, false).map((one) => ({
    name: one,
    figure: said.figure,
    unit: unitOfFigure(said.figure),
    year: null,
    from: null,
    at,
    end: said.end,
    by: "change",
  }));
}
