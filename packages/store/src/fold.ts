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

function sumsOf(
  { simulated, index }: { readonly simulated: boolean; readonly index: number },
  standings: ReadonlyMap<number, ByCell>,
): Sum[] {
  const level = LEVELS[index]?.level ?? "";
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

type ByStanding = Map<number, ByCell>;

/** Levels of the figures, with the cell of each that a change counts in. */
const LEVELS: readonly { readonly level: string; readonly cell: (change: Where) => number }[] = [
  { level: "d", cell: ({ place }) => Math.floor(place / 1_000_000) },
  { level: "t", cell: ({ place }) => Math.floor(place / 1000) },
  { level: "v", cell: ({ place }) => place },
  { level: "i", cell: ({ institution }) => institution ?? 0 },
];

type Where = Pick<Change, "place" | "institution">;

/** Sums of changes by level, cell and day, ready to be added to the figures. */
export class FigureSums {
  /** By world, then in the order of the levels, then by measure, state and reason in one number. */
  readonly #real: readonly ByStanding[] = LEVELS.map(() => new Map());
  readonly #simulated: readonly ByStanding[] = LEVELS.map(() => new Map());

  add(change: Omit<Change, "amount" | "day">, day: Day | null, amount: number): void {
    this.addSpan(change, { from: day, to: null }, amount);
  }

  /** Counts `amount` from one day on and takes it back from another on. */
  addSpan(
    change: Omit<Change, "amount" | "day">,
    { from, to }: { readonly from: Day | null; readonly to: Day | null },
    amount: number,
  ): void {
    if (amount === 0) return;
    const standing = (change.measure * TERM_LIMIT + change.state) * TERM_LIMIT + change.reason;
    const sums = change.simulated ? this.#simulated : this.#real;
    for (let index = 0; index < LEVELS.length; index++) {
      const cells = held(sums[index] as ByStanding, standing, newCells);
      const days = held(cells, (LEVELS[index] as (typeof LEVELS)[number]).cell(change), newDays);
      if (from !== null) days.count(from, amount);
      if (to !== null) days.count(to, -amount);
    }
  }

  get empty(): boolean {
    return [...this.#real, ...this.#simulated].every((standings) => standings.size === 0);
  }

  /** Adds the sums to the figures, all of them or none. The caller holds the compactor's lock. */
  async write(tx: Transaction): Promise<void> {
    const sums = [
      ...this.#real.flatMap((standings, index) => sumsOf({ simulated: false, index }, standings)),
      ...this.#simulated.flatMap((standings, index) => sumsOf({ simulated: true, index }, standings)),
    ];
    for (const standings of [...this.#real, ...this.#simulated]) standings.clear();
    for (let start = 0; start < sums.length; start += BATCH) await addFigures(tx, sums.slice(start, start + BATCH));
  }
}

const newCells = (): ByCell => new Map();
const newDays = (): Days => new Days();

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
