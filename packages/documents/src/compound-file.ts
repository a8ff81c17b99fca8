import { UnreadableDocument } from "./problems.ts";

const END_OF_CHAIN = 0xfffffffe;
/** Sectors of the sector table that the header itself names. */
const IN_HEADER = 109;
const ENTRY = 128;

interface Stream {
  readonly start: number;
  readonly size: number;
}

/** A compound file (MS-CFB): streams by name, as the binary formats of Word keep their parts. */
export class CompoundFile {
  readonly #bytes: Buffer;
  readonly #sectorSize: number;
  readonly #next: readonly number[];
  readonly #streams = new Map<string, Stream>();
  #mini: { readonly content: Buffer; readonly next: readonly number[]; readonly size: number; readonly below: number };

  /** Throws `UnreadableDocument` ("broken") where the file is not whole. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#mini = { content: Buffer.alloc(0), next: [], size: 64, below: 0 };
    try {
      this.#sectorSize = 1 << this.#bytes.readUInt16LE(0x1e);
      this.#next = this.#sectorTable();
      this.#readDirectory();
    } catch {
      throw new UnreadableDocument("broken");
    }
  }

  /** The bytes of a stream; undefined where there is none. Throws `UnreadableDocument` ("broken"). */
  stream(name: string): Buffer | undefined {
    const found = this.#streams.get(name);
    if (found === undefined) return undefined;
    const { content, next, size, below } = this.#mini;
    if (found.size >= below) return this.#chain(found.start).subarray(0, found.size);
    const parts = chainOf(next, found.start).map((sector) => content.subarray(sector * size, (sector + 1) * size));
    return Buffer.concat(parts).subarray(0, found.size);
  }

  #sector(index: number): Buffer {
    const start = (index + 1) * this.#sectorSize;
    if (start >= this.#bytes.length) throw new UnreadableDocument("broken");
    return this.#bytes.subarray(start, start + this.#sectorSize);
  }

  #chain(start: number): Buffer {
    return Buffer.concat(chainOf(this.#next, start).map((index) => this.#sector(index)));
  }

  #sectorTable(): number[] {
    const named = numbersOf(this.#bytes.subarray(0x4c, 0x4c + 4 * IN_HEADER));
    let more = this.#bytes.readUInt32LE(0x44);
    for (let left = this.#bytes.readUInt32LE(0x48); left > 0 && more < END_OF_CHAIN; left -= 1) {
      const numbers = numbersOf(this.#sector(more));
      more = numbers.pop() ?? END_OF_CHAIN;
      named.push(...numbers);
    }
    const count = this.#bytes.readUInt32LE(0x2c);
    return named.slice(0, count).flatMap((index) => numbersOf(this.#sector(index)));
  }

  #readDirectory(): void {
    const directory = this.#chain(this.#bytes.readUInt32LE(0x30));
    let root: Stream | null = null;
    for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      const length = directory.readUInt16LE(at + 64);
      const kind = directory[at + 66];
      const stream = { start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) };
      if (kind === 5) root = stream;
      if (kind !== 2 || length < 2) continue;
      const name = directory.toString("utf16le", at, at + length - 2);
      // An embedded object has streams of the same names; those of the document itself come first.
      if (!this.#streams.has(name)) this.#streams.set(name, stream);
    }
    const table = this.#bytes.readUInt32LE(0x3c);
    this.#mini = {
      content: root === null || root.start >= END_OF_CHAIN ? Buffer.alloc(0) : this.#chain(root.start),
      next: table >= END_OF_CHAIN ? [] : numbersOf(this.#chain(table)),
      size: 1 << this.#bytes.readUInt16LE(0x20),
      below: this.#bytes.readUInt32LE(0x38),
    };
  }
}

function numbersOf(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(at * 4));
}

/** The sectors of a chain; one that runs in a circle or out of the table is damage. */
function chainOf(next: readonly number[], start: number): number[] {
  const chain: number[] = [];
  for (let at = start; at < END_OF_CHAIN; at = next[at] ?? Number.NaN) {
    if (chain.length > next.length || next[at] === undefined) throw new UnreadableDocument("broken");
    chain.push(at);
  }
  return chain;
}
