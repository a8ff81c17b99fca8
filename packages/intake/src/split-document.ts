import { isBlank, type RawRow, type Splitter } from "./split-lines.ts";

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
/** First byte of a character of two or four bytes in GB 18030; its second may look like a bracket or a backslash. */
const GB_LEAD = 0x81;
const LONGEST_WORD = 64;

/**
 * Cuts one JSON document into rows without holding it: the elements of a Bundle's `entry`, or of an array. Works on
 * bytes, as brackets and quotes are ASCII in UTF-8 and GB 18030; so a row keeps the bytes it came in.
 */
export class DocumentSplitter implements Splitter {
  /** What the document turned out to be; null before its first bracket. */
  root: "array" | "object" | null = null;
  /** `resourceType` of the document, null while it has not been seen. */
  resourceType: string | null = null;
  closed = false;
  readonly #leadBytes: boolean;
  #depth = 0;
  #rowDepth = -1;
  #inString = false;
  #skip = 0;
  #offset = 0;
  #line = 0;
  #key = "";
  #afterColon = false;
  #word: number[] | null = null;
  #chunk: Uint8Array = new Uint8Array(0);
  #start = 0;
  #pieces: Uint8Array[] = [];
  #rows: RawRow[] = [];

  constructor(encoding: "utf-8" | "gb18030") {
    this.#leadBytes = encoding === "gb18030";
  }

  push(chunk: Uint8Array): RawRow[] {
    this.#rows = [];
    this.#chunk = chunk;
    this.#start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#skip > 0) this.#skip--;
      else if (this.#inString) this.#inText(byte);
      else if (byte > COMMA || byte === COMMA || byte === QUOTE) this.#structure(byte, at);
    }
    if (this.#rowDepth >= 0) this.#pieces.push(chunk.subarray(this.#start));
    this.#offset += chunk.length;
    return this.#rows;
  }

  finish(): RawRow[] {
    this.#rows = [];
    this.#chunk = new Uint8Array(0);
    this.#start = 0;
    if (this.closed || this.root === null) return this.#rows;
    const betweenRows = this.#rowDepth < 0 || this.#depth === this.#rowDepth;
    if (this.#rowDepth >= 0) this.#endRow(0, !betweenRows);
    // Cut between two rows: no row shows it, so that one is added, without bytes. It ends after the last one.
    const nothing = { bytes: new Uint8Array(0), line: this.#line + 1, end: this.#offset + 1, cut: true };
    if (betweenRows) this.#rows.push(nothing);
    return this.#rows;
  }

  #inText(byte: number): void {
    if (byte === BACKSLASH || (this.#leadBytes && byte >= GB_LEAD)) this.#skip = 1;
    else if (byte === QUOTE) {
      this.#inString = false;
      this.#endWord();
    } else if (this.#word !== null && this.#word.length < LONGEST_WORD) this.#word.push(byte);
  }

  /** Words of the document itself tell its type and where its entries begin. */
  #endWord(): void {
    if (this.#word === null) return;
    const word = String.fromCharCode(...this.#word);
    this.#word = null;
    if (!this.#afterColon) this.#key = word;
    else if (this.#key === "resourceType") this.resourceType = word;
  }

  #structure(byte: number, at: number): void {
    switch (byte) {
      case QUOTE:
        this.#inString = true;
        this.#word = this.#depth === 1 && this.root === "object" ? [] : null;
        break;
      case COLON:
        if (this.#depth === 1) this.#afterColon = true;
        break;
      case OPEN:
      case OPEN_LIST:
        this.#open(byte, at);
        break;
      case CLOSE:
      case CLOSE_LIST:
        if (this.#depth === this.#rowDepth) {
          this.#endRow(at, false);
          this.#rowDepth = -1;
        }
        this.#depth--;
        if (this.#depth === 0) this.closed = true;
        break;
      case COMMA:
        if (this.#depth === this.#rowDepth) {
          this.#endRow(at, false);
          this.#start = at + 1;
        }
        if (this.#depth === 1) this.#afterColon = false;
        break;
    }
  }

  #open(byte: number, at: number): void {
    this.#depth++;
    if (this.#depth === 1) this.root = byte === OPEN ? "object" : "array";
    const isRows = this.#depth === 1 || (this.#depth === 2 && this.#key === "entry" && this.root === "object");
    if (byte !== OPEN_LIST || this.#rowDepth >= 0 || !isRows) return;
    this.#rowDepth = this.#depth;
    this.#start = at + 1;
  }

  #endRow(at: number, cut: boolean): void {
    const bytes = Buffer.concat([...this.#pieces, this.#chunk.subarray(this.#start, at)]);
    this.#pieces = [];
    if (isBlank(bytes)) return;
    this.#line++;
    this.#rows.push({ bytes: trim(bytes), line: this.#line, end: this.#offset + at, cut });
  }
}

function trim(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length];
  while (start < end && (bytes[start] ?? 0) <= 0x20) start++;
  while (end > start && (bytes[end - 1] ?? 0) <= 0x20) end--;
  return bytes.subarray(start, end);
}
