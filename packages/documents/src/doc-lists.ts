import { type Setting, settingsOf } from "./doc-formatting.ts";
import { cut, type WordFile } from "./doc-streams.ts";
import type { Level, Lists } from "./list-numbers.ts";

const utf16 = new TextDecoder("utf-16le");
/** Ways of counting by their number in the file ([MS-OSHARED] 2.2.1.3), as DOCX names them; all others count 1, 2, 3. */
const formats: Readonly<Record<number, string>> = {
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  10: "ideographDigital",
  11: "japaneseCounting",
  18: "decimalEnclosedCircle",
  23: "bullet",
  28: "decimalEnclosedCircle",
  30: "ideographTraditional",
  33: "taiwaneseCounting",
  35: "taiwaneseCountingThousand",
  36: "ideographDigital",
  37: "chineseCounting",
  38: "chineseCounting",
  39: "chineseCountingThousand",
  255: "none",
};
const listSize = 28;
const levelSize = 28;
const overrideSize = 16;
const startsAnew = 0x10;
const formatsAnew = 0x20;
const legalFlag = 0x04;
const listNumber = 0x460b;
const listLevel = 0x260a;

/** The lists of a binary Word file ([MS-DOC] 2.9.131, 2.9.150): levels stand right behind the table of the lists. */
export function listsOfWord(file: WordFile): Lists {
  const table = file.table("lists");
  const count = table.byteLength < 2 ? 0 : table.getUint16(0, true);
  const levels = new Map<string, Level[]>();
  let behind = new DataView(table.buffer, Math.min(table.byteOffset + 2 + count * listSize, table.buffer.byteLength));
  for (let i = 0; i < count; i += 1) {
    const list = cut(table, 2 + i * listSize, listSize);
    const found: Level[] = [];
    for (let level = (list.getUint8(26) & 1) === 1 ? 1 : 9; level > 0; level -= 1) {
      const read = levelOf(behind);
      found.push(read.level);
      behind = cut(behind, read.size, behind.byteLength - read.size);
    }
    levels.set(String(list.getInt32(0, true)), found);
  }
  return { levels, ...overridesOf(file.table("listOverrides")) };
}

function levelOf(view: DataView): { level: Level; size: number } {
  const text = levelSize + view.getUint8(24) + view.getUint8(25);
  const length = view.getUint16(text, true) * 2;
  const printed = utf16.decode(cut(view, text + 2, length));
  return {
    level: {
      start: view.getInt32(0, true),
      format: formats[view.getUint8(4)] ?? "decimal",
      legal: (view.getUint8(5) & legalFlag) !== 0,
      text: [...printed].map((sign) => (sign.charCodeAt(0) < 9 ? `%${sign.charCodeAt(0) + 1}` : sign)).join(""),
    },
    size: text + 2 + length,
  };
}

/** Paragraphs name a list by its place in this table, from 1; behind it stands what each list does otherwise than its definition. */
function overridesOf(table: DataView): Pick<Lists, "definitionOf" | "restarts"> {
  const count = table.byteLength < 4 ? 0 : table.getUint32(0, true);
  const whole = Math.min(count, Math.floor((table.byteLength - 4) / overrideSize));
  const definitionOf = new Map<string, string>();
  const restarts = new Map<string, Map<number, number>>();
  let behind = 4 + whole * overrideSize;
  for (let i = 0; i < whole; i += 1) {
    const at = 4 + i * overrideSize;
    definitionOf.set(String(i + 1), String(table.getInt32(at, true)));
    const levels = new Map<number, number>();
    behind += 4;
    for (let left = table.getUint8(at + 12); left > 0 && behind + 8 <= table.byteLength; left -= 1) {
      const flags = table.getUint32(behind + 4, true);
      if ((flags & startsAnew) !== 0) levels.set(flags & 0xf, table.getInt32(behind, true));
      behind += 8;
      if ((flags & formatsAnew) !== 0) behind += levelOf(cut(table, behind, table.byteLength - behind)).size;
    }
    restarts.set(String(i + 1), levels);
  }
  return { definitionOf, restarts };
}

/** The list that settings put a paragraph in; `number` null where they name none, 0 where they take it out of its style's. */
export function listIn(settings: readonly Setting[]): { number: number | null; level: number | null } {
  const number = settings.findLast(({ code }) => code === listNumber)?.operand.getInt16(0, true);
  const level = settings.findLast(({ code }) => code === listLevel)?.operand.getUint8(0);
  return { number: number === undefined ? null : Math.max(0, number), level: level ?? null };
}

/** The list and level of each paragraph style, its own or that of the style it is based on ([MS-DOC] 2.9.271). */
export function listsOfStyles(file: WordFile): (style: number) => { number: number | null; level: number | null } {
  const styles = stylesOf(file.table("styles"));
  const find = (style: number, depth: number): { number: number | null; level: number | null } => {
    const known = styles[style];
    if (known === undefined || depth > 10) return { number: null, level: null };
    const own = listIn(known.settings);
    const based = find(known.base, depth + 1);
    return { number: own.number ?? based.number, level: own.level ?? based.level };
  };
  return (style) => find(style, 0);
}

interface Style {
  readonly base: number;
  readonly settings: readonly Setting[];
}

const none: Style = { base: -1, settings: [] };
const ofParagraphs = 1;

function stylesOf(table: DataView): Style[] {
  if (table.byteLength < 6) return [];
  const fixed = table.getUint16(4, true);
  const styles: Style[] = [];
  let at = 2 + table.getUint16(0, true);
  while (at + 2 <= table.byteLength) {
    const size = table.getUint16(at, true);
    styles.push(size === 0 ? none : styleOf(cut(table, at + 2, size), fixed));
    at += 2 + size + (size % 2);
  }
  return styles;
}

function styleOf(view: DataView, fixed: number): Style {
  if (view.byteLength < fixed + 2) return none;
  const kind = view.getUint16(2, true);
  if ((kind & 0xf) !== ofParagraphs) return none;
  const name = view.getUint16(fixed, true);
  const settings = fixed + 2 + (name + 1) * 2;
  if (settings + 4 > view.byteLength) return { base: kind >> 4, settings: [] };
  const length = view.getUint16(settings, true);
  return { base: kind >> 4, settings: settingsOf(cut(view, settings + 4, length - 2)) };
}
