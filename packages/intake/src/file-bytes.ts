import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import type { DetectedEncoding } from "./encoding.ts";

const CHUNK = 1 << 20;

/** The first bytes of a file, as they lie on disk. */
export async function headOf(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** The bytes of a file, unpacked where it is gzip; `from` skips what has been read before. */
export async function* unpacked(path: string, gzip: boolean, from = 0): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(path, { highWaterMark: CHUNK, ...(gzip ? {} : { start: from }) });
  if (!gzip) {
    yield* raw;
    return;
  }
  const stream = raw.pipe(createGunzip({ chunkSize: CHUNK }));
  raw.on("error", (error) => stream.destroy(error));
  let behind = from;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    if (behind < chunk.length) yield behind > 0 ? chunk.subarray(behind) : chunk;
    behind = Math.max(0, behind - chunk.length);
  }
}

/** UTF-16 becomes UTF-8 on the way in, without its byte order mark; the other encodings pass as they are. */
export async function* rowBytes(
  chunks: AsyncIterable<Uint8Array>,
  { encoding, mark }: DetectedEncoding,
): AsyncGenerator<Uint8Array> {
  if (encoding !== "utf-16le" && encoding !== "utf-16be") {
    yield* withoutMark(chunks, mark);
    return;
  }
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>, mark: number): AsyncGenerator<Uint8Array> {
  let behind = mark;
  for await (const chunk of chunks) {
    if (behind < chunk.length) yield behind > 0 ? chunk.subarray(behind) : chunk;
    behind = Math.max(0, behind - chunk.length);
  }
}
