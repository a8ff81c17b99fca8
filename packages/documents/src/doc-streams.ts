import CFB from "cfb";
import { UnreadableDocument } from "./problems.ts";

/** Where a table of a Word file stands in its table stream: the number of its pair of offset and length in the header. */
export const part = { characters: 12, paragraphs: 13, styles: 1, pieces: 33, lists: 73, listOverrides: 74 } as const;

const signature = 0xa5ec;
/** Word 97. Files of Word 6 and 95 have another layout. */
const oldest = 0x00c1;
const encryptedFlag = 0x0100;
const secondTableFlag = 0x0200;

/** The parts of a binary Word file ([MS-DOC] 2.1, File Information Block 2.5). Lengths are counts of characters. */
export interface WordFile {
  readonly word: DataView;
  readonly data: DataView;
  /** A table of the file, empty where it has none. */
  readonly table: (name: keyof typeof part) => DataView;
  /** Characters of the body, and from where to where those of its text boxes stand. */
  readonly body: number;
  readonly boxes: readonly [number, number];
}

/** Opens a compound file. Throws `UnreadableDocument`: no Word document in it, a password, or a damaged one. */
export function openWord(bytes: Uint8Array): WordFile {
  const container = CFB.read(bytes, { type: "array" });
  const stream = (name: string) => viewOf(CFB.find(container, `/${name}`)?.content);
  const word = stream("WordDocument");
  if (word.byteLength === 0) throw new UnreadableDocument("unknown-format");
  if (word.getUint16(0, true) !== signature) throw new UnreadableDocument("broken");
  if (word.getUint16(2, true) < oldest) throw new UnreadableDocument("old-word");
  const flags = word.getUint16(10, true);
  if ((flags & encryptedFlag) !== 0) throw new UnreadableDocument("encrypted");
  const tables = stream((flags & secondTableFlag) === 0 ? "0Table" : "1Table");
  const count = (at: number) => word.getInt32(at, true);
  const body = count(76);
  const boxes = body + count(80) + count(84) + count(92) + count(96);
  return {
    word,
    data: stream("Data"),
    table: (name) =>
      cut(tables, word.getUint32(154 + part[name] * 8, true), word.getUint32(158 + part[name] * 8, true)),
    body,
    boxes: [boxes, boxes + count(100)],
  };
}

function viewOf(content: ArrayLike<number> | undefined): DataView {
  const bytes = Uint8Array.from(content ?? []);
  return new DataView(bytes.buffer);
}

/** A part of a view; nothing where it would lie outside. */
export function cut(view: DataView, from: number, length: number): DataView {
  if (from < 0 || length < 0 || from + length > view.byteLength) return new DataView(new ArrayBuffer(0));
  return new DataView(view.buffer, view.byteOffset + from, length);
}
