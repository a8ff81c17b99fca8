import { arrayOf } from "./array-param.ts";
import type { Database } from "./database.ts";

/**
 * The dictionary of measures, states, reasons, versions, codes and institutions: rows hold numbers, people read words.
 * Terms are added outside the caller's transaction and never removed, so that a number once read stays good.
 */
export interface Terms {
  /** Makes sure every text has a number; call before `id`. */
  ensure(texts: Iterable<string>): Promise<void>;
  /** Reads the numbers of those texts that have one; what somebody asks for adds nothing to the dictionary. */
  find(texts: Iterable<string>): Promise<void>;
  id(text: string): number;
  /** Whether it has a number here already: then there is nothing to wait for. */
  has(text: string): boolean;
  /** The number, or one that no row has. */
  idOrNone(text: string): number;
  /** Numbers of those texts that have one. */
  known(texts: Iterable<string>): number[];
  text(id: number): string;
  /** Makes sure that numbers read from rows can be turned into words. */
  learn(ids: Iterable<number | null>): Promise<void>;
}

interface TermRow {
  readonly id: number;
  readonly text: string;
}

export function openTerms(database: Database): Terms {
  const ids = new Map<string, number>();
  const texts = new Map<number, string>();
  function keep(rows: readonly TermRow[]): void {
    for (const { id, text } of rows) {
      ids.set(text, id);
      texts.set(id, text);
    }
  }
  async function find(wanted: Iterable<string>): Promise<string[]> {
    const absent = new Set<string>();
    for (const text of wanted) if (!ids.has(text)) absent.add(text);
    if (absent.size === 0) return [];
    const missing = [...absent];
    const list = arrayOf("text", missing);
    keep(await database.rows<TermRow>("select id, text from term where text = any($1::text[])", [list]));
    return missing.filter((text) => !ids.has(text));
  }
  async function ensure(wanted: Iterable<string>): Promise<void> {
    const absent = await find(wanted);
    if (absent.length === 0) return;
    await database.rows("insert into term (text) select unnest($1::text[]) on conflict do nothing", [
      arrayOf("text", absent),
    ]);
    await find(absent);
  }
  async function learn(wanted: Iterable<number | null>): Promise<void> {
    let known = true;
    for (const id of wanted) known &&= id === null || texts.has(id);
    if (known) return;
    keep(await database.rows<TermRow>("select id, text from term"));
  }
  return {
    ensure,
    find: async (wanted) => {
      await find(wanted);
    },
    has: (text) => ids.has(text),
    idOrNone: (text) => ids.get(text) ?? -1,
    learn,
    id(text) {
      const id = ids.get(text);
      if (id === undefined) throw new Error("a term was used before it was ensured");
      return id;
    },
    known: (wanted) => [...wanted].flatMap((text) => ids.get(text) ?? []),
    text: (id) => texts.get(id) ?? "",
  };
}
