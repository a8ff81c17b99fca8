import { arrayOf } from "./array-param.ts";
import type { Database } from "./database.ts";

/** What stands from a day on, as terms. */
export interface Standing {
  readonly state: number;
  readonly reason: number;
  readonly version: number;
}

/**
 * The numbers of what can stand: rows hold one where they would hold three. As with terms, they are added outside the
 * caller's transaction and never removed.
 */
export interface StandingRegister {
  /** Makes sure that each has a number; call before `id`. */
  ensure(wanted: readonly Standing[]): Promise<void>;
  has(standing: Standing): boolean;
  id(standing: Standing): number;
  /** Makes sure that numbers read from rows are known; call before `of`. */
  learn(ids: Iterable<number>): Promise<void>;
  of(id: number): Standing;
}

/** Nobody counts: the number that stands for no standing. */
export const NOTHING = 0;

/** Terms are small numbers: three of them make one exact number, and maps of numbers are quick. */
const TERM_LIMIT = 2 ** 17;

function codeOf({ state, reason, version }: Standing): number {
  return (state * TERM_LIMIT + reason) * TERM_LIMIT + version;
}

const ADD = `insert into standing (state, reason, version) select unnest($1::int[]), unnest($2::int[]), unnest($3::int[])
  on conflict do nothing`;

export function openStandings(database: Database): StandingRegister {
  const ids = new Map<number, number>();
  const standings = new Map<number, Standing>();

  async function read(): Promise<void> {
    const rows = await database.rows<Standing & { readonly id: number }>(
      "select id, state, reason, version from standing",
    );
    for (const { id, ...standing } of rows) {
      ids.set(codeOf(standing), id);
      standings.set(id, standing);
    }
  }
  async function learn(wanted: Iterable<number>): Promise<void> {
    for (const id of wanted) if (id !== NOTHING && !standings.has(id)) return read();
  }
  async function ensure(wanted: readonly Standing[]): Promise<void> {
    const absent = () => wanted.filter((standing) => !ids.has(codeOf(standing)));
    if (absent().length > 0) await read();
    const missing = [...new Map(absent().map((standing) => [codeOf(standing), standing])).values()];
    if (missing.length === 0) return;
    const column = (name: keyof Standing) =>
      arrayOf(
        "int",
        missing.map((standing) => standing[name]),
      );
    await database.rows(ADD, [column("state"), column("reason"), column("version")]);
    await read();
  }
  return {
    ensure,
    learn,
    has: (standing) => ids.has(codeOf(standing)),
    id(standing) {
      const id = ids.get(codeOf(standing));
      if (id === undefined) throw new Error("a standing was used before it was ensured");
      return id;
    },
    of(id) {
      const standing = standings.get(id);
      if (standing === undefined) throw new Error("a standing was read before it was learnt");
      return standing;
    },
  };
}
