import { isoOfDay } from "@kangyu/fhir";
import type { Store } from "@kangyu/store";
import { z } from "zod";
import type { board } from "./contract/index.ts";
import { type Institution, type Operator, type OperatorRoles, operatorsOf } from "./operators.ts";

export type Place = z.infer<typeof board.place>;

/** Places, institutions and operators as they stand: small shared registers that hold nothing of a person. */
export interface RegisterView {
  readonly places: readonly Place[];
  readonly placeByCode: ReadonlyMap<string, Place>;
  readonly institutions: readonly Institution[];
  readonly institutionById: ReadonlyMap<string, Institution>;
  readonly operators: readonly Operator[];
  readonly operatorById: ReadonlyMap<string, Operator>;
}

/** The setting that lays places out on the schematic map: column and row by place code. */
const TILES = "place-tiles";
const tilesIn = z.record(z.string(), z.tuple([z.number().int(), z.number().int()]));

/** How long an answer may be behind a register that an import has just changed. */
const FRESH_MS = 5_000;

export class Registers {
  readonly #store: Store;
  readonly #roles: OperatorRoles;
  #view: Promise<RegisterView> | null = null;
  #readAt = 0;

  constructor(store: Store, roles: OperatorRoles) {
    this.#store = store;
    this.#roles = roles;
  }

  /** The registers, read again when the last reading is older than a few seconds. */
  view(): Promise<RegisterView> {
    if (this.#view === null || performance.now() - this.#readAt > FRESH_MS) {
      this.#readAt = performance.now();
      const reading = this.#read();
      reading.catch(() => {
        if (this.#view === reading) this.#view = null;
      });
      this.#view = reading;
    }
    return this.#view;
  }

  async #read(): Promise<RegisterView> {
    const [rows, houses, setting] = await Promise.all([
      this.#store.places(),
      this.#store.institutions(),
      this.#store.setting(TILES),
    ]);
    const tiles = tilesIn.safeParse(setting).data ?? {};
    const places = rows.map(
      (row): Place => ({
        code: row.code,
        parent: row.parent,
        kind: row.kind,
        name: { ...row.name },
        from: row.from === null ? null : isoOfDay(row.from),
        to: row.to === null ? null : isoOfDay(row.to),
        tile: tiles[row.code] ?? null,
      }),
    );
    const institutions = houses.map(({ id, name, kind, place, parent }): Institution => {
      return { id, name: { ...name }, kind, place, parent };
    });
    const operators = operatorsOf(this.#roles, institutions);
    return {
      places,
      placeByCode: new Map(places.map((one) => [one.code, one])),
      institutions,
      institutionById: new Map(institutions.map((one) => [one.id, one])),
      operators,
      operatorById: new Map(operators.map((one) => [one.id, one])),
    };
  }
}
