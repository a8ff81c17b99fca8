import { investmentIn } from "./money.ts";
import { type Passage, sentencesOf } from "./passages.ts";
import { squeeze } from "./text.ts";

/** A project that a sentence of running text tells of: it names money and what is built. */
export interface Told {
  readonly name: string;
  readonly content: string;
  readonly passage: Passage;
}

const building =
  /[^，。；：]{0,30}?(?:新建|建设|改扩建|扩建|迁建|改造)(?:一?[座幢栋所处])?(?:\d+(?:\.\d+)?万?(?:平方米|㎡|处|个|所|家|座)的?)?([^，。；：\d]{3,30})$/u;
const verbs =
  /^(?:[（(][一二三四五六七八九十\d]+[)）]|\d{1,3}[.、．])|^(?:加快|大力|积极|继续|重点)?(?:推进|推动|实施|谋划|储备|启动|开展|完成)+/u;

/** 上述三个项目总投资10.6亿元 is a sum of projects that are told elsewhere. */
const several =
  /^(?:上述|以上|这|全部|共|规划)?[^，。]{0,8}?(?:\d+|[两二三四五六七八九十])个[^，。]{0,8}(?:项目|工程)|^(?:上述|以上)/u;

/** What a sentence says of something that is yet to be built. */
const ahead = /20\d{2}年(?:底|末)?前|力争|计划(?:总)?投资|拟|预计|建设(?:年限|工?期)/u;

/** Projects of sentences that want something built for a stated sum: 计划投资6900万元，建设276处村级标准化卫生室. */
export function projectsTold(passages: readonly Passage[]): Told[] {
  return passages.flatMap((passage) => {
    if (passage.box !== null) return [];
    const speaksOfAims = passage.forward || /项目|工程/u.test(passage.heading ?? "");
    return sentencesOf(squeeze(passage.text)).flatMap((sentence) => {
      if (
        !(speaksOfAims || ahead.test(sentence)) ||
        several.test(sentence) ||
        !/投资/u.test(sentence) ||
        investmentIn(sentence) === null ||
        /已|完成投资/u.test(sentence)
      )
        return [];
      const name = nameIn(sentence);
      return name === null ? [] : [{ name, content: sentence, passage }];
    });
  });
}

function nameIn(sentence: string): string | null {
  const clauses = sentence.split(/[，：]/u);
  const first = (clauses[0] ?? "")
    .replace(/^[—–⸺-]+/u, "")
    .replace(verbs, "")
    .replace(verbs, "");
  if (/(?:项目|工程)$/u.test(first) && first.length >= 4) return first;
  const whole = first.match(/^(.{3,30}?(?:项目|工程))(?:计划|预计|概算|估算)?总?投资/u)?.[1];
  if (whole !== undefined) return whole;
  const many = first.match(
    /^(?:新建|改扩建|扩建|迁建|建设)([^\d]{3,20})\d+(?:\.\d+)?万?(?:所|个|处|家|平方米|㎡)$/u,
  )?.[1];
  if (many !== undefined) return many;
  const of = first.match(/^(.{3,30}?)(?:规划|新院)?建设$/u)?.[1];
  if (of !== undefined) return of;
  for (const clause of clauses) {
    const named = verbs.test(clause)
      ? clause.replace(verbs, "").match(/^(.{4,40}(?:项目|工程))(?:建设)?$/u)?.[1]
      : undefined;
    if (named !== undefined) return named;
    const built = clause.match(building)?.[1];
    if (built !== undefined) return built;
  }
  return null;
}
