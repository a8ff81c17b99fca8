import { cut, type WordFile } from "./doc-streams.ts";

/** One setting of a paragraph or of characters: its number and its operand. */
export interface Setting {
  readonly code: number;
  readonly operand: DataView;
}

/** The settings of a stretch of the file. */
export interface Formatted {
  readonly from: number;
  readonly to: number;
  /** Number of the paragraph's style; 0 for characters. */
  readonly style: number;
  readonly settings: readonly Setting[];
}

const pageSize = 512;
const pageNumber = 0x3fffff;
/** Bytes of the operand by the three highest bits of a setting's number; 0 is of a length that it says itself. */
const lengths = [1, 1, 2, 4, 2, 2, 0, 3] as const;
const tableDefinition = 0xd608;
/** The settings stand in the stream of data, where a page is too small for them: tables of many columns. */
const elsewhere: ReadonlySet<number> = new Set([0x6645, 0x6646]);

/** The paragraphs (or runs of characters) of the file with their settings, by place, in order ([MS-DOC] 2.9.174, 2.9.33). */
export function formattingOf(file: WordFile, kind: "paragraphs" | "characters"): Formatted[] {
  const index = file.table(kind);
  const count = Math.max(0, Math.floor((index.byteLength - 4) / 8));
  const pages = Array.from({ length: count }, (_, i) => index.getUint32((count + 1) * 4 + i * 4, true) & pageNumber);
  return pages
    .flatMap((page) => pageOf(cut(file.word, page * pageSize, pageSize), kind, file.data))
    .toSorted((left, right) => left.from - right.from);
}

function pageOf(page: DataView, kind: "paragraphs" | "characters", data: DataView): Formatted[] {
  if (page.byteLength < pageSize) return [];
  const runs = page.getUint8(pageSize - 1);
  const width = kind === "paragraphs" ? 13 : 1;
  return Array.from({ length: runs }, (_, i): Formatted => {
    const at = page.getUint8((runs + 1) * 4 + i * width) * 2;
    const [style, bytes] =
      at === 0 ? [0, cut(page, 0, 0)] : kind === "paragraphs" ? paragraph(page, at) : [0, run(page, at)];
    return {
      from: page.getUint32(i * 4, true),
      to: page.getUint32(i * 4 + 4, true),
      style,
      settings: settingsOf(bytes).flatMap((setting) => followed(setting, data)),
    };
  });
}

function run(page: DataView, at: number): DataView {
  return cut(page, at + 1, page.getUint8(at));
}

function paragraph(page: DataView, at: number): [number, DataView] {
  const half = page.getUint8(at);
  const start = half === 0 ? at + 2 : at + 1;
  const length = half === 0 ? page.getUint8(at + 1) * 2 : half * 2 - 1;
  if (length < 2 || start + length > page.byteLength) return [0, cut(page, 0, 0)];
  return [page.getUint16(start, true), cut(page, start + 2, length - 2)];
}

/** Settings one after another; what is cut off at the end is left out. */
export function settingsOf(bytes: DataView): Setting[] {
  const settings: Setting[] = [];
  let at = 0;
  while (at + 3 <= bytes.byteLength) {
    const code = bytes.getUint16(at, true);
    const fixed = lengths[code >> 13] as number;
    const wide = code === tableDefinition;
    const start = at + 2 + (fixed > 0 ? 0 : wide ? 2 : 1);
    const length = fixed > 0 ? fixed : wide ? bytes.getUint16(at + 2, true) - 1 : bytes.getUint8(at + 2);
    if (length < 0 || start + length > bytes.byteLength) break;
    settings.push({ code, operand: cut(bytes, start, length) });
    at = start + length;
  }
  return settings;
}

function followed(setting: Setting, data: DataView): Setting[] {
  if (!elsewhere.has(setting.code)) return [setting];
  const at = setting.operand.getUint32(0, true);
  if (at + 2 > data.byteLength) return [];
  return settingsOf(cut(data, at + 2, data.getUint16(at, true)));
}

/** The stretch that holds a place, or undefined. */
export function formattedAt(formatted: readonly Formatted[], place: number): Formatted | undefined {
  let low = 0;
  let high = formatted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = formatted[middle] as Formatted;
    if (place < one.from) high = middle - 1;
    else if (place >= one.to) low = middle + 1;
    else return one;
  }
  return undefined;
}
