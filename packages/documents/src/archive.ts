import { crc32, inflateRawSync } from "node:zlib";
import { UnreadableDocument } from "./problems.ts";

/** Bytes that one part of a document may have when it is unpacked: a plan of a hundred pages has less than ten million. */
export const LARGEST_PART = 64 * 1024 ** 2;

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly at: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The parts of a ZIP archive (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). What an archive says of its sizes is not
 * believed: a part is unpacked up to `LARGEST_PART` and no further, so that one made to fill the memory fills none.
 */
export class Archive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** Throws `UnreadableDocument` ("broken") where the directory is not whole. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#entries = entriesOf(this.#bytes);
    } catch {
      throw new UnreadableDocument("broken");
    }
  }

  names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** A part unpacked; undefined where there is none. Throws `UnreadableDocument` ("broken", "encrypted", "too-large"). */
  part(name: string): Buffer | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.encrypted) throw new UnreadableDocument("encrypted");
    const content = unpacked(this.#bytes, entry);
    if (crc32(content) !== entry.crc) throw new UnreadableDocument("broken");
    return content;
  }

  text(name: string): string | undefined {
    return this.part(name)?.toString("utf8");
  }
}

function entriesOf(bytes: Buffer): Map<string, Entry> {
  // The end record may be followed by a comment of at most 65,535 bytes.
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new RangeError("no end record");
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY) throw new RangeError("no entry");
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    entries.set(bytes.toString("utf8", at + 46, nameEnd), {
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpacked(bytes: Buffer, { method, packed, at }: Entry): Buffer {
  try {
    if (bytes.readUInt32LE(at) !== LOCAL) throw new RangeError("no local header");
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const content = bytes.subarray(start, start + packed);
    if (method === STORED) return content;
    if (method === DEFLATED) return inflateRawSync(content, { maxOutputLength: LARGEST_PART });
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new UnreadableDocument(isLarge ? "too-large" : "broken");
  }
  throw new UnreadableDocument("broken");
}
