import { rowBytes, unpacked } from "./file-bytes.ts";
import type { FilePlan } from "./inspect-file.ts";
import { DocumentSplitter } from "./split-document.ts";
import { lineSplitter, type Position, type RawRow, type Splitter } from "./split-lines.ts";

/** Rows of a file from a position on, a chunk of the file at a time; memory does not grow with the file. */
export async function* fileRows(plan: FilePlan, from: Position): AsyncGenerator<readonly RawRow[]> {
  const { detected, gzip, path, totalBytes } = plan;
  if (plan.format === "lines" && totalBytes !== null && from.bytes > 0) {
    yield* pushed(unpacked(path, gzip, from.bytes), lineSplitter(from));
    return;
  }
  const chunks = rowBytes(unpacked(path, gzip), detected);
  // Positions count the bytes on disk where they can be sought again, so the byte order mark is among them.
  const start = { bytes: totalBytes === null ? 0 : detected.mark, lines: 0 };
  const encoding = detected.encoding === "gb18030" ? "gb18030" : "utf-8";
  const splitter = plan.format === "lines" ? lineSplitter(start) : new DocumentSplitter(encoding);
  if (plan.format === "single") {
    yield* whole(chunks);
    return;
  }
  for await (const rows of pushed(chunks, splitter)) {
    const left = from.bytes === 0 ? rows : rows.filter((row) => row.end > from.bytes);
    if (left.length > 0) yield left;
  }
}

async function* pushed(chunks: AsyncIterable<Uint8Array>, splitter: Splitter): AsyncGenerator<readonly RawRow[]> {
  for await (const chunk of chunks) yield splitter.push(chunk);
  yield splitter.finish();
}

async function* whole(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly RawRow[]> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  const bytes = Buffer.concat(pieces);
  yield [{ bytes, line: 1, end: bytes.length, cut: false }];
}
