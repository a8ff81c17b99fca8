import { UnreadableDocument } from "./problems.ts";

export interface SourceText {
  readonly text: string;
  readonly encoding: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
  readonly lines: readonly string[];
}

/**
 * Bytes of a text file to its text and lines (line ends of any system removed).
 * The encoding is told by the byte order mark, then by zero bytes (UTF-16), then by whether the bytes are valid UTF-8,
 * then GB 18030. Throws `UnreadableDocument` ("broken-encoding") where none fits.
 */
export function readText(bytes: Uint8Array): SourceText {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  // A text has no zero sign; what is full of them is no text.
  if (text === null || text.includes("\0")) throw new UnreadableDocument("broken-encoding");
  return { text, encoding, lines: text.split(/\r\n|\n|\r|\u2028/u) };
}

function encodingOf(bytes: Uint8Array): SourceText["encoding"] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  // A text has no zero byte in UTF-8 or GB 18030; in UTF-16 every Latin sign and line end has one.
  if (even + odd > 0) return odd >= even ? "utf-16le" : "utf-16be";
  return decode(bytes, "utf-8") === null ? "gb18030" : "utf-8";
}

function decode(bytes: Uint8Array, encoding: SourceText["encoding"]): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
