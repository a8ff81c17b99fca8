import { addMonths, type Day, quarterStart } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import type { Transaction } from "./database.ts";
import type { Change } from "./spells.ts";

/** One compactor at a time: figures are rows that many records share. */
export const FOLD_LOCK = 7_310_442;
const BATCH = 20_000;

interface Sum {
  readonly simulated: boolean;
  readonly level: string;
  readonly measure: number;
  readonly state: number;
  readonly reason: number;
  readonly cell: number;
  readonly quarter: Day;
  readonly net: number;
  readonly days: readonly (readonly [offset: number, amount: number])[];
}

/** Terms are small numbers: three of them make one exact number, and maps of numbers are quick. */
const TERM_LIMIT = 2 ** 17;

class Days extends Map<Day, number> {
  count(day: Day, amount: number): void {
    this.set(day, (this.get(day) ?? 0) + amount);
  }
}
type ByCell = Map<number, Days>;

function held<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function sumsOf(place: string, standings: ReadonlyMap<number, ByCell>): Sum[] {
  const [simulated, level] = [place.startsWith("s"), place.slice(1)];
  const sums: Sum[] = [];
  for (const [standing, cells] of standings) {
    const reason = standing % TERM_LIMIT;
    const rest = Math.floor(standing / TERM_LIMIT);
    const [measure, state] = [Math.floor(rest / TERM_LIMIT), rest % TERM_LIMIT];
    for (const [cell, days] of cells)
      for (const part of quartersOf(days)) sums.push({ simulated, level, measure, state, reason, cell, ...part });
  }
  return sums;
}

/** The days of one cell in order, cut into quarters. */
function quartersOf(days: Days): Pick<Sum, "quarter" | "net" | "days">[] {
  const parts: { quarter: Day; next: Day; net: number; days: [number, number][] }[] = [];
  for (const [day, amount] of [...days].sort(([a], [b]) => a - b)) {
    if (amount === 0) continue;
    let part = parts.at(-1);
    if (part === undefined || day >= part.next) {
      const quarter = quarterStart(day);
      part = { quarter, next: addMonths(quarter, 3), net: 0, days: [] };
      parts.push(part);
    }
    part.net += amount;
    part.days.push([day - part.quarter, amount]);
  }
  return parts;
}

/** Sums of changes by level, cell and day, ready to be added to the figures. */
export class FigureSums {
  /** By world and level, then by measure, state and reason in one number. */
  readonly #sums = new Map<string, Map<number, ByCell>>();

  add(change: Omit<Change, "amount" | "day">, day: Day | null, amount: number): void {
    if (day === null || amount === 0) return;
    const standing = (change.measure * TERM_LIMIT + change.state) * TERM_LIMIT + change.reason;
    const world = change.simulated ? "s" : "r";
    this.#count(`${world}d`, standing, Math.floor(change.place / 1_000_000)).count(day, amount);
    this.#count(`${world}t`, standing, Math.floor(change.place / 1000)).count(day, amount);
    this.#count(`${world}v`, standing, change.place).count(day, amount);
    this.#count(`${world}i`, standing, change.institution ?? 0).count(day, amount);
  }

  get empty(): boolean {
    return this.#sums.size === 0;
  }

  /** Adds the sums to the figures, all of them or none. The caller holds the compactor's lock. */
  async write(tx: Transaction): Promise<void> {
    const sums = [...this.#sums].flatMap(([place, standings]) => sumsOf(place, standings));
    this.#sums.clear();
    for (let start = 0; start < sums.length; start += BATCH) await addFigures(tx, sums.slice(start, start + BATCH));
  }

  #count(place: string, standing: number, cell: number): Days {
    const standings = held(this.#sums, place, () => new Map<number, ByCell>());
    const cells = held(standings, standing, () => new Map<number, Days>());
    return held(cells, cell, () => new Days());
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
      sums.map(({ days: pairs }) => `{${pairs.map(([day]) => day).join(",")}}`),
    ),
    arrayOf(
      "text",
      sums.map(({ days: pairs }) => `{${pairs.map(([, amount]) => amount).join(",")}}`),
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
  for (const change of changes) sums.add(change, change.day, change.amount);
  await sums.write(tx);
  return changes.length;
}
