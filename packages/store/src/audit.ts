import { arrayOf } from "./array-param.ts";
import { claimsOf, type Param } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import type { Actor, AuditEntry, Listing, RecordKey } from "./store.ts";

const NOTE = `insert into audit_list (id, simulated, at, operator, institution, list, subject, day, filter, records)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::bigint[])`;

/** Notes that somebody opened a page of people; a page without anybody is not noted. */
export async function noteListing(inside: Inside, listing: Listing, actor: Actor): Promise<void> {
  const { world, list, subject, day, filter, records } = listing;
  if (records.length === 0) return;
  const at = inside.now();
  const params: Param[] = [
    newSuffix(at),
    world === "simulated",
    at,
    actor.operator,
    actor.institution,
    list,
    subject,
    day,
    JSON.stringify(filter),
    arrayOf("bigint", records),
  ];
  await inside.database.transaction(claimsOf(actor, world), async (tx) => tx.send(NOTE, params));
}

const OF_RECORD = `select id, at, operator, institution, action, target from audit where record = $1
  union all
  select id, at, operator, institution, 'list-' || list, concat_ws(' ', subject, to_char(date '1970-01-01' + day, 'YYYY-MM-DD')) from audit_list
    where $1 = any(records)
  order by id`;

/**
 * Who opened, wrote or saw a record on a list, in the order it happened. Reads every list that was opened: a question that
 * is asked seldom.
 */
export async function audit(inside: Inside, key: RecordKey, actor: Actor): Promise<AuditEntry[]> {
  const [rows = []] = await inside.database.read(claimsOf(actor, "both"), [{ sql: OF_RECORD, params: [key] }]);
  return (rows as AuditEntry[]).map(({ at, operator, institution, action, target }) => ({
    ...{ at, operator, institution, action, target },
  }));
}
