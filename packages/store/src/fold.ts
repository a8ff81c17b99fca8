import { type Day, quarterStart } from "@kangyu/fhir";
import { arrayOf } from "./columns.ts";
import type { Transaction } from "./database.ts";
import type { Change } from "./spells.ts";

/** One compactor at a time: figures are rows that many records share. */
export const FOLD_LOCK = 7_310_442;
const BATCH = 20_000;

/** Levels of a figure: the whole district, a township, a village, an institution. */
const levels = { d: 1_000_000, t: 1000, v: 1 } as const;

interface Sum {
  readonly simulated: boolean;
  readonly level: string;
  readonly measure: number;
  readonly state: number;
  readonly reason: number;
  readonly cell: number;
  readonly quarter: Day;
  net: number;
  readonly days: Map<number, number>;
}

/** Sums of changes by level, cell and quarter, ready to be added to the figures. */
export class FigureSums {
  readonly #sums = new Map<string, Sum>();

  add(change: Change): void {
    if (change.amount === 0) return;
    for (const [level, divisor] of Object.entries(levels))
      this.#count(change, level, Math.floor(change.place / divisor));
    this.#count(change, "i", change.institution ?? 0);
  }

  get size(): number {
    return this.#sums.size;
  }

  #count(change: Change, level: string, cell: number): void {
    const { simulated, measure, state, reason, day, amount } = change;
    const quarter = quarterStart(day);
    const key = `${simulated}${level}${measure},${state},${reason},${cell},${quarter}`;
    let sum = this.#sums.get(key);
    if (sum === undefined) {
      sum = { simulated, level, measure, state, reason, cell, quarter, net: 0, days: new Map() };
      this.#sums.set(key, sum);
    }
    sum.net += amount;
    sum.days.set(day - quarter, (sum.days.get(day - quarter) ?? 0) + amount);
  }

  /** Adds the sums to the figures in key order, so that two that write never wait in a circle. */
  async write(tx: Transaction): Promise<void> {
    const sums = [...this.#sums.values()].filter((sum) => [...sum.days.values()].some((amount) => amount !== 0));
    for (let start = 0; start < sums.length; start += BATCH) await addFigures(tx, sums.slice(start, start + BATCH));
    this.#sums.clear();
  }
}

const ADD = `insert into figure (simulated, level, measure, state, reason, cell, quarter, net, offsets, amounts)
  select simulated, level::"char", measure, state, reason, cell, quarter, net, offsets::smallint[], amounts::int[]
  from unnest($1::boolean[], $2::text[], $3::int[], $4::int[], $5::int[], $6::bigint[], $7::int[], $8::int[], $9::text[],
    $10::text[]) as added(simulated, level, measure, state, reason, cell, quarter, net, offsets, amounts)
  on conflict (simulated, level, measure, state, reason, cell, quarter) do update set
    net = figure.net + excluded.net,
    (offsets, amounts) = (
      select coalesce(array_agg(day order by day), '{}'), coalesce(array_agg(amount::int order by day), '{}')
      from (select day, sum(amount) as amount from (
          select * from unnest(figure.offsets, figure.amounts) as old(day, amount)
          union all select * from unnest(excluded.offsets, excluded.amounts) as new(day, amount)) as both_sides
        group by day having sum(amount) <> 0) as merged)`;

async function addFigures(tx: Transaction, sums: readonly Sum[]): Promise<void> {
  const days = sums.map((sum) => [...sum.days].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b));
  await tx.run(ADD, [
    arrayOf(
      "boolean",
      sums.map((sum) => sum.simulated),
    ),
    arrayOf(
      "text",
      sums.map((sum) => sum.level),
    ),
    arrayOf(
      "int",
      sums.map((sum) => sum.measure),
    ),
    arrayOf(
      "int",
      sums.map((sum) => sum.state),
    ),
    arrayOf(
      "int",
      sums.map((sum) => sum.reason),
    ),
    arrayOf(
      "bigint",
      sums.map((sum) => sum.cell),
    ),
    arrayOf(
      "int",
      sums.map((sum) => sum.quarter),
    ),
    arrayOf(
      "int",
      sums.map((sum) => sum.net),
    ),
    arrayOf(
      "text",
      days.map((pairs) => `{${pairs.map(([day]) => day).join(",")}}`),
    ),
    arrayOf(
      "text",
      days.map((pairs) => `{${pairs.map(([, amount]) => amount).join(",")}}`),
    ),
  ]);
}

const TAKE = `with taken as (select record, seq, n from delta limit ${BATCH})
  delete from delta using taken where delta.record = taken.record and delta.seq = taken.seq and delta.n = taken.n
  returning delta.simulated, delta.measure, delta.state, delta.reason, delta.place, delta.institution, delta.day,
    delta.amount`;

/** Moves one batch of deltas into the figures; 0 when there was none. */
export async function foldBatch(tx: Transaction): Promise<number> {
  await tx.rows("select pg_advisory_xact_lock($1)", [FOLD_LOCK]);
  const changes = await tx.rows<Change>(TAKE);
  const sums = new FigureSums();
  for (const change of changes) sums.add(change);
  await sums.write(tx);
  return changes.length;
}
