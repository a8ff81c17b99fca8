import { type Formatted, formattedAt, formattingOf, type Setting } from "./doc-formatting.ts";
import type { WordFile } from "./doc-streams.ts";
import { WordText } from "./doc-text.ts";

/** One paragraph of a binary Word file, with what its settings say. */
export interface WordParagraph {
  readonly text: string;
  readonly style: number;
  readonly settings: readonly Setting[];
  /** 0 outside tables, 1 in a table, 2 in a table inside a cell. */
  readonly depth: number;
  readonly endsCell: boolean;
  readonly endsRow: boolean;
}

const inTable = 0x2416;
const rowEnd = 0x2417;
const tableDepth = 0x6649;
const innerCellEnd = 0x244b;
const innerRowEnd = 0x244c;
const deleted = 0x0800;
const hidden = 0x083c;
const cellMark = "\u0007";
/** A paragraph ends with its own mark, with its cell, or with its page. */
const marks: ReadonlySet<string> = new Set(["\r", cellMark, "\u000c"]);
/** Signs of the file that are printed as others; the rest below the space are places of pictures and the like. */
const signs: Readonly<Record<string, string>> = { "\u000b": "\n", "\u001e": "-", "\t": " " };

/** All paragraphs of the body, then those of its text boxes, in the order of the file ([MS-DOC] 2.4.2). */
export function paragraphsOf(file: WordFile): WordParagraph[] {
  const source: Source = {
    text: new WordText(file),
    paragraphs: formattingOf(file, "paragraphs"),
    unseen: formattingOf(file, "characters").filter(isUnseen),
  };
  return [...between(source, 0, file.body), ...between(source, ...file.boxes)];
}

interface Source {
  readonly text: WordText;
  readonly paragraphs: readonly Formatted[];
  readonly unseen: readonly Formatted[];
}

/** Text that was deleted while changes are tracked, or is hidden. */
function isUnseen({ settings }: Formatted): boolean {
  return settings.some(({ code, operand }) => (code === deleted || code === hidden) && operand.getUint8(0) === 1);
}

function between(source: Source, from: number, to: number): WordParagraph[] {
  const text = source.text.slice(from, to);
  const fields: boolean[] = [];
  const paragraphs: WordParagraph[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (!marks.has(mark)) continue;
    const shown = seen(source, text.slice(start, at), from + start);
    const format = formattedAt(source.paragraphs, source.text.placeOf(from + at));
    paragraphs.push(paragraphOf(printed(shown, fields), mark, format));
    start = at + 1;
  }
  return paragraphs;
}

function seen({ text, unseen }: Source, piece: string, from: number): string {
  if (unseen.length === 0) return piece;
  return [...piece.split("").entries()]
    .filter(([at]) => formattedAt(unseen, text.placeOf(from + at)) === undefined)
    .map(([, sign]) => sign)
    .join("");
}

/** What a field shows stays, what it was made from goes; `fields` holds for each open one whether it shows by now. */
function printed(piece: string, fields: boolean[]): string {
  let text = "";
  for (const sign of piece) {
    if (sign === "\u0013") fields.push(false);
    else if (sign === "\u0014") fields[fields.length - 1] = true;
    else if (sign === "\u0015") fields.pop();
    else if (fields.every(Boolean)) text += signs[sign] ?? (sign < " " ? "" : sign);
  }
  return text.trim();
}

function paragraphOf(text: string, mark: string, format: Formatted | undefined): WordParagraph {
  const settings = format?.settings ?? [];
  const has = (code: number) => (settings.findLast((setting) => setting.code === code)?.operand.getUint8(0) ?? 0) === 1;
  const deep = settings.findLast((setting) => setting.code === tableDepth)?.operand.getInt32(0, true);
  return {
    text,
    style: format?.style ?? 0,
    settings,
    depth: deep ?? (has(inTable) ? 1 : 0),
    endsCell: mark === cellMark || has(innerCellEnd),
    endsRow: (mark === cellMark && has(rowEnd)) || has(innerRowEnd),
  };
}
