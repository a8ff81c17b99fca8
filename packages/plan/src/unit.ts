import { narrow, squeezeKeepingWords } from "./text.ts";

/** Words that units of health statistics are made of. */
const word =
  "百分比|百分点|人次|人日|床日|人天|人年|平方米|平方公里|万元|亿元|小时|分钟|毫克|毫升|公斤|千克|公里|人口|常住人口|户籍人口|标准台|标准分|[人张岁个克天日元次例所家处件户支辆台名位床年月周分项种篇座间份米吨升倍只片剂科例胎艘架组套]";
const scale = String.raw`\d*[十百千万亿]+|1000|10000|100000`;
const latin = String.raw`[A-Za-z]{1,6}(?:-\d+)?`;
const term = String.raw`(?:[%‰‱]|每?(?:1/|/)?(?:${scale})|\d?(?:${word})|${latin}|㎡|m2)`;
const unit = new RegExp(`^(?:每?${term}(?:[/,、;·每]?${term})*)$`, "u");

/** Whether a text is nothing but a unit (％, /10万, 张/千人口, DDDs/100人天). */
export function isUnit(text: string): boolean {
  return unit.test(narrow(text));
}

/** A unit as it is printed, with full-width signs as their usual forms. */
export function unitOf(text: string): string | null {
  const printed = narrow(text);
  return printed === "" || /^[-—–/]+$/u.test(printed) ? null : printed.replace(/,/gu, "，");
}

/**
 * A printed name to the name and the unit in brackets at its end, where that is one.
 * With the unit of a unit column given, only a bracket that repeats it is taken away.
 */
export function splitNameAndUnit(text: string, column: string | null): { name: string; unit: string | null } {
  const printed = squeezeKeepingWords(text);
  const found =
    printed.match(/^(.+?)[(（[【]([^()（）[\]【】]+)[)）\]】]$/u) ?? printed.match(/^(.+?)[,，:：]?单位[:：](.+)$/u);
  const inside = found?.[2]?.replace(/^单位[:：]/u, "");
  if (found?.[1] === undefined || inside === undefined) return { name: printed, unit: column };
  const same = column !== null && narrow(inside) === narrow(column);
  if (same || (column === null && isUnit(inside))) return { name: found[1], unit: column ?? unitOf(inside) };
  return { name: printed, unit: column };
}
