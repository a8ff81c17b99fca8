const digits = "一二三四五六七八九";

/** The number a Chinese or Arabic ordinal says (十二 is 12), up to 99; null for anything else. */
export function ordinalOf(text: string): number | null {
  if (/^\d{1,2}$/u.test(text)) return Number(text);
  const [, tens, ten, ones] = text.match(/^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u) ?? [];
  if (text === "" || (ten === undefined && (tens === undefined || ones !== undefined))) return null;
  const value = (sign: string | undefined) => (sign === undefined ? 0 : digits.indexOf(sign) + 1);
  return ten === undefined ? value(tens) : 10 * (value(tens) || 1) + value(ones);
}
