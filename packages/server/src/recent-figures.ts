import type { Day } from "@kangyu/fhir";
import type { Counts } from "@kangyu/indicators";
import type { Actor, FigureQuery, Moved, Store, World } from "@kangyu/store";

/** Figures name nobody; the server itself asks for them. */
const SERVER: Actor = { operator: "server", institution: null };
/** How long what others write elsewhere (an import, another server) may be missing from what a visit's answer says. */
const FRESH_MS = 1_000;
const KEPT_MS = 5_000;
const FORGOTTEN_AT_ONCE = 256;
const KEPT_CELLS = 2_000;

type Level = "district" | "township" | "village";
type Held = Map<string, { in: number; out: number; unknown: number }>;

/** A figure's place and day. `cell` is the first 6, 9 or 12 digits of the place code. */
export interface CellDay {
  readonly by: Level;
  readonly cell: string;
  readonly day: Day;
}

/** A write that came through this server. */
interface Noted {
  readonly at: number;
  readonly world: World;
  readonly transaction: string;
  readonly moved: readonly Moved[];
}

/** Counts of one place and day as read once, and how far the writes since have been added. */
interface Reading {
  readonly at: number;
  readonly read: Promise<{ readonly held: Held; readonly holds: (transaction: string) => boolean }>;
  next: number;
}

const nameOf = (world: World, { by, cell, day }: CellDay): string => `${world} ${by} ${cell} ${day}`;

/**
 * Figures beside a save: read at most once a second for a place and day, and carried on with the deltas of every write of
 * this server that the reading did not hold yet. So the answer to a visit is exact for what is saved here, without
 * reading the district's figures again for each.
 */
export class RecentFigures {
  readonly #store: Pick<Store, "figuresAt">;
  readonly #measures: readonly string[];
  readonly #now: () => number;
  readonly #readings = new Map<string, Reading>();
  readonly #log: Noted[] = [];
  readonly #noted = new Set<string>();
  /** Number of the first write in the log. */
  #first = 0;

  constructor(
    store: Pick<Store, "figuresAt">,
    measures: readonly string[],
    now: () => number = () => performance.now(),
  ) {
    this.#store = store;
    this.#measures = measures;
    this.#now = now;
  }

  /** Tells of a write once it is saved. Without its transaction everything is read again. */
  note({
    world,
    transaction,
    moved,
  }: {
    world: World;
    transaction: string | undefined;
    moved: readonly Moved[];
  }): void {
    if (transaction === undefined) {
      this.#readings.clear();
      return;
    }
    if (this.#noted.has(transaction)) return;
    this.#noted.add(transaction);
    this.#log.push({ at: this.#now(), world, transaction, moved });
    if (this.#log.length % FORGOTTEN_AT_ONCE !== 0) return;
    const old = this.#log.findIndex(({ at }) => at > this.#now() - KEPT_MS);
    for (const gone of this.#log.splice(0, old)) this.#noted.delete(gone.transaction);
    this.#first += old;
  }

  /** Counts by measure of each place and day, in the order asked, every noted write in them. */
  async counts(world: World, asked: readonly CellDay[]): Promise<ReadonlyMap<string, Counts>[]> {
    const readings = this.#readingsFor(world, asked);
    const read = await Promise.all(readings.map((reading) => reading.read));
    return asked.map((where, index) => {
      const [reading, known] = [readings[index] as Reading, read[index] as Awaited<Reading["read"]>];
      for (; reading.next < this.#first + this.#log.length; reading.next++) {
        const noted = this.#log[reading.next - this.#first];
        if (noted?.world === world && !known.holds(noted.transaction)) carry(known.held, where, noted.moved);
      }
      return new Map([...known.held].map(([measure, counts]) => [measure, { ...counts }]));
    });
  }

  #readingsFor(world: World, asked: readonly CellDay[]): Reading[] {
    const fresh = this.#now() - FRESH_MS;
    if (this.#readings.size > KEPT_CELLS)
      for (const [name, reading] of this.#readings) if (reading.at < fresh) this.#readings.delete(name);
    const stale = asked.filter(
      (where) => (this.#readings.get(nameOf(world, where))?.at ?? Number.NEGATIVE_INFINITY) <= fresh,
    );
    for (const [by, cells] of Map.groupBy(stale, (where) => where.by)) this.#read(world, by, cells);
    return asked.map((where) => this.#readings.get(nameOf(world, where)) as Reading);
  }

  /** Starts to read the figures of some places of a level. */
  #read(world: World, by: Level, wanted: readonly CellDay[]): void {
    const unique = <Value>(values: Value[]) => [...new Set(values)];
    const [days, cells] = [unique(wanted.map(({ day }) => day)), unique(wanted.map(({ cell }) => cell))];
    const query: FigureQuery = { world, measures: this.#measures, days, by, cells };
    const answer = this.#store.figuresAt([query], SERVER);
    const [at, next] = [this.#now(), this.#first + this.#log.length];
    for (const where of wanted) {
      const name = nameOf(world, where);
      const read = answer.then(({ answers: [rows = []], holds }) => {
        const held: Held = new Map();
        for (const { measure, day, cell, in: inside, out, unknown } of rows)
          if (day === where.day && cell === where.cell) held.set(measure, { in: inside, out, unknown });
        return { held, holds };
      });
      const reading: Reading = { at, next, read };
      read.catch(() => this.#readings.delete(name));
      this.#readings.set(name, reading);
    }
  }
}

/** Adds what a write moved in a place up to a day. */
function carry(held: Held, { cell, day }: CellDay, moved: readonly Moved[]): void {
  for (const one of moved) {
    if (one.day > day || !one.place.startsWith(cell) || !isCounted(one.state)) continue;
    const counts = held.get(one.measure) ?? { in: 0, out: 0, unknown: 0 };
    counts[one.state] += one.amount;
    held.set(one.measure, counts);
  }
}

function isCounted(state: string): state is keyof Counts {
  return state === "in" || state === "out" || state === "unknown";
}
