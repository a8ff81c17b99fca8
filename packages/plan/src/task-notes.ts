import {
  departmentsIn,
  firstLeadsBelow,
  labelOf,
  type Named,
  onlyOffices,
  withFirstLeading,
} from "./departments-named.ts";
import type { Passage } from "./passages.ts";
import { squeeze } from "./text.ts";

/** A passage with who does it, and its text without that note. */
export interface NotedPassage {
  readonly passage: Passage;
  /** Where it stands among the passages. */
  readonly at: number;
  readonly text: string;
  readonly quote: string;
  readonly named: Named;
  readonly isApart: boolean;
}

const duty = /牵头|责任|参与|配合|分工负责|负责|主办|协办/u;
const inBrackets = /[（(［[【]((?:[^（）()［］[\]【】]|[（(][^（）()]*[)）])+)[)）］\]】][。；]?$/u;
const onlyBrackets = /^[（(［【][^（）()［］【】]*(?:[（(][^（）()]*[)）][^（）()]*)*[)）］】]$/u;
/** 牵头单位：甲　配合单位：乙 at the end of a passage, no bracket around them. */
const labelled = /(?:牵头|责任|主办)(?:责任)?(?:单位|部门)[:：].+$/u;
const label =
  /(?=(?<!主要|牵头)(?:主要)?(?:牵头|责任|主办|配合|参与|协作|协办|完成)(?:责任)?(?:单位|部门|时限|时间)[:：])/gu;
/** 由甲牵头，乙、丙等部门配合。 由甲会同乙等部门负责，10月底前完成。 甲负责。 as the last sentence. */
const lastSentences = [
  /(?<=[。；])由?([^。；，：（）]{2,60}牵头(?:负责|落实|实施)?，[^。；：]{2,150}(?:配合|参与|协助|负责)(?:落实|实施)?)。?$/u,
  /(?<=[。；])由?([^。；，：（）]{2,60}(?:会同[^。；，：（）]{2,80})?(?:牵头)?负责(?:，[^。；，]{2,15}完成)?)。?$/u,
];
/** What stands at the foot of a web page. */
const foot = /网站标识码|ICP备|公网安备|版权所有|技术支持|网站地图/u;

/** The passages whose offices are named: in a bracket or sentence at their end, or in lines below them. */
export function notedPassages(passages: readonly Passage[]): NotedPassage[] {
  const found: NotedPassage[] = [];
  let isFirstLeading = false;
  for (const [at, passage] of passages.entries()) {
    const text = squeeze(passage.text);
    isFirstLeading ||= firstLeadsBelow(text);
    if (foot.test(text) || isLine(text)) continue;
    const below = linesBelow(passages, at);
    const under = departmentsIn(below.join("；").replace(label, "；"));
    const isApart = under.lead.length > 0;
    const own = isApart ? { text, named: under } : noteIn(text);
    if (own === null || own.named.lead.length === 0) continue;
    const named = isFirstLeading ? withFirstLeading(own.named) : own.named;
    const deadline = named.deadline ?? under.deadline;
    const quote = `${text}${below.join("")}`;
    found.push({ passage, at, text: own.text, named: { ...named, deadline }, quote, isApart });
  }
  return found;
}

/** 责任单位：…, 完成时限：…, or a bracket of offices, in a line of its own. */
function isLine(text: string): boolean {
  const word = text.match(/^([^：:，。]{2,8})[：:]/u)?.[1];
  if (word !== undefined && labelOf(word) !== null) return true;
  return onlyBrackets.test(text) && noteIn(text) !== null;
}

function linesBelow(passages: readonly Passage[], at: number): string[] {
  const found: string[] = [];
  for (const passage of passages.slice(at + 1, at + 6)) {
    const text = squeeze(passage.text);
    if (foot.test(text) || !isLine(text)) break;
    found.push(onlyBrackets.test(text) ? text.slice(1, -1) : text);
  }
  return found;
}

function noteIn(text: string): { text: string; named: Named } | null {
  const bracket = text.match(inBrackets);
  if (bracket?.[1] !== undefined && !/^[列排]/u.test(bracket[1])) {
    const offices = duty.test(bracket[1]) ? null : onlyOffices(bracket[1]);
    if (offices !== null || duty.test(bracket[1])) {
      const named =
        offices === null
          ? departmentsIn(bracket[1].replace(label, "；"))
          : { lead: offices, participants: [], deadline: null };
      return { text: text.slice(0, -bracket[0].length), named };
    }
  }
  const open = text.match(labelled);
  if (open !== null && open.index !== 0)
    return { text: text.slice(0, open.index), named: departmentsIn(open[0].replace(label, "；")) };
  const last = lastSentences.map((pattern) => text.match(pattern)).find((found) => found !== null);
  const named =
    last?.[1] === undefined ? null : departmentsIn(last[1].replace(/会同([^，]+?)(?:等部门|等)?负责/u, "牵头，$1配合"));
  if (named === null || onlyOffices(named.lead.join("、")) === null || /由|设|工作/u.test(named.lead.join()))
    return null;
  return { text: text.slice(0, last?.index), named };
}
