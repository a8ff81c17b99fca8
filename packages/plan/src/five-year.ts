import type { Period } from "./plan.ts";

const digits = "〇一二三四五六七八九";

/** A Chinese or Arabic number below 100, or null. */
export function smallNumber(text: string): number | null {
  if (/^\d{1,2}$/u.test(text)) return Number(text);
  const found = text.match(/^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u);
  if (found === null || text === "") return null;
  const [, left, ten, right] = found;
  if (ten === undefined) return left === undefined || right !== undefined ? null : digits.indexOf(left);
  return (left === undefined ? 1 : digits.indexOf(left)) * 10 + (right === undefined ? 0 : digits.indexOf(right));
}

/**
 * The years of the n-th five-year plan (“十四五” = the fourteenth = 2021–2025).
 * Source: the national plans follow each other without a gap since the sixth, 1981–1985.
 */
export function fiveYearPeriod(n: number): Period {
  const from = 1981 + 5 * (n - 6);
  return { from, to: from + 4 };
}

/** All mentions of five-year plans in a text, as periods in reading order: “十三五”, “十四五”时期, 第十四个五年规划. */
export function fiveYearMentions(text: string): Period[] {
  const pattern =
    /[“"「]?(十[一二三四五六七八九]?)五[”"」末]|[“"「](十[一二三四五六七八九]?)五|第(十[一二三四五六七八九]?)个五年|(十[一二三四五六七八九])五(?=规划|时期|期间|期末|末|目标|实现)/gu;
  return [...text.matchAll(pattern)].flatMap((found) => {
    const n = smallNumber(found[1] ?? found[2] ?? found[3] ?? found[4] ?? "");
    return n === null ? [] : [fiveYearPeriod(n)];
  });
}

/** “十五五” for 2026–2030, the years for a period that is no five-year plan's. */
export function periodName({ from, to }: Period): string {
  const n = (from - 1981) / 5 + 6;
  if (to !== from + 4 || !Number.isInteger(n) || n < 11 || n > 19) return `${from}—${to}年`;
  return `“十${digits[n - 10] ?? ""}五”`;
}
