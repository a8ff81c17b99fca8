import { CompoundFile } from "./compound-file.ts";
import { UnreadableDocument } from "./problems.ts";
import { type ParagraphProperties, ParagraphRuns } from "./word-properties.ts";

/** Offsets in the file information block (MS-DOC 2.5). */
const AT = {
  ident: 0,
  version: 2,
  flags: 0x0a,
  textLength: 0x4c,
  styles: 0xa2,
  paragraphs: 0x102,
  pieces: 0x1a2,
  lists: 0x2e2,
  overrides: 0x2ea,
} as const;
const WORD_97 = 0xc1;

export interface WordParagraph {
  readonly text: string;
  /** What ends it: a paragraph mark, the mark of a cell or row, or a page break. */
  readonly mark: "paragraph" | "cell" | "break";
  readonly properties: ParagraphProperties;
}

/** The parts of a binary Word document that this reader needs. */
export interface WordBinary {
  readonly paragraphs: readonly WordParagraph[];
  /** Definitions of styles, of lists, and of the overrides that paragraphs name; empty where there are none. */
  readonly styles: Buffer;
  readonly lists: Buffer;
  readonly overrides: Buffer;
}

/**
 * A binary Word document (MS-DOC, Word 97 to 2003; Kingsoft WPS writes the same) to its paragraphs as they are stored.
 * Throws `UnreadableDocument`: "encrypted", "old-word" for what is older, and "broken".
 */
export function readWordBinary(bytes: Uint8Array): WordBinary {
  const file = new CompoundFile(bytes);
  const document = file.stream("WordDocument");
  if (document === undefined || document.length < AT.overrides + 8 || document.readUInt16LE(AT.ident) !== 0xa5ec)
    throw new UnreadableDocument(document === undefined ? "broken" : "old-word");
  const flags = document.readUInt16LE(AT.flags);
  if (document.readUInt16LE(AT.version) < WORD_97) throw new UnreadableDocument("old-word");
  if ((flags & 0x100) !== 0) throw new UnreadableDocument("encrypted");
  const table = file.stream((flags & 0x200) === 0 ? "0Table" : "1Table");
  if (table === undefined) throw new UnreadableDocument("broken");
  const part = (at: number) => {
    const start = document.readUInt32LE(at);
    return table.subarray(start, start + document.readUInt32LE(at + 4));
  };
  const pieces = piecesOf(part(AT.pieces));
  const runs = new ParagraphRuns(document, {
    index: part(AT.paragraphs),
    data: file.stream("Data") ?? Buffer.alloc(0),
  });
  const text = { document, pieces, length: document.readUInt32LE(AT.textLength), runs };
  // Behind the lists stand their levels, which the length does not count.
  const lists = table.subarray(document.readUInt32LE(AT.lists));
  return {
    paragraphs: paragraphsOf(text),
    styles: part(AT.styles),
    lists: document.readUInt32LE(AT.lists + 4) === 0 ? Buffer.alloc(0) : lists,
    overrides: part(AT.overrides),
  };
}

interface Piece {
  readonly from: number;
  readonly to: number;
  /** Where its first sign stands in the file. */
  readonly start: number;
  /** One byte a sign (Windows-1252), else two (UTF-16). */
  readonly narrow: boolean;
}

/** The pieces of text in order (Clx, MS-DOC 2.9.38): the last part of the list is their table. */
function piecesOf(list: Buffer): Piece[] {
  let at = 0;
  while (list[at] === 1) at += 3 + list.readUInt16LE(at + 1);
  if (list[at] !== 2) throw new UnreadableDocument("broken");
  const table = list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1));
  const count = (table.length - 4) / 12;
  return Array.from({ length: Math.floor(count) }, (_, piece) => {
    const position = table.readUInt32LE(4 * (count + 1) + 8 * piece + 2);
    const narrow = (position & 0x40000000) !== 0;
    const start = position & 0x3fffffff;
    return {
      from: table.readUInt32LE(4 * piece),
      to: table.readUInt32LE(4 * piece + 4),
      start: narrow ? start / 2 : start,
      narrow,
    };
  });
}

interface StoredText {
  readonly document: Buffer;
  readonly pieces: readonly Piece[];
  /** Signs of the main text; notes, headers and boxes stand after it. */
  readonly length: number;
  readonly runs: ParagraphRuns;
}

const latin = new TextDecoder("windows-1252");
const MARKS: Readonly<Record<string, WordParagraph["mark"]>> = { "\r": "paragraph", "\u0007": "cell", "\f": "break" };

function paragraphsOf({ document, pieces, length, runs }: StoredText): WordParagraph[] {
  const paragraphs: WordParagraph[] = [];
  let text = "";
  for (const { from, to, start, narrow } of pieces) {
    const count = Math.min(to, length) - from;
    if (count <= 0) continue;
    const size = narrow ? 1 : 2;
    const stored = document.subarray(start, start + count * size);
    const signs = narrow ? latin.decode(stored) : stored.toString("utf16le");
    for (let at = 0; at < signs.length; at += 1) {
      const sign = signs[at] ?? "";
      const mark = MARKS[sign];
      if (mark === undefined) text += sign;
      else {
        paragraphs.push({ text, mark, properties: runs.at(start + at * size) });
        text = "";
      }
    }
  }
  if (text.trim() !== "") paragraphs.push({ text, mark: "paragraph", properties: runs.at(-1) });
  return paragraphs;
}
