import { blocksOfLines } from "./cell-lines.ts";
import { readCsv } from "./delimited.ts";
import type { Block, Document } from "./document.ts";
import { type Format, formatOf, formatOfText } from "./format.ts";
import { UnreadableDocument } from "./problems.ts";
import { readText } from "./read-text.ts";

/** How far a reading is, where a format has pages. */
export type PagesRead = (done: number, total: number) => void;
type Reader = (bytes: Uint8Array, onPage?: PagesRead) => Promise<Block[]>;

/** One line a format; a reader is loaded when a file of its format comes. */
const readers: Partial<Record<Format, Reader>> = {
  docx: async (bytes) => (await import("./read-docx.ts")).readDocx(bytes),
  xlsx: async (bytes) => (await import("./read-xlsx.ts")).readXlsx(bytes),
  odf: async (bytes) => (await import("./read-odf.ts")).readOdf(bytes),
  ole: async (bytes) => (await import("./read-doc.ts")).readDoc(bytes),
  pdf: async (bytes, onPage) => (await import("./read-pdf.ts")).readPdf(bytes, onPage),
};
const refused = {
  ofd: "ofd-not-read",
  image: "no-text",
  zip: "unknown-format",
  encrypted: "encrypted",
  rtf: "rtf-not-read",
  "ole-sheet": "old-sheet",
  "ole-works": "old-works",
  "ole-other": "no-document",
} as const;

/**
 * Bytes of a file of any format to its texts and tables. The format is told by the bytes, never by a file name.
 * Rejects with `UnreadableDocument`, whose sentence says what to do. `onPage` hears of every page that was read.
 */
export async function readDocument(bytes: Uint8Array, onPage?: PagesRead): Promise<Document> {
  try {
    return withWords(await read(bytes, onPage));
  } catch (error) {
    // Too deep for the stack, or an array longer than there can be: the file, not this program, is to blame.
    throw error instanceof RangeError ? new UnreadableDocument("too-large") : error;
  }
}

async function read(bytes: Uint8Array, onPage?: PagesRead): Promise<Document> {
  if (bytes.length === 0) throw new UnreadableDocument("empty-file");
  const format = formatOf(bytes);
  if (format in refused) throw new UnreadableDocument(refused[format as keyof typeof refused]);
  const reader = readers[format];
  if (reader !== undefined) return { format, encoding: null, blocks: await reader(bytes, onPage) };
  const { text } = readText(bytes);
  if (formatOfText(text) === "html")
    return {
      format: "html",
      encoding: readText(bytes).encoding,
      blocks: (await import("./read-html.ts")).readHtml(text),
    };
  return readTextDocument(bytes);
}

function withWords(document: Document): Document {
  const says = (block: Block) =>
    block.kind === "paragraph" ? block.text !== "" : block.rows.some((row) => row.some((cell) => cell.text !== ""));
  if (!document.blocks.some(says)) throw new UnreadableDocument("no-words");
  return document;
}

/** The same for text only (plain, Markdown, comma-separated), without waiting. */
export function readTextDocument(bytes: Uint8Array): Document {
  if (bytes.length === 0) throw new UnreadableDocument("empty-file");
  const { text, encoding, lines } = readText(bytes);
  if (formatOfText(text) === "csv") return { format: "csv", encoding, blocks: readCsv(text) };
  return { format: "text", encoding, blocks: blocksOfLines(lines) };
}
