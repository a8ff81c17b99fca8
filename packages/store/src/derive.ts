import type { Day } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import type { Claims, Transaction } from "./database.ts";
import { FigureSums, FOLD_LOCK, foldBatch } from "./fold.ts";
import type { Inside } from "./inside.ts";
import { groupsOf, lockRecords, type RecordRow, withLocks } from "./people.ts";
import { refresh } from "./refresh.ts";
import type { SpellRow } from "./spells.ts";
import type { Progress, RecordKey } from "./store.ts";

const EVERYBODY: Claims = { operator: "store", world: "both" };
const BATCH = 5_000;

type Report = (progress: Progress) => void;

/** Which records a run is about, as a condition on `record`. */
type Wanted = { readonly sql: string; readonly params: readonly (string | number)[] };

const touched: Wanted = { sql: "touched", params: [] };

/** Evaluates the records that were touched, in batches, each batch one transaction. Returns how many. */
export async function derive(inside: Inside, report?: Report): Promise<number> {
  return evaluateAll(inside, { wanted: touched, stage: "derive", report });
}

/** Evaluates to the horizon what was evaluated to an earlier one. */
export async function rollForward(inside: Inside, horizon: Day, report?: Report): Promise<number> {
  return evaluateAll(inside, {
    wanted: { sql: "evaluated_to < $1", params: [horizon] },
    stage: "roll-forward",
    report,
  });
}

interface Run {
  readonly wanted: Wanted;
  readonly stage: string;
  readonly report: Report | undefined;
}

async function evaluateAll(inside: Inside, run: Run): Promise<number> {
  const { wanted, stage, report } = run;
  const total = await inside.database.transaction(EVERYBODY, async (tx) => {
    const rows = await tx.rows<{ count: number }>(
      `select count(*) as count from record where ${wanted.sql}`,
      wanted.params,
    );
    return rows[0]?.count ?? 0;
  });
  let done = 0;
  // A record that a writer holds is passed over and met again; the run ends when none is left.
  for (let last: RecordKey = -1, met = true; ; ) {
    const batch = await inside.database.transaction(EVERYBODY, (tx) => evaluateBatch(tx, inside, { wanted, last }));
    for (const key of batch.linked) await evaluateLinked(inside, key);
    done += batch.count + batch.linked.length;
    report?.({ stage, done: Math.min(done, total), total });
    if (batch.last !== null) {
      last = batch.last;
      met = true;
    } else if (!met || last === -1) break;
    else {
      last = -1;
      met = false;
    }
  }
  return done;
}

interface Batch {
  readonly count: number;
  /** Highest key met; null when there was none. */
  readonly last: RecordKey | null;
  /** Records with links: evaluated one person at a time, with everybody locked. */
  readonly linked: readonly RecordKey[];
}

async function evaluateBatch(
  tx: Transaction,
  inside: Inside,
  { wanted, last }: { readonly wanted: Wanted; readonly last: RecordKey },
): Promise<Batch> {
  const at = wanted.params.length;
  const rows = await tx.rows<RecordRow>(
    `select record, simulated, evaluated_to, touched, linked, seq from record where ${wanted.sql} and record > $${at + 1}
      order by record limit ${BATCH} for update skip locked`,
    [...wanted.params, last],
  );
  const single = rows.filter((row) => !row.linked);
  const linked = rows.filter((row) => row.linked).map((row) => row.record);
  if (single.length > 0) {
    const groups = single.map(({ record }) => ({ root: record, members: [record] }));
    await evaluateGroups(tx, inside, { groups, rows: new Map(single.map((row) => [row.record, row])) });
  }
  return { count: single.length, last: rows.at(-1)?.record ?? null, linked };
}

type People = Parameters<typeof refresh>[2];

/** Puts the spells right and adds the changes straight to the figures: a batch has too many for deltas. */
async function evaluateGroups(tx: Transaction, inside: Inside, people: People): Promise<void> {
  const derived = await refresh(tx, inside, people);
  const sums = new FigureSums();
  for (const { changes } of derived) {
    for (const row of changes.remove) count(sums, row, -1);
    for (const row of changes.add) count(sums, row, 1);
  }
  if (!sums.empty) {
    await tx.rows("select pg_advisory_xact_lock($1)", [FOLD_LOCK]);
    await sums.write(tx);
  }
  tx.send("update record set touched = false, evaluated_to = $2 where record = any($1::bigint[])", [
    arrayOf(
      "bigint",
      people.groups.flatMap((group) => group.members),
    ),
    inside.horizon(),
  ]);
}

function count(sums: FigureSums, row: SpellRow, amount: number): void {
  sums.add(row, row.from_day, amount);
  sums.add(row, row.to_day, -amount);
}

function evaluateLinked(inside: Inside, key: RecordKey): Promise<void> {
  return withLocks([key], (keys) =>
    inside.database.transaction(EVERYBODY, async (tx) => {
      const rows = await lockRecords(tx, keys);
      await evaluateGroups(tx, inside, { groups: await groupsOf(tx, rows), rows });
    }),
  );
}

/** Folds every delta there is when it begins, batch by batch. */
export async function fold(inside: Inside): Promise<number> {
  for (let total = 0; ; ) {
    const folded = await inside.database.transaction(EVERYBODY, (tx) => foldBatch(tx));
    total += folded;
    if (folded === 0) return total;
  }
}

export async function touchAll(inside: Inside): Promise<void> {
  await inside.database.transaction(EVERYBODY, (tx) => tx.run("update record set touched = true where not touched"));
}
