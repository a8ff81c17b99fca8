/** Text without any white space: what a cell prints, whatever the line breaks of its layout. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, "");
}

/** The same, with the spaces between the words of a text in Latin letters kept: Mortality under 5 years. */
export function squeezeKeepingWords(text: string): string {
  return text
    .replace(/[\s\u200b\ufeff]+/gu, " ")
    .trim()
    .replace(/ /gu, (space, at: number, whole: string) => {
      const [before, after] = [whole[at - 1] ?? "", whole[at + 1] ?? ""];
      const isBetweenWords =
        (/[A-Za-z,;:)]/u.test(before) && /[A-Za-z0-9(]/u.test(after)) ||
        (/\d/u.test(before) && /[A-Za-z]/u.test(after));
      return isBetweenWords ? space : "";
    });
}

/** The same text with full-width signs, digits and letters as their usual forms, for comparing and parsing only. */
export function narrow(text: string): string {
  return squeeze(text)
    .normalize("NFKC")
    .replace(/[﹤〈]/gu, "<")
    .replace(/[﹥〉]/gu, ">")
    .replace(/≧/gu, "≥")
    .replace(/≦/gu, "≤");
}

/** The same with circled footnote marks as `[1]`, so that a mark is never read as a digit. */
export function narrowWithMarks(text: string): string {
  return narrow(text.replace(/[①-⑳]/gu, (sign) => `[${(sign.codePointAt(0) ?? 0) - 0x245f}]`));
}

/** Pieces between separators that stand outside all brackets. */
export function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const pieces = [""];
  let depth = 0;
  for (const sign of text) {
    if (/[(（[【《“]/u.test(sign)) depth += 1;
    else if (/[)）\]】》”]/u.test(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(sign)) pieces.push("");
    else pieces[pieces.length - 1] += sign;
  }
  return pieces;
}
