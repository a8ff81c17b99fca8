import WordExtractor from "word-extractor";
import { blocksOfBody } from "./doc-body.ts";
import type { Block } from "./document.ts";
import { UnreadableDocument } from "./problems.ts";

/** A binary Word document (.doc, Kingsoft .wps) to its paragraphs and tables; `line` counts its paragraphs. */
export async function readDoc(bytes: Uint8Array): Promise<Block[]> {
  let body: string;
  // Without the library's filter, which turns Chinese quotation marks into straight ones.
  try {
    body = (await new WordExtractor().extract(Buffer.from(bytes))).getBody({ filterUnicode: false });
  } catch {
    throw new UnreadableDocument("broken");
  }
  return blocksOfBody(body);
}
