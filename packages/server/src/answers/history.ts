import type { Actor } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { openResident, visitIdOf } from "./resident-key.ts";
import { shownVisit } from "./visits.ts";

/** Every version of one visit, oldest first, with who wrote it, when and why. */
export async function historyAnswer(
  context: Context,
  address: { readonly key: string; readonly id: string },
  actor: Actor,
): Promise<z.infer<typeof resident.visitHistory>> {
  await openResident(context, address.key, actor);
  const versions = await context.store.visitHistory(visitIdOf(address.key, address.id), actor);
  const shown = await Promise.all(
    versions.map(async (version) => {
      const visit = await shownVisit(context, version);
      return visit === null ? null : { ...visit, reason: version.reason };
    }),
  );
  const visits = shown.filter((one) => one !== null);
  if (visits.length === 0) throw new Refused("unknown-visit");
  return { versions: visits };
}
