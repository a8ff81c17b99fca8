import { ListNumbers } from "./list-numbers.ts";
import type { WordBinary } from "./word-binary.ts";
import { type ParagraphProperties, paragraphProperties } from "./word-properties.ts";
import type { Element } from "./xml-tree.ts";

/** Names of number formats (ECMA-376 ST_NumberFormat) in the order of their numbers in binary documents (MSONFC, MS-OSHARED 2.2.1.3). */
const FORMATS =
  "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand".split(
    " ",
  );
const LIST = 28;
const LEVEL = 28;
const OVERRIDE = 16;
const LEVELS = 9;

/** The automatic numbers of a binary Word document, asked for paragraph after paragraph: what to print before each. */
export function wordListNumbers(word: WordBinary): (paragraph: ParagraphProperties) => string {
  const numbers = new ListNumbers(numberingOf(word));
  const ofStyle = listsOfStyles(word.styles);
  return ({ style, list, level }) => {
    const inherited = ofStyle.get(style);
    const own = list ?? inherited?.list ?? null;
    return own === null || own <= 0 ? "" : numbers.next(String(own), level ?? inherited?.level ?? 0);
  };
}

function element(name: string, attributes: Element["attributes"], children: Element[] = []): Element {
  return { name, attributes, children };
}

/** The definitions as a DOCX would have them: lists, and the overrides by which paragraphs name them. */
function numberingOf({ lists, overrides }: WordBinary): Element | undefined {
  if (lists.length < 2 || overrides.length < 4) return undefined;
  const count = lists.readUInt16LE(0);
  const definitions: Element[] = [];
  let at = 2 + LIST * count;
  for (let list = 0; list < count; list += 1) {
    const start = 2 + LIST * list;
    const levels: Element[] = [];
    const isSimple = ((lists[start + 26] ?? 0) & 1) === 1;
    for (let level = 0; level < (isSimple ? 1 : LEVELS); level += 1) {
      const { found, next } = levelAt(lists, at, level);
      levels.push(found);
      at = next;
    }
    definitions.push(element("abstractNum", { abstractNumId: String(lists.readInt32LE(start)) }, levels));
  }
  const named = Array.from({ length: overrides.readUInt32LE(0) }, (_, index) => {
    const list = overrides.readInt32LE(4 + OVERRIDE * index);
    return element("num", { numId: String(index + 1) }, [element("abstractNumId", { val: String(list) })]);
  });
  return element("", {}, [element("numbering", {}, [...definitions, ...named])]);
}

/** One level (LVL, MS-DOC 2.9.150): its start, format and text, in which the signs 0 to 8 stand for numbers of levels. */
function levelAt(lists: Buffer, at: number, level: number): { found: Element; next: number } {
  const text = at + LEVEL + (lists[at + 24] ?? 0) + (lists[at + 25] ?? 0);
  const end = text + 2 + 2 * lists.readUInt16LE(text);
  const printed = lists.toString("utf16le", text + 2, end);
  const found = element("lvl", { ilvl: String(level) }, [
    element("start", { val: String(lists.readInt32LE(at)) }),
    element("numFmt", { val: FORMATS[lists[at + 4] ?? 0] ?? "none" }),
    element("lvlText", {
      val: [...printed].map((sign) => (sign < "\u0009" ? `%${sign.charCodeAt(0) + 1}` : sign)).join(""),
    }),
  ]);
  return { found, next: end };
}

type StyleList = Pick<ParagraphProperties, "list" | "level">;
const NO_BASE = 0xfff;
const PARAGRAPH_STYLE = 1;

/** The list of each paragraph style (STSH, MS-DOC 2.9.271), its own or that of the style it is based on. */
function listsOfStyles(sheet: Buffer): Map<number, StyleList> {
  const lists = new Map<number, StyleList>();
  if (sheet.length < 6) return lists;
  const bases = new Map<number, number>();
  const fixed = sheet.readUInt16LE(4);
  let at = 2 + sheet.readUInt16LE(0);
  for (let style = 0; style < sheet.readUInt16LE(2) && at + 2 <= sheet.length; style += 1) {
    const size = sheet.readUInt16LE(at);
    const definition = sheet.subarray(at + 2, at + 2 + size);
    at += 2 + size + (size % 2);
    if (definition.length < fixed + 2) continue;
    const kind = definition.readUInt16LE(2);
    if ((kind & 0xf) !== PARAGRAPH_STYLE) continue;
    bases.set(style, kind >> 4);
    const own = ownList(definition, fixed);
    if (own !== null) lists.set(style, own);
  }
  for (const style of bases.keys()) {
    let base = style;
    for (let depth = 0; depth < 10 && !lists.has(base); depth += 1) base = bases.get(base) ?? NO_BASE;
    const found = lists.get(base);
    if (found !== undefined) lists.set(style, found);
  }
  return lists;
}

/** After the fixed part stand the name, which ends with a zero, and the paragraph properties with their length. */
function ownList(definition: Buffer, fixed: number): StyleList | null {
  const properties = fixed + 2 + 2 * definition.readUInt16LE(fixed) + 2;
  if (properties + 4 > definition.length) return null;
  const size = definition.readUInt16LE(properties);
  const bytes = definition.subarray(properties + 4, properties + 2 + size);
  const { list, level } = paragraphProperties(0, bytes);
  return list === null ? null : { list, level };
}
