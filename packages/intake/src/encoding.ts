export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

const LF = 0x0a;

/**
 * The encoding of a file by its first bytes: a byte order mark decides; then UTF-16 by its zero bytes; then UTF-8 or
 * GB 18030, line by line, by which of them more lines with Han characters can be. Null: none of these.
 */
export function detectEncoding(sample: Uint8Array): DetectedEncoding | null {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", mark: 2 };
  // JSON begins with an ASCII character, so UTF-16 shows by the zero beside it.
  if (a !== 0 && b === 0) return { encoding: "utf-16le", mark: 0 };
  if (a === 0 && b !== 0) return { encoding: "utf-16be", mark: 0 };
  const votes = countLines(sample);
  if (votes.utf8 >= votes.gb && votes.neither <= Math.max(votes.utf8, votes.ascii))
    return { encoding: "utf-8", mark: 0 };
  return votes.gb > votes.neither ? { encoding: "gb18030", mark: 0 } : null;
}

function countLines(sample: Uint8Array): { ascii: number; utf8: number; gb: number; neither: number } {
  const votes = { ascii: 0, utf8: 0, gb: 0, neither: 0 };
  let start = 0;
  while (start < sample.length) {
    const found = sample.indexOf(LF, start);
    // The last line of a sample may be cut inside a character: it votes only when it is the only one.
    if (found < 0 && start > 0) break;
    const line = found < 0 ? withoutCutCharacter(sample.subarray(start)) : sample.subarray(start, found);
    start = found < 0 ? sample.length : found + 1;
    if (line.every((byte) => byte < 0x80)) votes.ascii++;
    else if (decodes(line, "utf-8")) votes.utf8++;
    else if (decodes(line, "gb18030")) votes.gb++;
    else votes.neither++;
  }
  return votes;
}

/** Drops what may be part of a character: all bytes after the last ASCII byte. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) >= 0x80) end--;
  return bytes.subarray(0, end);
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  return decoderOf(encoding)(bytes) !== null;
}

/** Decodes one row; null where its bytes are not in the encoding. */
export function decoderOf(encoding: Encoding): (bytes: Uint8Array) => string | null {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  };
}
