import type { Actor } from "@kangyu/store";
import type { Context } from "../context.ts";
import { PICTURE_BYTES, PICTURES_A_PROJECT, type Pictures } from "../report/photo-section.ts";
import type { Evaluated } from "./evaluate.ts";

/** The photographs that a report shows: the latest of each project, until the report would become too large to be sent. */
export async function reportPictures(
  context: Context,
  { projects }: Pick<Evaluated, "projects">,
  actor: Actor,
): Promise<Pictures> {
  const bytes = new Map<string, Uint8Array>();
  const left = new Map<string, number>();
  let total = 0;
  for (const { id, photos } of projects) {
    const latest = photos.toSorted((a, b) => ((a.taken ?? "") < (b.taken ?? "") ? 1 : -1)).slice(0, PICTURES_A_PROJECT);
    for (const photo of latest) {
      const found = await context.store.photoBytes(photo.id, actor);
      if (found === null || total + found.bytes.length > PICTURE_BYTES) continue;
      total += found.bytes.length;
      bytes.set(photo.id, found.bytes);
    }
    left.set(id, photos.filter((photo) => !bytes.has(photo.id)).length);
  }
  return { bytes, left };
}
