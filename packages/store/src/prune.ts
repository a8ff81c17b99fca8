import type { Claims } from "./database.ts";
import type { Inside } from "./inside.ts";
import { setting } from "./registers.ts";

const EVERYBODY: Claims = { operator: "store", world: "both" };
const BATCH = 5_000;
const MS_PER_DAY = 86_400_000;

/** How long the answer to a request is kept under its idempotency key, in days: a setting, local choice. */
const KEPT_DAYS = { setting: "idempotency-days", days: 30 };
/** Name of whoever is told of writes from the outbox: a setting. While there is nobody, rows wait no longer than keys. */
const TOLD = "outbox-reader";

const KEYS = `delete from idempotency where key in (select key from idempotency where at < $1 limit ${BATCH})`;
const WRITES = `delete from outbox using (select record, seq from outbox
    where delivered_at < $1 or (not $2::boolean and at < $1) limit ${BATCH}) as old
  where outbox.record = old.record and outbox.seq = old.seq`;

async function keptDays({ database }: Inside): Promise<number> {
  const days = await setting(database, KEPT_DAYS.setting);
  return typeof days === "number" && days >= 1 ? days : KEPT_DAYS.days;
}

/**
 * Removes idempotency keys older than the setting says, and outbox rows of that age that were delivered or that nobody is
 * there to read. Returns how many rows went.
 */
export async function prune(inside: Inside): Promise<number> {
  const { database } = inside;
  const before = inside.now() - (await keptDays(inside)) * MS_PER_DAY;
  const read = typeof (await setting(database, TOLD)) === "string";
  let pruned = 0;
  for (let gone = BATCH; gone > 0; pruned += gone)
    gone = await database.transaction(EVERYBODY, async (tx) => {
      const [keys, writes] = await Promise.all([tx.run(KEYS, [before]), tx.run(WRITES, [before, read])]);
      return keys + writes;
    });
  return pruned;
}
