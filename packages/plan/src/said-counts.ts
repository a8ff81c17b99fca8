import { after, figure, unitOfFigure } from "./printed-figure.ts";
import type { Said } from "./said.ts";

const noun = "[\\u4e00-\\u9fffA-Za-z“”]{2,20}?";
const unit = "(?:张|万?个|家|所|间|名|人)(?!次|月)";
const more = new RegExp(`新增(?:的)?(${noun})(\\d+${unit}(?:以上)?)${after}`, "gu");
const moreOf = new RegExp(`新增(\\d+${unit})(${noun})${after}`, "gu");
const built = new RegExp(`(?:建成|创建|储备|打造)(?!后|并)(${noun})(\\d+${unit}(?:以上)?)${after}`, "gu");
const builtOf = new RegExp(`(?:建成|创建|打造)(\\d+(?:个|家|所)(?:以上)?)(${noun})${after}`, "gu");
const people = new RegExp(
  `((?:引进|培训|培养|(?:公开)?招聘|选派)${noun})(?:累计)?(?:达到|达|不少于)?(\\d+(?:名|人)(?!次)(?:以上)?)${after}`,
  "gu",
);
const further = new RegExp(
  `^[,、](?!新增|改扩建|其中|建成|储备|引进|培训|培养|招聘|选派)(${noun})(\\d+${unit}(?:以上)?)${after}`,
  "u",
);
const staffed = new RegExp(
  `(?<=^|[,;:。])([^,;:。]{3,20}?)(?:达到)?按(?:照)?(?:服务人口|人口)?(每[千万]人口?)?(${figure})(?:的标准)?(?:配置|配备)`,
  "gu",
);
const skilled = new RegExp(
  `(?<=^|[,;:。]|年)([^,;:。\\d%]{4,30}?(?:掌握应用|掌握|推广应用|开展))(\\d+[项种]以上)([\\u4e00-\\u9fff]{3,20})${after}`,
  "gu",
);

const owned = new RegExp(
  `(每[千万](?:名)?(?:常住|户籍)?(?:人口|居民|老年人)?(?:拥有|配备|配置)?)(\\d+(?:\\.\\d+)?(?:[-—~]\\d+(?:\\.\\d+)?)?${unit}(?:以上)?)(?:合格的)?(${noun})${after}`,
  "gu",
);

type Made = Pick<Said, "name" | "figure" | "unit">;

/** So many new, trained or built ones: 新增床位185张, 建成社区医院3家, 培训全科医生150名, 按0.8人/万人口配置. */
export function countsIn(text: string): Said[] {
  const found: Said[] = [];
  const add = (pattern: RegExp, make: (match: RegExpMatchArray) => Made, goesOn = false) => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const said = make(match);
      found.push({ ...said, year: null, from: null, at: match.index, end, by: "count" });
      if (goesOn) found.push(...furtherOf(text, end, said.figure));
    }
  };
  add(more, ([, name = "", size = ""]) => counted(name, `增加${size}`), true);
  add(moreOf, ([, size = "", name = ""]) => counted(name, `增加${size}`));
  add(built, ([, name = "", size = ""]) => counted(name, size), true);
  add(builtOf, ([, size = "", name = ""]) => counted(name, size));
  add(people, ([, name = "", size = ""]) => counted(name, size), true);
  add(owned, ([, per = "", size = "", what = ""]) => counted(`${per}${what}`, size));
  add(staffed, ([, name = "", per, size = ""]) => staffOf(name, per, size));
  add(skilled, ([, does = "", size = "", what = ""]) => counted(`${does}${what}`, size));
  return found;
}

const counted = (name: string, said: string): Made => ({ name, figure: said, unit: unitOfFigure(said) });

/** 按每万人1.0人配备 is the same as 按1.0人/万人配置. */
function staffOf(name: string, per: string | undefined, size: string): Made {
  const unit = per === undefined ? unitOfFigure(size) : `${unitOfFigure(size) ?? "人"}/${per.slice(1)}`;
  return { name: name.replace(/^全[区市县旗]/u, ""), figure: size, unit };
}

/** The next items of the list: 新增病房80间，床位185张. */
function furtherOf(text: string, from: number, first: string): Said[] {
  const match = text.slice(from).match(further);
  if (match?.[1] === undefined || match[2] === undefined) return [];
  const figure = first.startsWith("增加") ? `增加${match[2]}` : match[2];
  const name = match[1];
  const end = from + match[0].length;
  const said: Said = { ...counted(name, figure), year: null, from: null, at: from, end, by: "count" };
  return [said, ...furtherOf(text, end, first)];
}
