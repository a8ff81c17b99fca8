import type { Day } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import type { Statement } from "./columns.ts";
import type { Inside } from "./inside.ts";
import type { RecordKey, Resident } from "./store.ts";

export interface ResidentRow {
  readonly record: RecordKey;
  readonly simulated: boolean;
  readonly name: string;
  readonly sex: Resident["sex"];
  readonly birth: Day | null;
  readonly death: Day | null;
  readonly resident_id: string | null;
  readonly health_record_number: string | null;
  readonly phone: string | null;
}

export const RESIDENT_COLUMNS = "record, simulated, name, sex, birth, death, resident_id, health_record_number, phone";

/** Facts that say where a person lived; the rules cut spells by the same ones. */
const RESIDENCE = "residence";

export interface AddressRow {
  readonly record: RecordKey;
  readonly day: Day;
  readonly until: Day | null;
  readonly place: string;
}

const ADDRESSES = `select record, day, until, "values"->>'place' as place from fact
  where record = any($1::bigint[]) and known_to is null and code = $2 and json_typeof("values"->'place') = 'string'
  order by record, day`;

/** Asks where people lived, as known now. */
export async function addressesOf(inside: Inside, keys: readonly RecordKey[]): Promise<Statement> {
  await inside.terms.find([RESIDENCE]);
  return { sql: ADDRESSES, params: [arrayOf("bigint", keys), inside.terms.idOrNone(RESIDENCE)] };
}

/** A resident from the row and from all addresses of the page. */
export function residentFrom(
  row: ResidentRow,
  lived: readonly AddressRow[],
  linked: readonly RecordKey[] = [],
): Resident {
  const addresses = lived
    .filter(({ record }) => record === row.record)
    .map(({ place, day, until }) => ({ place, from: day, to: until }));
  const open = addresses.findLast((address) => address.to === null) ?? addresses.at(-1);
  return {
    record: row.record,
    world: row.simulated ? "simulated" : "real",
    name: row.name,
    sex: row.sex,
    birth: row.birth,
    death: row.death,
    place: open?.place ?? null,
    residentId: row.resident_id,
    healthRecordNumber: row.health_record_number,
    phone: row.phone,
    addresses,
    linked,
  };
}
