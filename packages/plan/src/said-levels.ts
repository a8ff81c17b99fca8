import { after, figuresOf, list, unitOfFigure } from "./printed-figure.ts";
import type { Said } from "./said.ts";
import { earlier } from "./said-earlier.ts";
import {
  bareName,
  isNamed,
  isStock,
  isTooLong,
  likeBefore,
  listOf,
  nameOfClauseBefore,
  perHeadAs,
  severalOf,
  startsWithAction,
  stripped,
  whoseCounted,
  withSubject,
} from "./said-names.ts";
import { yearsEach, yearsFor } from "./said-years.ts";

const bound = "不低于|不少于|不小于|不超过|不高于|不大于|低于|高于|超过|突破|大于|小于";
/** Words between an indicator and its figure. */
const word = `(?:达到|达|提升到|提升至|提高到|提高至|增加到|增加至|增至|升至|增长到|增长至|上升到|上升至|扩大到|扩充到|控制在|保持在?|维持在?|稳定在|实现为|降至|降到|降低到|降低至|下降到|下降至|减少到|减少至|缩短到|缩短至|缩小到|缩小至|压缩到|压缩至|接近|为|是|在(?=\\d[^,;]*(?:之间|以上|以下|以内|左右))|(?=[≥≤><]))`;
const verb = `(?:(?:分别|要|均|都|总体|平均|力争|争取|确保|预计|稳定|将|仍)*(?:(?:${word})(?:20\\d{2}年的?)?(?:${bound})?|${bound}))`;
const pattern = new RegExp(`${earlier}(${verb})(?:应[^,;。%\\d]{1,6}的)?(${list})${after}`, "gu");
/** 达到78岁以上（2020年为76.8岁） */
const beside = new RegExp(`^\\((20\\d{2})年(?:末|底)?(?:为|是|:|[\ue000-\ue00f])?(${list})\\)`, "u");
/** A figure straight after its name: 先天性心脏病筛查率95%以上, 每千人口床位7.2张. */
const placed = new RegExp(`(?<=[\\u4e00-\\u9fff)]:?)(${list})${after}`, "gu");

/** What the parts of a sentence before this one said: the years of a list (到2022年和2025年) and the last name. */
export interface Carried {
  readonly years: readonly number[];
  readonly name: string | null;
}

/** Figures tied to their names by a word of level (达到, 控制在, 由…提高到…). */
export function levelsIn(text: string, carried: Carried = { years: [], name: null }): Said[] {
  const found: Said[] = [];
  for (const match of text.matchAll(pattern)) {
    const [all, fromWhen = "", fromList, aim = "", printed = ""] = match;
    const end = match.index + all.length;
    const before = text.slice(0, match.index);
    const figures = figuresOf(printed);
    const years = yearsFor(before, carried.years);
    const isByYear = years.length > 1 && figures.length === years.length;
    const names = namesFor(before, {
      count: isByYear ? 1 : figures.length,
      aim,
      found,
      last: carried.name,
    });
    if (names === null) continue;
    const was = fromList === undefined ? [] : figuresOf(fromList);
    const operator = aim.match(new RegExp(bound, "u"))?.[0] ?? (aim.includes("接近") ? "接近" : "");
    const stated = aim.match(/20\d{2}/u)?.[0];
    const wasIn = fromWhen.match(/20\d{2}/u)?.[0];
    const besides = text.slice(end).match(beside);
    const several = figures.length > 1;
    const last = found.at(-1)?.name ?? carried.name;
    const each = yearsEach(years, figures.length, stated === undefined ? null : Number(stated));
    for (let at = 0; at < Math.max(names.length, figures.length); at += 1) {
      const figure = figures[several ? at : 0] ?? "";
      const before = was[was.length > 1 ? at : 0] ?? besides?.[2];
      const said: Omit<Said, "year"> = {
        name: perHeadAs(likeBefore(names[names.length > 1 ? at : 0] ?? "", last), figure, last),
        figure: `${operator}${figure}`,
        unit: unitOfFigure(figure),
        from:
          before === undefined
            ? null
            : {
                figure: before,
                year: wasIn === undefined ? (besides?.[1] === undefined ? null : Number(besides[1])) : Number(wasIn),
              },
        at: match.index,
        end,
        by: "word",
        ...(several ? { isListed: true } : {}),
      };
      if (isMeasured(said)) found.push(...(each[several ? at : 0] ?? []).map((year) => ({ ...said, year })));
    }
  }
  return found;
}

/** So many square metres are a building's, unless they are a head's. */
const isMeasured = ({ name, unit }: Pick<Said, "name" | "unit">) => unit !== "平方米" || /人均|^每[千万]/u.test(name);

/** A rate that does not say whose: 覆盖率, 抽检合格率 is said whole. */
const isBare = (name: string) =>
  (name.length <= 4 && /率$/u.test(name)) || name === "治疗有效率" || /^(?:比例|占比|比重)$/u.test(name);

interface Asked {
  readonly count: number;
  readonly aim: string;
  readonly found: readonly Said[];
  readonly last: string | null;
}

/** The names that so many figures are for; null where the words before them name nothing that is measured. */
function namesFor(before: string, { count, aim, found, last }: Asked): string[] | null {
  const cut = cutAtFigure(before, found);
  const bare = bareName(cut);
  if (count > 1) return listOf(bare === "" ? stripped(before.split(/[,;:。]/u).at(-2) ?? "") : bare, count);
  if (bare === "") {
    const isSeries = /20\d{2}年[,]?$/u.test(before);
    const series = isSeries ? (found.at(-1)?.name ?? last) : null;
    const name = series ?? nameOfClauseBefore(before);
    return name.length > 3 && !startsWithAction(name) ? severalOf(name, /均|都/u.test(aim)) : null;
  }
  if (isBare(bare)) {
    const subject = withSubject(bare, before);
    return subject === null && bare.length < 3 ? null : [subject ?? bare];
  }
  if (startsWithAction(bare) || isTooLong(bare) || bare.length < 2 || /应该$/u.test(bare)) return null;
  if (/[为是]$/u.test(aim) && !isNamed(bare) && !isStock(bare)) return null;
  if (/(?:半径|(?<!人均.*)面积|距离|间隔|版面|每周|每次)$/u.test(bare)) return null;
  return severalOf(whoseCounted(bare, before), /均|都|分别/u.test(aim) || /[均都]$/u.test(cut));
}

/** In one clause (达50%以上、乳腺癌筛查率…) a name begins after the figure before it. */
function cutAtFigure(before: string, found: readonly Said[]): string {
  const last = found.at(-1);
  return last === undefined || last.end > before.length ? before : before.slice(last.end);
}

/** 每千人口医师2.8人、护士3.3人: of whom the first of the list is counted, the next is too. */
function perHeadBefore(before: string): string {
  return (
    before.match(
      /(每(?:[千万]|10万)(?:名)?(?:常住|户籍)?人口)(?:拥有)?[^,;。、\d]*\d+\.\d+[张人名个]、[^,;。、\d]*$/u,
    )?.[1] ?? ""
  );
}

/** Figures that stand straight after the name of a rate, of a rate per head, or of a stock of people and beds. */
export function placedIn(text: string, taken: readonly Said[]): Said[] {
  const found: Said[] = [];
  for (const match of text.matchAll(placed)) {
    const end = match.index + match[0].length;
    if (taken.some((one) => match.index < one.end && end > one.at)) continue;
    const figures = figuresOf(match[1] ?? "");
    const figure = figures[0] ?? "";
    const unit = unitOfFigure(figure);
    const before = text.slice(0, match.index).replace(/:$/u, "");
    const others = [...taken, ...found].filter((one) => one.end <= match.index).sort((one, two) => one.end - two.end);
    const bare = bareName(cutAtFigure(before, others)).replace(/\d{4}年(?:末|底)?/u, "");
    if (figures.length !== 1 || bare.length < 2 || isTooLong(bare) || startsWithAction(bare)) continue;
    const perHead = /每[千万][^,;]*\d[^,;]*[,、]/u.test(before);
    const isStockHere = isStock(bare) && /^[张人名个]|^万人/u.test(unit ?? "");
    const isPart = /占.{2,20}$/u.test(bare) && unit === "%" && /以[上下内]|左右/u.test(figure);
    if (!isNamed(bare) && !isStockHere && !isPart && !(perHead && /^[人张名个]/u.test(unit ?? ""))) continue;
    if (unit === "个百分点" || /平均水平/u.test(bare) || !isMeasured({ name: bare, unit })) continue;
    if (/率$/u.test(bare) && unit === null && figure !== "0") continue;
    const whose = isBare(bare) ? (withSubject(bare, before) ?? bare) : whoseCounted(bare, before);
    const name = `${isStock(bare) && /\d\.\d/u.test(figure) ? perHeadBefore(before) : ""}${whose}`;
    for (const one of severalOf(name, /[均都]/u.test(before.slice(-1))))
      found.push({ name: one, figure, unit, year: null, from: null, at: match.index, end, by: "place" });
  }
  return found;
}
