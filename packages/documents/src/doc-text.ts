import { cut, type WordFile } from "./doc-streams.ts";

/** A stretch of characters that stand together in the file. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly width: 1 | 2;
}

const decoders = { 1: new TextDecoder("windows-1252"), 2: new TextDecoder("utf-16le") } as const;
const pieceTable = 0x02;
const singleByte = 0x40000000;

/** The characters of a Word file by their number, and where in the file each stands ([MS-DOC] 2.4.1). */
export class WordText {
  readonly #pieces: readonly Piece[];
  readonly #text: string;

  constructor(file: WordFile) {
    this.#pieces = piecesOf(file.table("pieces"));
    this.#text = this.#pieces
      .map(({ from, to, at, width }) => decoders[width].decode(cut(file.word, at, (to - from) * width)))
      .join("");
  }

  /** Characters from one number to another, exclusive. */
  slice(from: number, to: number): string {
    return this.#text.slice(from, to);
  }

  /** The place in the file of one character; -1 where there is none. */
  placeOf(character: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle] as Piece;
      if (character < piece.from) high = middle - 1;
      else if (character >= piece.to) low = middle + 1;
      else return piece.at + (character - piece.from) * piece.width;
    }
    return -1;
  }
}

function piecesOf(view: DataView): Piece[] {
  let at = 0;
  while (at < view.byteLength && view.getUint8(at) !== pieceTable) at += 3 + view.getUint16(at + 1, true);
  const table = cut(view, at + 5, view.getUint32(at + 1, true));
  const count = Math.floor((table.byteLength - 4) / 12);
  return Array.from({ length: count }, (_, i): Piece => {
    const place = table.getUint32((count + 1) * 4 + i * 8 + 2, true);
    const isNarrow = (place & singleByte) !== 0;
    const offset = place & ~singleByte;
    return {
      from: table.getUint32(i * 4, true),
      to: table.getUint32(i * 4 + 4, true),
      at: isNarrow ? offset / 2 : offset,
      width: isNarrow ? 1 : 2,
    };
  });
}
