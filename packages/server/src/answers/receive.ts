import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MultipartFile } from "@fastify/multipart";
import type { World } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { board } from "../contract/index.ts";
import { Refused } from "../refusals.ts";

/** A file that has arrived whole, and what was said about it. */
export interface Received {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string;
  readonly place: string | null;
  readonly world: World;
}

/** Writes the bytes to the disk as they arrive; nothing of the file is held in memory. */
async function keep(part: MultipartFile, path: string): Promise<string> {
  const digest = createHash("sha256");
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(part.file, counted, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated) throw new Refused("file-too-large");
  return digest.digest("hex");
}

async function readParts(request: FastifyRequest, path: string): Promise<Omit<Received, "bytes">> {
  const fields = new Map<string, string>();
  let file: { readonly name: string; readonly digest: string } | null = null;
  for await (const part of request.parts()) {
    if (part.type === "file") file = { name: part.filename, digest: await keep(part, path) };
    else if (typeof part.value === "string") fields.set(part.fieldname, part.value.trim());
  }
  if (file === null || file.name === "") throw new Refused("no-file");
  const world = board.world.safeParse(fields.get("world") ?? "real");
  if (!world.success) throw new Refused("bad-request", { path: "body/world" });
  return { path, ...file, place: fields.get("place") || null, world: world.data };
}

/** Receives the file of a multipart request; refuses with `no-file`, `file-too-large`, `unknown-place`. */
export async function receive(context: Context, request: FastifyRequest): Promise<Received> {
  if (!request.isMultipart()) throw new Refused("unsupported-media");
  await mkdir(context.uploads, { recursive: true });
  const path = join(context.uploads, `${randomUUID()}.part`);
  try {
    const received = await readParts(request, path);
    const { placeByCode } = await context.registers.view();
    if (received.place !== null && !placeByCode.has(received.place)) {
      throw new Refused("unknown-place", { path: "body/place" });
    }
    return { ...received, bytes: (await stat(path)).size };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
