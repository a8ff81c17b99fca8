import { isHan, romanise } from "./pinyin.ts";

/** One thing typed into a search: rows that hold this token, or one that starts with it. */
export interface SearchTerm {
  readonly token: string;
  readonly prefix: boolean;
}

const LATIN_WORDS = /[a-z]+/g;
const ID_TAILS = [6, 4] as const;

function hanTokens(name: string): string[] {
  const characters = [...name].filter(isHan);
  return characters.map((_, index) => characters.slice(index, index + 2).join(""));
}

/** ü is typed as v, u or yu: a name with it is found under all three. */
function spellings(pinyin: string): string[] {
  return pinyin.includes("v") ? [pinyin, pinyin.replaceAll("v", "u"), pinyin.replaceAll("v", "yu")] : [pinyin];
}

function pinyinTokens(name: string): string[] {
  const { syllables, initials } = romanise(name);
  return syllables.flatMap((_, index) => [...spellings(syllables.slice(index).join("")), initials.slice(index)]);
}

function numberTokens(number: string): string[] {
  const plain = number.toLowerCase().replace(/[^0-9a-z]/g, "");
  if (plain.length < 5) return plain === "" ? [] : [plain];
  return [plain, ...ID_TAILS.map((length) => plain.slice(-length))];
}

/**
 * What a person is found by, without duplicates, all lower case: from each character of the name on the pinyin and the
 * initials, Han bigrams (the last character alone), words of a Latin name, and of each number (resident ID, phone, health
 * record number) the whole and its last six and four characters. Tokens are searched exactly or by prefix.
 */
export function searchTokens(name: string, id: string | null, numbers: readonly string[] = []): string[] {
  const latin = name.toLowerCase().match(LATIN_WORDS) ?? [];
  const all = [...hanTokens(name), ...pinyinTokens(name), ...latin, ...[id ?? "", ...numbers].flatMap(numberTokens)];
  return [...new Set(all)];
}

/** Pinyin as input methods and dictionaries write it: tone marks fall away, ü is typed as v. */
function plainLatin(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll("u\u0308", "v")
    .replace(/\p{Mark}/gu, "");
}

/**
 * The terms of what somebody typed; a row is found when it satisfies every one of them. Han text becomes its bigrams,
 * anything else is searched by prefix, word by word. No term: the text holds nothing to search by.
 */
export function searchTerms(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const word of text
    .trim()
    .toLowerCase()
    .split(/[\s,，、·.-]+/u)) {
    const han = [...word].filter(isHan);
    for (let index = 0; index + 1 < han.length; index++)
      terms.push({ token: `${han[index]}${han[index + 1]}`, prefix: false });
    if (han.length === 1) terms.push({ token: han[0] as string, prefix: true });
    for (const token of plainLatin(word).match(/[0-9a-z]+/g) ?? []) terms.push({ token, prefix: true });
  }
  return terms;
}
