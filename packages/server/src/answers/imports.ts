import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { importFile } from "@kangyu/intake";
import type { Actor, ImportRun, World } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { board, type intake as contract } from "../contract/index.ts";
import type { Job } from "../jobs.ts";
import { Refused } from "../refusals.ts";
import { runJob } from "./run-job.ts";

type Run = z.infer<typeof contract.importRun>;

interface Received {
  readonly path: string;
  readonly name: string;
  readonly place: string | null;
  readonly world: World;
}

function shown(run: ImportRun): Run {
  const { id, file, world, place, operator, bytes, totalBytes, state, rows, accepted, unchanged, refused } = run;
  return {
    ...{ id, file, world, place, operator, bytes, totalBytes, state, rows, accepted, unchanged, refused },
    at: new Date(run.at).toISOString(),
    message: run.message === null ? null : { zh: run.message, en: run.message },
  };
}

/** Every import, the latest first. */
export async function importsAnswer(context: Context, actor: Actor): Promise<z.infer<typeof contract.imports>> {
  const runs = await context.store.imports(actor);
  return { items: runs.toSorted((a, b) => b.at - a.at).map(shown) };
}

/** Writes the file of a multipart request to the disk as it arrives; nothing of it is held in memory. */
async function receive(context: Context, request: FastifyRequest): Promise<Received> {
  await mkdir(context.uploads, { recursive: true });
  const path = join(context.uploads, `${randomUUID()}.part`);
  const fields = new Map<string, string>();
  let name: string | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === "file") {
        name = part.filename;
        await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
        if (part.file.truncated) throw new Refused("file-too-large");
      } else if (typeof part.value === "string") fields.set(part.fieldname, part.value.trim());
    }
    if (name === null || name === "") throw new Refused("no-file");
    const world = board.world.safeParse(fields.get("world") ?? "real");
    if (!world.success) throw new Refused("bad-request", { path: "body/world" });
    const place = fields.get("place") || null;
    return { path, name, place, world: world.data };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
