import { rowBytes, unpacked } from "./file-bytes.ts";
import type { FilePlan } from "./inspect-file.ts";
import { isPersonRow } from "./people-order.ts";
import { DocumentSplitter } from "./split-document.ts";
import { lineSplitter, type Position, type RawRow, type Splitter } from "./split-lines.ts";

/**
 * Rows of a file from a position on, a chunk of the file at a time; memory does not grow with the file. Where the plan
 * says so the people are read first and the rest in a second pass, each row once.
 */
export async function* fileRows(plan: FilePlan, from: Position): AsyncGenerator<readonly RawRow[]> {
  const { passBytes } = plan;
  if (passBytes === null) {
    yield* pass(plan, from);
    return;
  }
  // A row of the first pass may end where the pass does, so that position is still in the first.
  if (from.bytes <= passBytes) yield* chosen(pass(plan, from), isPersonRow);
  const second = from.bytes <= passBytes ? START : { bytes: from.bytes - passBytes, lines: from.lines };
  for await (const rows of chosen(pass(plan, second), (bytes) => !isPersonRow(bytes)))
    yield rows.map((row) => ({ ...row, end: row.end + passBytes }));
}

const START: Position = { bytes: 0, lines: 0 };

async function* chosen(
  source: AsyncIterable<readonly RawRow[]>,
  keep: (bytes: Uint8Array) => boolean,
): AsyncGenerator<readonly RawRow[]> {
  for await (const rows of source) {
    const kept = rows.filter((row) => keep(row.bytes));
    if (kept.length > 0) yield kept;
  }
}

async function* pass(plan: FilePlan, from: Position): AsyncGenerator<readonly RawRow[]> {
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
    if (from.bytes === 0) yield* whole(chunks);
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
