import { arrayOf, insertRows } from "./columns.ts";
import type { Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { digestOf, enteredInError, isSimulated } from "./prepare.ts";
import type { Incoming, WriteOptions, WriteOutcome } from "./store.ts";

interface Current {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly withdrawn: boolean;
}

/** Registers are one per world and id: `r|Organization/x`. */
function sharedId(incoming: Incoming, simulated: boolean): string {
  return `${simulated ? "s" : "r"}|${incoming.resource.resourceType}/${incoming.resource.id ?? ""}`;
}

/** Writes resources that are about nobody: organizations, places, staff. */
export async function writeShared(
  tx: Transaction,
  inside: Inside,
  incoming: readonly Incoming[],
  options: WriteOptions,
): Promise<WriteOutcome[]> {
  if (incoming.length === 0) return [];
  const ids = incoming.map((each) => sharedId(each, isSimulated(each.resource, options)));
  const rows = await tx.rows<Current>(
    "select id, version, digest, withdrawn from shared_resource where id = any($1::text[]) and known_to is null for update",
    [arrayOf("text", ids)],
  );
  const current = new Map(rows.map((row) => [row.id, row]));
  const added = new Map<string, Record<string, unknown>>();
  const closed: Current[] = [];
  await inside.terms.ensure(incoming.map((each) => each.resource.resourceType));
  const outcomes = incoming.map((each, index): WriteOutcome => {
    const { resource, knownFrom, line, reason } = each;
    const id = ids[index] as string;
    const before = current.get(id);
    const digest = digestOf(resource);
    const withdrawn = each.withdrawn ?? enteredInError(resource);
    const answer = { ok: true as const, record: null, id: resource.id ?? "" };
    if (before?.digest === digest && before.withdrawn === withdrawn)
      return { ...answer, version: before.version, changed: false };
    // Twice in one batch: the last one stands.
    const staged = added.get(id);
    const version = staged === undefined ? (before?.version ?? 0) + 1 : (staged.version as number);
    if (before !== undefined && staged === undefined) closed.push(before);
    added.set(id, {
      id,
      version,
      type: inside.terms.id(resource.resourceType),
      simulated: isSimulated(resource, options),
      withdrawn,
      content: resource,
      digest,
      import_id: options.importId,
      line,
      known_from: knownFrom,
      known_to: null,
      recorded_at: inside.now(),
      operator: options.actor.operator,
      reason: reason ?? null,
    });
    current.set(id, { id, version, digest, withdrawn });
    return { ...answer, version, changed: true };
  });
  const now = inside.now();
  await Promise.all([
    closed.length === 0
      ? 0
      : tx.run(
          `update shared_resource as s set known_to = greatest(s.known_from, $3) from unnest($1::text[], $2::int[]) as c(id, version)
            where s.id = c.id and s.version = c.version`,
          [
            arrayOf(
              "text",
              closed.map((row) => row.id),
            ),
            arrayOf(
              "int",
              closed.map((row) => row.version),
            ),
            now,
          ],
        ),
    insertRows(tx, "shared_resource", [...added.values()], "do nothing"),
  ]);
  return outcomes;
}
