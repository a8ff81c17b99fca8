import type { Fact, FactValue } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import { JsonText } from "./columns.ts";
import type { Transaction } from "./database.ts";
import { idOf } from "./keys.ts";
import type { ReadyFact } from "./ready.ts";
import type { FactsOptions, RecordKey } from "./store.ts";
import type { Terms } from "./terms.ts";

export interface FactRow {
  readonly record: RecordKey;
  readonly suffix: string;
  readonly version: number;
  readonly n: number;
  readonly type: number;
  readonly code: number;
  readonly day: number;
  readonly until: number | null;
  readonly institution: string | null;
  readonly known_from: number;
  readonly known_to: number | null;
  readonly values: Readonly<Record<string, FactValue>>;
}

const FACT_COLUMNS = 'record, suffix, version, n, type, code, day, until, institution, known_from, known_to, "values"';

/** A fact as it is known, from its row. */
export function factOf(row: FactRow, terms: Terms): Fact {
  return {
    code: terms.text(row.code),
    day: row.day,
    until: row.until,
    values: row.values,
    origin: `${terms.text(row.type)}/${idOf(row.record, row.suffix)}`,
    institution: row.institution,
    knownFrom: row.known_from,
    knownTo: row.known_to,
  };
}

/** A fact's row as it is written. */
export interface WrittenFact extends Omit<FactRow, "values"> {
  readonly simulated: boolean;
  readonly values: JsonText;
}

export interface FactSource {
  readonly record: RecordKey;
  readonly suffix: string;
  readonly version: number;
  readonly type: number;
  readonly simulated: boolean;
  readonly knownTo: number | null;
}

/** Rows for the facts of one version of a resource. */
export function rowsOfFacts(facts: readonly ReadyFact[], source: FactSource, terms: Terms): WrittenFact[] {
  return facts.map((fact, n) => ({
    record: source.record,
    suffix: source.suffix,
    version: source.version,
    n,
    simulated: source.simulated,
    type: source.type,
    code: terms.id(fact.code),
    day: fact.day,
    until: fact.until,
    institution: fact.institution,
    known_from: fact.knownFrom,
    known_to: source.knownTo,
    values: new JsonText(fact.values),
  }));
}

/** Facts of records: as known now, or as known at an instant. */
export async function readFacts(
  tx: Transaction,
  keys: readonly RecordKey[],
  known: FactsOptions["known"],
): Promise<FactRow[]> {
  const list = arrayOf("bigint", keys);
  if (known === "now")
    return tx.rows<FactRow>(`select ${FACT_COLUMNS} from fact where record = any($1::bigint[]) and known_to is null`, [
      list,
    ]);
  return tx.rows<FactRow>(
    `select ${FACT_COLUMNS} from fact where record = any($1::bigint[]) and known_from <= $2
      and (known_to is null or known_to > $2)`,
    [list, known],
  );
}
