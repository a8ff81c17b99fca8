const digits = "〇一二三四五六七八九";

/** A number as Chinese counts it in headings: 1 一, 10 十, 11 十一, 20 二十, 101 一百〇一. */
export function chineseNumber(value: number): string {
  if (value >= 100) {
    const rest = value % 100;
    const left = `${digits[Math.floor(value / 100)]}百`;
    return rest === 0
      ? left
      : rest < 10
        ? `${left}〇${digits[rest]}`
        : `${left}${rest < 20 ? "一" : ""}${chineseNumber(rest)}`;
  }
  if (value < 10) return digits[value] ?? "";
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? "" : digits[tens]}十${value % 10 === 0 ? "" : digits[value % 10]}`;
}

function formatted(value: number, format: string): string {
  if (/chinese|japanese|ideographTraditional|taiwanese/iu.test(format)) return chineseNumber(value);
  if (format === "ideographDigital") return [...String(value)].map((digit) => digits[Number(digit)]).join("");
  if (format === "upperLetter") return String.fromCharCode(64 + value);
  if (format === "lowerLetter") return String.fromCharCode(96 + value);
  if (format === "decimalEnclosedCircle" || format === "decimalEnclosedCircleChinese")
    return String.fromCodePoint(0x245f + value);
  if (format === "upperRoman" || format === "lowerRoman") return roman(value, format === "upperRoman");
  return String(value);
}

function roman(value: number, upper: boolean): string {
  const signs: readonly (readonly [number, string])[] = [
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let rest = value;
  let text = "";
  for (const [size, sign] of signs) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return upper ? text.toUpperCase() : text;
}

/** One level of a list: the number it starts with, how it counts, and its text, where %1 is the number of the first level. */
export interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** All numbers in it count 1, 2, 3, whatever their own level says. */
  readonly legal?: boolean;
}

/** The list definitions of a document: levels by definition, and which definition a list of the text follows. */
export interface Lists {
  readonly levels: ReadonlyMap<string, readonly (Level | undefined)[]>;
  readonly definitionOf: ReadonlyMap<string, string>;
  /** Levels that a list begins anew, with the number it begins with. */
  readonly restarts: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** The automatic numbers of a Word document: headings whose number is not in the text but in the list definition. */
export class ListNumbers {
  readonly #lists: Lists;
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** The number to print before the next paragraph of a list at a level; empty for bullets and unknown lists. */
  next(list: string, level: number): string {
    const id = this.#lists.definitionOf.get(list) ?? "";
    const levels = this.#lists.levels.get(id);
    const own = levels?.[level];
    if (levels === undefined || own === undefined || list === "0") return "";
    const counts = this.#counts.get(id) ?? [];
    this.#counts.set(id, counts);
    counts.length = Math.max(counts.length, level + 1);
    const restart = this.#lists.restarts.get(list)?.get(level);
    if (restart !== undefined && !this.#begun.has(`${list}:${level}`)) counts[level] = restart - 1;
    this.#begun.add(`${list}:${level}`);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    if (own.format === "bullet" || own.format === "none") return "";
    return own.text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.legal === true ? "decimal" : (levels[at]?.format ?? "decimal");
      return formatted(counts[at] ?? levels[at]?.start ?? 1, format);
    });
  }
}
