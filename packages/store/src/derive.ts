import type { Day } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import type { Claims, Transaction } from "./database.ts";
import { FigureSums, FOLD_LOCK, foldBatch } from "./fold.ts";
import type { Inside } from "./inside.ts";
import { groupsOf, lockRecords, type RecordRow, withLocks } from "./people.ts";
import { refresh } from "./refresh.ts";
import type { StandingRegister } from "./standing-register.ts";
import type { Progress, RecordKey } from "./store.ts";
import { eachMoved, type TrackChanges } from "./tracks.ts";

const EVERYBODY: Claims = { operator: "store", world: "both" };
/** Records a transaction. The figures are changed once in each, so that a larger one costs less and holds its records longer. */
const BATCH = 5_000;
/** Records that are in memory at a time. */
const SLICE = 2_500;

type Report = (progress: Progress) => void;

/** Which records a run is about, as a condition on `record`. */
type Wanted = { readonly sql: string; readonly params: readonly (string | number)[] };

const touched: Wanted = { sql: "touched", params: [] };

/** Evaluates the records that were touched, in batches, each batch one transaction. Returns how many. */
export async function derive(inside: Inside, report?: Report, batch = BATCH): Promise<number> {
  return evaluateAll(inside, { wanted: touched, stage: "derive", report, batch });
}

/** How many records wait to be evaluated. */
export function countTouched(inside: Inside): Promise<number> {
  return countWanted(inside, touched);
}

function countWanted({ database }: Inside, { sql, params }: Wanted): Promise<number> {
  return database.transaction(EVERYBODY, async (tx) => {
    const rows = await tx.rows<{ count: number }>(`select count(*) as count from record where ${sql}`, params);
    return rows[0]?.count ?? 0;
  });
}

/** Evaluates to the horizon what was evaluated to an earlier one. */
export async function rollForward(inside: Inside, horizon: Day, report?: Report): Promise<number> {
  return evaluateAll(inside, {
    wanted: { sql: "evaluated_to < $1", params: [horizon] },
    stage: "roll-forward",
    report,
    batch: BATCH,
  });
}

interface Run {
  readonly wanted: Wanted;
  readonly stage: string;
  readonly report: Report | undefined;
  readonly batch: number;
}

async function evaluateAll(inside: Inside, run: Run): Promise<number> {
  const { wanted, stage, report } = run;
  const total = await countWanted(inside, wanted);
  let done = 0;
  // A record that a writer holds is passed over and met again; the run ends when none is left.
  for (let last: RecordKey = -1, met = true; ; ) {
    const batch = await inside.database.transaction(EVERYBODY, (tx) => evaluateBatch(tx, inside, { ...run, last }));
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
  { wanted, last, batch }: Run & { readonly last: RecordKey },
): Promise<Batch> {
  const at = wanted.params.length;
  const rows = await tx.rows<RecordRow>(
    `select record, simulated, evaluated_to, touched, linked, seq from record where ${wanted.sql} and record > $${at + 1}
      order by record limit $${at + 2} for update skip locked`,
    [...wanted.params, last, batch],
  );
  const single = rows.filter((row) => !row.linked);
  const linked = rows.filter((row) => row.linked).map((row) => row.record);
  if (single.length > 0) {
    const groups = single.map(({ record }) => ({ root: record, members: [record] }));
    await evaluateGroups(tx, inside, { groups, rows: new Map(single.map((row) => [row.record, row])) });
  }
  return { count: single.length, last: rows.at(-1)?.record ?? null, linked };
}

function sumUp(sums: FigureSums, changes: TrackChanges, standings: StandingRegister): void {
  eachMoved(changes, ({ simulated, measure, place, institution }, { standing, from, to, amount }) => {
    const { state, reason } = standings.of(standing);
    sums.addSpan({ simulated, measure, state, reason, place, institution }, { from, to }, amount);
  });
}

type People = Parameters<typeof refresh>[2];

/** Puts the spells right and adds the changes straight to the figures: a batch has too many for deltas. */
async function evaluateGroups(tx: Transaction, inside: Inside, people: People): Promise<void> {
  const sums = new FigureSums();
  for (let start = 0; start < people.groups.length; start += SLICE) {
    const derived = await refresh(tx, inside, { ...people, groups: people.groups.slice(start, start + SLICE) });
    for (const { changes } of derived) sumUp(sums, changes, inside.standings);
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
