import { createHash } from "node:crypto";
import type { MultipartFile } from "@fastify/multipart";
import type { Actor } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import type { planWork } from "../contract/index.ts";
import { pastDayOf } from "../days.ts";
import { Refused } from "../refusals.ts";
import { shownPhoto } from "../views/work-view.ts";
import type { Address } from "./change.ts";
import { itemOf, worldOfPlan } from "./work.ts";

/** A photograph from a telephone; a larger one is refused, not shrunk. */
const PICTURE_BYTES = 5 * 1024 ** 2;
const CAPTION = 200;

/** What a picture is, by its first bytes: JPEG (FF D8 FF), PNG (89 50 4E 47), WebP (RIFF….WEBP); null for anything else. */
function mediaOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "image/png";
  const isWebP =
    bytes.subarray(0, 4).toString("latin1") === "RIFF" && bytes.subarray(8, 12).toString("latin1") === "WEBP";
  return isWebP ? "image/webp" : null;
}

interface Upload {
  readonly bytes: Buffer;
  readonly fields: ReadonlyMap<string, string>;
}

async function wholeOf(part: MultipartFile): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if (part.file.truncated) throw new Refused("picture-too-large");
    throw error;
  }
}

async function uploadIn(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Refused("unsupported-media");
  const fields = new Map<string, string>();
  let bytes: Buffer | null = null;
  const parts = request.parts({ limits: { fileSize: PICTURE_BYTES, files: 1 } });
  for await (const part of parts) {
    if (part.type === "file") bytes = await wholeOf(part);
    else if (typeof part.value === "string") fields.set(part.fieldname, part.value.trim());
  }
  if (bytes === null || bytes.length === 0) throw new Refused("no-file");
  return { bytes, fields };
}

/** Adds a photograph to a project; refuses what is no picture by its bytes, and what is larger than 5 MB. */
export async function addPhoto(
  context: Context,
  { address, request }: { readonly address: Address; readonly request: FastifyRequest },
  actor: Actor,
): Promise<z.infer<typeof planWork.photo>> {
  const plan = await planOf(context, address.plan);
  await itemOf(context, { kind: "project", ...address }, actor);
  const { bytes, fields } = await uploadIn(request);
  const media = mediaOf(bytes);
  if (media === null) throw new Refused("not-a-picture");
  const caption = fields.get("caption") ?? "";
  if (caption === "" || caption.length > CAPTION) throw new Refused("bad-request", { path: "body/caption" });
  const taken = fields.get("taken") ?? "";
  const photo = {
    plan: plan.id,
    project: address.id,
    world: worldOfPlan(plan),
    taken: taken === "" ? null : pastDayOf(taken, "body/taken", context.today()),
    caption,
    media,
    digest: createHash("sha256").update(bytes).digest("hex"),
    bytes,
  };
  return shownPhoto(await context.store.addPhoto(photo, actor));
}

export async function photoAnswer(
  context: Context,
  id: string,
  actor: Actor,
): Promise<{ readonly media: string; readonly bytes: Uint8Array }> {
  const found = await context.store.photoBytes(id, actor);
  if (found === null) throw new Refused("unknown-photo");
  return found;
}
