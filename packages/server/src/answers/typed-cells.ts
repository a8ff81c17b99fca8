/** A heading without its blanks and letter case, to be found by. */
export const bare = (text: string): string => text.replace(/\s/gu, "").toLowerCase();

/** A number as people type it: thousands' commas and a percent sign are let pass; null where it is none. */
export function numberIn(text: string): number | null {
  const plain = text.replace(/[,，\s]/gu, "").replace(/[%％]$/u, "");
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : null;
}
