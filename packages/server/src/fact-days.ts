import type { Day } from "@kangyu/fhir";
import type { Store, World } from "@kangyu/store";

interface Reading {
  /** Days with a fact, ascending, by code. */
  readonly days: Promise<ReadonlyMap<string, readonly Day[]>>;
  readonly at: number;
}

const SERVER = { operator: "server", institution: null };

/** Whether data are older than a period changes slowly: it is read over every fact, so not for every board. */
const FRESH_MS = 60_000;

/** The last day with a fact of a programme, as of a day: what a light needs to say that data are too old. */
export class FactDays {
  readonly #store: Store;
  /** Fact codes that a programme reads. */
  readonly #codes: (programme: string) => readonly string[];
  readonly #readings = new Map<World, Reading>();

  constructor(store: Store, codes: (programme: string) => readonly string[]) {
    this.#store = store;
    this.#codes = codes;
  }

  /** Reads again at the next question: after an import, a removal or the first visit of a quarter. */
  forget(): void {
    this.#readings.clear();
  }

  async lastOn(world: World, asOf: Day): Promise<(programme: string | null) => Day | null> {
    const days = await this.#days(world);
    return (programme) => {
      const codes = programme === null ? days.keys() : new Set(this.#codes(programme));
      let last: Day | null = null;
      for (const code of codes) {
        const day = days.get(code)?.findLast((one) => one <= asOf);
        if (day !== undefined && (last === null || day > last)) last = day;
      }
      return last;
    };
  }

  /** An old reading answers while a new one is made: only the first question, and the one after `forget`, wait. */
  #days(world: World): Promise<ReadonlyMap<string, readonly Day[]>> {
    const held = this.#readings.get(world);
    if (held === undefined) return this.#read(world, null).days;
    if (performance.now() - held.at > FRESH_MS) this.#read(world, held);
    return held.days;
  }

  #read(world: World, old: Reading | null): Reading {
    const days = this.#store.factDays(world, SERVER);
    const reading = { days, at: performance.now() };
    // Until the new days are there, the old ones stand.
    this.#readings.set(world, old === null ? reading : { days: old.days, at: reading.at });
    days.then(
      () => this.#readings.set(world, reading),
      () => this.#readings.delete(world),
    );
    return reading;
  }
}
