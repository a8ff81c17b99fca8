import { narrow } from "./text.ts";

/** A name without what never tells two indicators apart: signs' width, 的, 拥有, and whose district it is. */
export function plainName(name: string): string {
  return narrow(name)
    .replace(/^以[^为]{1,12}为单位/u, "")
    .replace(/^(?:全|我|本|辖)[市区县旗]/u, "")
    .replace(/及以上/gu, "以上")
    .replace(/常住人口|户籍人口/gu, "人口")
    .replace(/期望寿命/gu, "预期寿命")
    .replace(/重大慢病/gu, "重大慢性病")
    .replace(/国家(?=免疫规划)|^适龄(?=儿童)/gu, "")
    .replace(/(乡镇|县城|村|社区|学校)(?:数量占比|数量比例|占比|比例|覆盖率)$/u, "$1比例")
    .replace(/的|拥有/gu, "")
    .replace(/(?<=^每.*(?:医师|护士|床位|医生|药师))数$/u, "");
}

/** Whether two names say the same thing, one of them perhaps with a short word of whose or which kind before it. */
export function sameThing(left: string, right: string): boolean {
  return !endsDiffer(left, right) && samePlain(plainName(left), plainName(right));
}

/** The same of names that are plain already. */
function samePlain(left: string, right: string): boolean {
  if (left === right) return true;
  const [long, short] = left.length >= right.length ? [left, right] : [right, left];
  const more = long.length - short.length;
  return short.length >= 5 && more > 0 && more <= 3 && long.endsWith(short) && !/[\d新]$/u.test(long.slice(0, more));
}

/** sameThing for many names against many: each is made plain once. */
export function nameMatcher(): (left: string, right: string) => boolean {
  const known = new Map<string, string>();
  const plain = (name: string) => {
    const found = known.get(name) ?? plainName(name);
    known.set(name, found);
    return found;
  };
  return (left, right) => left === right || samePlain(plain(left), plain(right));
}

/** Endings that plainName may change, so that they tell nothing yet. */
const changing =
  /[^\u4e00-\u9fff]$|(?:医师|护士|床位|医生|药师)数?$|[的有病]$|(?:镇|城|村|区|校)(?:数量)?(?:占比|比例|覆盖率)$/u;

/** Most pairs of names end differently; that is seen before they are made plain. */
function endsDiffer(left: string, right: string): boolean {
  return left.slice(-2) !== right.slice(-2) && !changing.test(left) && !changing.test(right);
}

/** A unit as it is compared: 1/10万 is /10万, letters without case. */
export function plainUnit(unit: string): string {
  return narrow(unit)
    .toLowerCase()
    .replace(/^1\//u, "/")
    .replace(/^\/?100000$/u, "/10万")
    .replace(/^10万分之一$/u, "/10万")
    .replace(/^\/?(?:1000|千)$|^千分(?:之一|比)$/u, "‰")
    .replace(/^百分(?:比|数|率)$/u, "%");
}

const shares: Readonly<Record<string, number>> = { "%": 1e-2, "‰": 1e-3, "/万": 1e-4, "/10万": 1e-5 };

/** What one of a rate's unit is as a share of the whole; null for units that are no share. */
export function shareOf(unit: string | null): number | null {
  return unit === null ? null : (shares[plainUnit(unit)] ?? null);
}

/** Whether more is better; null where a name does not say. Words of harm and of cost, not names of indicators. */
export function directionOf(name: string): "up" | "down" | null {
  if (
    /死亡|发病|患病|感染率|性别比|吸烟|近视|肥胖|摄入|住院日|支出占|个人.*支出|缺陷发生|检出|自杀|使用强度|抗菌药物/u.test(
      name,
    )
  )
    return "down";
  return /率$|数$|水平$|寿命$|比例$|占比$|比重$|比$|标准$|医师$|护士$|人员$|增速$|医疗卫生机构$/u.test(name)
    ? "up"
    : null;
}

/** What a per-head rate or a count is of: 每千常住人口注册护士数 and 注册护士1303人 are both of 注册护士. */
export function thingOf(name: string): string {
  return plainName(name)
    .replace(/^(?:全[区市县])?(?:医疗卫生机构|医疗机构)/u, "")
    .replace(/^每?[千万]人口?/u, "")
    .replace(/^医疗卫生机构/u, "")
    .replace(/总?数$/u, "");
}

/** How many people a rate is for (每千 1,000, 每万 10,000); 0 where it is no rate per head. */
export function perOf(text: string): number {
  if (/每万|\/万人?口|^万人(?=[\u4e00-\u9fff])(?!次|口)/u.test(text)) return 10_000;
  return /每千|\/千人?口|^千人(?=[\u4e00-\u9fff])(?!次|口)/u.test(text) ? 1000 : 0;
}
