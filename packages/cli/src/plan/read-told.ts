import { type Document, readDocument } from "@kangyu/documents";
import type { Console } from "../command.ts";
import { readInput } from "../read-input.ts";

/** Often enough to be watched, seldom enough to cost nothing. */
const EVERY_MS = 100;
const WIPE = "\r\u001b[2K";

/** Reads a document that the user named; on a terminal the pages are counted while they are read. */
export async function readTold(
  file: string,
  console: Console,
  isTerminal: boolean = process.stderr.isTTY === true,
): Promise<Document> {
  const bytes = await readInput(file);
  if (!isTerminal) return readDocument(bytes);
  let shownAt = Number.NEGATIVE_INFINITY;
  try {
    return await readDocument(bytes, (done, total) => {
      if (performance.now() - shownAt < EVERY_MS) return;
      shownAt = performance.now();
      console.tell(`${WIPE}${file}  第 ${done} / ${total} 页 pages`);
    });
  } finally {
    if (shownAt > 0) console.tell(WIPE);
  }
}
