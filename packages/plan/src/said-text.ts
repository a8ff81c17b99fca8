import { narrow } from "./text.ts";

/** Separators inside brackets, out of the way while a sentence is taken apart: 医疗收入（不含药品、耗材）占比 is one name. */
const separators = ",、;:。和及与";
const veiled = 0xe000;

const digits = "〇一二三四五六七八九";

const digit = (sign: string): number => Math.max(0, digits.indexOf(sign));

/** 百分之九十五 as 95; null where it is no number below a thousand. */
function chineseNumber(text: string): string | null {
  const [whole = "", decimals] = text.split("点");
  const found = whole.match(
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u,
  );
  if (found === null || whole === "") return null;
  const [, hundreds = "〇", tens, ten, ones = "〇"] = found;
  const value =
    100 * digits.indexOf(hundreds) + (ten === undefined ? 0 : 10 * digits.indexOf(tens ?? "一")) + digits.indexOf(ones);
  return decimals === undefined
    ? String(value)
    : `${value}.${[...decimals].map((one) => digits.indexOf(one)).join("")}`;
}

/** Most sentences of a plan hold no figure at all. */
export const saysFigure = (sentence: string): boolean => /\d|[０-９]|百分之|二[〇零○]|翻[一1]番/u.test(sentence);

/** A sentence as the readers of figures want it: narrow signs, 百分之九十 as 90%, nothing inside brackets that divides. */
export function plainSentence(sentence: string): string {
  const text = narrow(sentence)
    .replace(/∶/gu, ":")
    .replace(
      /二[〇零○0]([一二三四五六七八九〇零○])([一二三四五六七八九〇零○])年/gu,
      (_, ten: string, one: string) => `20${digit(ten)}${digit(one)}年`,
    )
    .replace(/百分之([一二三四五六七八九十百零点〇]+|\d+(?:\.\d+)?)/gu, (whole, number: string) => {
      const value = /^\d/u.test(number) ? number : (chineseNumber(number) ?? null);
      return value === null ? whole : `${value}%`;
    })
    .replace(/(\d),(\d{3})(?!\d)/gu, "$1$2");
  return text.replace(/[(《][^()《》]*[)》]/gu, (bracket) =>
    bracket.replace(/[,、;:。和及与]/gu, (sign) => String.fromCharCode(veiled + separators.indexOf(sign))),
  );
}

/** The text as printed again. */
export function unveiled(text: string): string {
  return text.replace(/[\ue000-\ue00f]/gu, (sign) => separators[sign.charCodeAt(0) - veiled] ?? "");
}
