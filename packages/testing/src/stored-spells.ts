import type { Spell } from "@kangyu/rules";
import pg from "pg";

/** A spell as the table has it, with the record it belongs to; `deciding` as it is packed: term of the type, suffix of the id. */
export type StoredSpell = Spell & { readonly record: number };

const SPELLS = `
  select s.record::float8 as record, measure.text as measure, version.text as version, state.text as state, reason.text as reason,
    s.from_day as "from", s.to_day as "to", s.place::text as place, institution.text as institution, s.deciding
  from spell s join term measure on measure.id = s.measure join term version on version.id = s.version
  join term state on state.id = s.state join term reason on reason.id = s.reason
  left join term institution on institution.id = s.institution`;

/** Every spell of a database with its words, read behind the store's back. */
export async function storedSpells(url: string): Promise<readonly StoredSpell[]> {
  const client = new pg.Client({ connectionString: url, options: "-c search_path=kangyu" });
  await client.connect();
  try {
    const { rows } = await client.query<StoredSpell>(SPELLS);
    const { rows: terms } = await client.query<{ id: number; text: string }>("select id, text from term");
    const words = new Map(terms.map(({ id, text }) => [id.toString(36), text]));
    return rows.map((row) => ({ ...row, deciding: unpacked(row.deciding, words) }));
  } finally {
    await client.end();
  }
}

function unpacked(deciding: string | null, words: ReadonlyMap<string, string>): string | null {
  if (deciding === null) return null;
  const [type = "", id = ""] = deciding.split(".");
  return `${words.get(type)}/${id}`;
}
