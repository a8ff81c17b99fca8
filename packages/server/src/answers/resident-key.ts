import { type Actor, decodeKey, keyOfId, type RecordKey, type Resident } from "@kangyu/store";
import type { Context } from "../context.ts";
import { Refused } from "../refusals.ts";

/** The record key in an address; refuses with `unknown-resident` what cannot be one. */
export function recordKeyOf(text: string): RecordKey {
  const key = decodeKey(text);
  if (key === null) throw new Refused("unknown-resident");
  return key;
}

/** Opens a resident under the operator's name (the store keeps that it happened); refuses with `unknown-resident`. */
export async function openResident(context: Context, key: string, actor: Actor): Promise<Resident> {
  const resident = await context.store.resident(recordKeyOf(key), actor);
  if (resident === null) throw new Refused("unknown-resident");
  return resident;
}

/** The id of a visit that must belong to the resident of the address; refuses with `unknown-visit`. */
export function visitIdOf(key: string, id: string): string {
  const of = keyOfId(id);
  if (of === null || of.suffix === "" || of.record !== decodeKey(key)) throw new Refused("unknown-visit");
  return id;
}
