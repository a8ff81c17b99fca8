import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import { claimsOf, type Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import { type Group, groupsOf, lockRecords, type RecordRow, withLocks } from "./people.ts";
import { StoreError } from "./problems.ts";
import { refresh } from "./refresh.ts";
import type { Actor, RecordKey } from "./store.ts";
import { sendDeltas } from "./write.ts";

interface Joining {
  readonly from: RecordKey;
  readonly into: RecordKey;
  readonly actor: Actor;
}

/** Linked, unlinked and linked again within one millisecond: the link stands. */
const LINK = `insert into link (record, other, joins, since, operator, simulated) values ($1, $2, $3, $4, $5, $6)
  on conflict (record, other, joins, since) do update set until = null`;

/** Joins two records of one person. Nothing is moved: the facts of both are read together from now on. */
export function link(inside: Inside, joining: Joining): Promise<void> {
  const { from, into, actor } = joining;
  return withLocks([from, into], (keys) =>
    inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
      const rows = await lockRecords(tx, keys);
      const [a, b] = [rows.get(from), rows.get(into)];
      if (a === undefined || b === undefined) throw new StoreError("record-unknown");
      if (a.simulated !== b.simulated) throw new StoreError("link-world");
      const groups = await groupsOf(tx, rows);
      const [ofFrom, ofInto] = [groupWith(groups, from), groupWith(groups, into)];
      if (ofFrom === ofInto || ofFrom.root !== from) throw new StoreError("link-circle");
      const edge = { since: inside.now(), operator: actor.operator, simulated: a.simulated };
      const both = [
        { ...edge, record: from, other: into, joins: true },
        { ...edge, record: into, other: from, joins: false },
      ];
      for (const row of both) tx.send(LINK, [row.record, row.other, row.joins, row.since, row.operator, row.simulated]);
      const members = [...ofFrom.members, ...ofInto.members].sort((x, y) => x - y);
      await markLinked(tx, [from, into], true);
      await settle(tx, inside, { rows, groups: [{ root: ofInto.root, members }], joining, action: "link" });
    }),
  );
}

/** Takes a link back; `from` and those who joined it stand for themselves again. */
export function unlink(inside: Inside, from: RecordKey, actor: Actor): Promise<void> {
  return withLocks([from], (keys) =>
    inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
      const rows = await lockRecords(tx, keys);
      await groupsOf(tx, rows);
      const [edge] = await tx.rows<{ other: RecordKey }>(
        "select other from link where record = $1 and joins and until is null",
        [from],
      );
      if (edge === undefined) throw new StoreError("link-missing");
      const ends = [from, edge.other];
      await tx.run(
        "update link set until = $2 where record = any($1::bigint[]) and other = any($1::bigint[]) and until is null",
        [arrayOf("bigint", ends), inside.now()],
      );
      const rest = await tx.rows<{ record: RecordKey }>(
        "select distinct record from link where record = any($1::bigint[]) and until is null",
        [arrayOf("bigint", ends)],
      );
      const still = new Set(rest.map((row) => row.record));
      await markLinked(
        tx,
        ends.filter((key) => !still.has(key)),
        false,
      );
      const groups = await groupsOf(tx, rows);
      const joining = { from, into: edge.other, actor };
      await settle(tx, inside, { rows, groups, joining, action: "unlink" });
    }),
  );
}

function groupWith(groups: readonly Group[], key: RecordKey): Group {
  const group = groups.find((each) => each.members.includes(key));
  if (group === undefined) throw new StoreError("record-unknown");
  return group;
}

function markLinked(tx: Transaction, keys: readonly RecordKey[], linked: boolean): Promise<number> {
  return tx.run("update record set linked = $2 where record = any($1::bigint[])", [arrayOf("bigint", keys), linked]);
}

interface Settling {
  readonly rows: ReadonlyMap<RecordKey, RecordRow>;
  readonly groups: readonly Group[];
  readonly joining: Joining;
  readonly action: "link" | "unlink";
}

/** Evaluates those whose links changed, with deltas, outbox and audit as for any write. */
async function settle(tx: Transaction, inside: Inside, work: Settling): Promise<void> {
  const { rows, groups, joining, action } = work;
  const derived = await refresh(tx, inside, { groups, rows });
  const seqOf = (key: RecordKey) => (rows.get(key)?.seq ?? 0) + 1;
  sendDeltas(tx, inside, { derived, seqOf });
  const at = inside.now();
  const { operator, institution } = joining.actor;
  const noted = [joining.from, joining.into].map((record) => ({
    record,
    seq: seqOf(record),
    id: newSuffix(at),
    simulated: rows.get(record)?.simulated ?? true,
    at,
    operator,
    institution,
    action,
    target: null,
    payload: { [action]: [joining.from, joining.into] },
  }));
  sendRows(tx, "outbox", noted);
  sendRows(tx, "audit", noted);
  tx.send("update record set seq = seq + 1, evaluated_to = $2 where record = any($1::bigint[])", [
    arrayOf(
      "bigint",
      groups.flatMap((group) => group.members),
    ),
    inside.horizon(),
  ]);
}
