import type { Day, Fact, FactValue } from "@kangyu/fhir";
import type { Subject } from "@kangyu/rules";
import { arrayOf } from "./array-param.ts";
import type { Statement } from "./columns.ts";
import type { Transaction } from "./database.ts";
import { idOf } from "./keys.ts";
import type { RecordKey } from "./store.ts";
import type { Terms } from "./terms.ts";
import { TRACK_LINE } from "./tracks.ts";

/** What an evaluation reads of one record. */
export interface LoadedRecord {
  readonly record: RecordKey;
  readonly sex: Subject["sex"] | null;
  readonly birth: Day | null;
  readonly death: Day | null;
  readonly facts: readonly PackedFact[];
  /** One line a track, as `trackLine` writes it. */
  readonly tracks: readonly string[];
}

export type PackedFact = readonly [
  suffix: string,
  type: number,
  code: number,
  day: Day,
  until: Day | null,
  institution: string | null,
  knownFrom: number,
  values: Readonly<Record<string, FactValue>>,
];

interface Row extends Omit<LoadedRecord, "facts" | "tracks"> {
  /** `PackedFact`s as JSON, with commas between. */
  readonly facts: string | null;
  readonly tracks: string | null;
}

/** Put together as text: PostgreSQL's own `json_agg` takes twice as long, for it escapes again what is JSON already. */
const PACKED_FACTS = `(select string_agg(concat('[', to_json(f.suffix), ',', f.type, ',', f.code, ',', f.day, ',',
  coalesce(f.until::text, 'null'), ',', coalesce(to_json(f.institution)::text, 'null'), ',', f.known_from, ',',
  f."values", ']'), ',') from fact f where f.record = w.record and f.known_to is null)`;

/** One row a record: reading hundreds of small rows costs the driver more than evaluating them. */
const LOAD = `select w.record, p.sex, p.birth, p.death, ${PACKED_FACTS} as facts,
  (select string_agg(${TRACK_LINE}, E'\\n') from track s where s.record = w.record) as tracks
  from unnest($1::bigint[]) as w(record) left join resident p on p.record = w.record`;

export async function loadRecords(
  tx: Transaction,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<RecordKey, LoadedRecord>> {
  const rows = await tx.rows<Row>(LOAD, [arrayOf("bigint", keys)]);
  return new Map(
    rows.map((row) => [row.record, { ...row, facts: listOf(row.facts), tracks: row.tracks?.split("\n") ?? [] }]),
  );
}

const FACTS = `select w.record, ${PACKED_FACTS} as facts from unnest($1::bigint[]) as w(record)`;

/** Asks for the facts of records as known now, to be read by `factsIn`. */
export function factsOfRecords(keys: readonly RecordKey[]): Statement {
  return { sql: FACTS, params: [arrayOf("bigint", keys)] };
}

/** Facts by record, from the rows of `factsOfRecords`. */
export function factsIn(rows: readonly object[]): ReadonlyMap<RecordKey, readonly PackedFact[]> {
  return new Map((rows as Pick<Row, "record" | "facts">[]).map(({ record, facts }) => [record, listOf(facts)]));
}

function listOf(facts: string | null): PackedFact[] {
  return facts === null ? [] : (JSON.parse(`[${facts}]`) as PackedFact[]);
}

/** Terms that the facts of records speak of. */
export function termsIn(records: Iterable<Pick<LoadedRecord, "facts">>): Set<number> {
  const ids = new Set<number>();
  for (const { facts } of records) for (const [, type, code] of facts) ids.add(type).add(code);
  return ids;
}

export function unpackFacts({ record, facts }: Pick<LoadedRecord, "record" | "facts">, terms: Terms): Fact[] {
  return facts.map(([suffix, type, code, day, until, institution, knownFrom, values]) => ({
    code: terms.text(code),
    day,
    until,
    values,
    origin: `${terms.text(type)}/${idOf(record, suffix)}`,
    institution,
    knownFrom,
    knownTo: null,
  }));
}
