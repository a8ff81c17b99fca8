import { blocksOfLines } from "./cell-lines.ts";
import type { Document } from "./document.ts";
import { UnreadableDocument } from "./problems.ts";
import { readText } from "./read-text.ts";

/**
 * Bytes of a file to its texts and tables. The format is told by the bytes, never by a file name.
 * Throws `UnreadableDocument` with a sentence that says what to do.
 */
export function readDocument(bytes: Uint8Array): Document {
  if (bytes.length === 0) throw new UnreadableDocument("empty-file");
  const { encoding, lines } = readText(bytes);
  return { format: "text", encoding, blocks: blocksOfLines(lines) };
}
