import { pinyin } from "pinyin-pro";

export interface Romanised {
  /** One syllable per Han character, lower case without tones, ü as v: `["ou", "yang", "lv"]`. */
  readonly syllables: readonly string[];
  /** All syllables together: `ouyanglv`. */
  readonly full: string;
  /** First letters: `oyl`. */
  readonly initials: string;
}

const HAN = /\p{Script=Han}/u;

export function isHan(character: string): boolean {
  return HAN.test(character);
}

/** Pinyin of a Chinese name, read as a name: 单 is shan and 曾 zeng when they are the surname. Other scripts are dropped. */
export function romanise(name: string): Romanised {
  const han = [...name].filter(isHan).join("");
  if (han === "") return { syllables: [], full: "", initials: "" };
  const syllables = pinyin(han, { toneType: "none", type: "array", surname: "head", v: true }).map((syllable) =>
    syllable.toLowerCase(),
  );
  return { syllables, full: syllables.join(""), initials: syllables.map((syllable) => syllable.slice(0, 1)).join("") };
}
