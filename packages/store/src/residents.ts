import type { Day, Fact } from "@kangyu/fhir";
import { searchTerms } from "@kangyu/identity";
import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import { claimsOf, type Param, type Transaction } from "./database.ts";
import { type FactRow, factOf, readFacts } from "./facts.ts";
import type { Inside } from "./inside.ts";
import { idOf, keyOfId, newSuffix } from "./keys.ts";
import { edgesFrom, groupAround } from "./people.ts";
import type {
  Actor,
  AuditEntry,
  FactsOptions,
  Identity,
  Page,
  RecordKey,
  Resident,
  ResidentSearch,
  ResourceVersion,
  World,
} from "./store.ts";

interface ResidentRow {
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

const COLUMNS = "record, simulated, name, sex, birth, death, resident_id, health_record_number, phone";
/** Facts that say where a person lived; the rules cut spells by the same ones. */
const RESIDENCE = "residence";

/** Every record of the same person, the record itself among them. */
async function membersOf(tx: Transaction, key: RecordKey): Promise<readonly RecordKey[]> {
  return groupAround(key, await edgesFrom(tx, [key])).members;
}

function addressesOf(facts: readonly FactRow[], inside: Inside): Resident["addresses"] {
  return facts
    .filter((row) => inside.terms.text(row.code) === RESIDENCE && typeof row.values.place === "string")
    .map((row) => ({ place: row.values.place as string, from: row.day, to: row.until }))
    .sort((a, b) => a.from - b.from);
}

function residentOf(row: ResidentRow, addresses: Resident["addresses"], linked: readonly RecordKey[]): Resident {
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

async function withAddresses(
  tx: Transaction,
  inside: Inside,
  rows: readonly ResidentRow[],
): Promise<(linked: ReadonlyMap<RecordKey, readonly RecordKey[]>) => Resident[]> {
  const facts = await readFacts(
    tx,
    rows.map((row) => row.record),
    "now",
  );
  await inside.terms.learn(facts.map((fact) => fact.code));
  return (linked) =>
    rows.map((row) => {
      const own = facts.filter((fact) => fact.record === row.record);
      return residentOf(row, addressesOf(own, inside), linked.get(row.record) ?? []);
    });
}

/** Opens a resident and notes who did; null where no such record is in sight. */
export function resident(inside: Inside, key: RecordKey, actor: Actor): Promise<Resident | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const rows = await tx.rows<ResidentRow>(`select ${COLUMNS} from resident where record = $1`, [key]);
    const row = rows[0];
    if (row === undefined) return null;
    const members = await membersOf(tx, key);
    const at = inside.now();
    const { operator, institution } = actor;
    sendRows(tx, "audit", [
      {
        record: key,
        id: newSuffix(at),
        simulated: row.simulated,
        at,
        operator,
        institution,
        action: "open",
        target: null,
      },
    ]);
    const others = members.filter((member) => member !== key);
    return (await withAddresses(tx, inside, rows))(new Map([[key, others]]))[0] ?? null;
  });
}

/** Who a record is about, as far as a write must know it: the write itself is audited, so this is not an opening. */
export function identity(inside: Inside, key: RecordKey, actor: Actor): Promise<Identity | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const [row] = await tx.rows<ResidentRow>(`select ${COLUMNS} from resident where record = $1`, [key]);
    if (row === undefined) return null;
    const { record, simulated, sex, birth, death } = row;
    return { record, world: simulated ? "simulated" : "real", sex, birth, death };
  });
}

/** Facts of a person, of linked records too; as known now, or as known at an instant. */
export function facts(
  inside: Inside,
  question: { readonly key: RecordKey; readonly known: FactsOptions["known"] },
  actor: Actor,
): Promise<Fact[]> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const rows = await readFacts(tx, await membersOf(tx, question.key), question.known);
    await inside.terms.learn(rows.flatMap((row) => [row.code, row.type]));
    return rows.map((row) => factOf(row, inside.terms)).sort((a, b) => a.day - b.day);
  });
}

/** Facts of many people as known now: those of a page, asked for at once. */
export function factsOfMany(
  inside: Inside,
  keys: readonly RecordKey[],
  actor: Actor,
): Promise<Map<RecordKey, readonly Fact[]>> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const edges = await edgesFrom(tx, keys);
    const rows = await readFacts(tx, [...edges.keys()], "now");
    await inside.terms.learn(rows.flatMap((row) => [row.code, row.type]));
    const own = Map.groupBy(rows, (row) => row.record);
    return new Map(
      keys.map((key) => {
        const { members } = groupAround(key, edges);
        return [key, members.flatMap((member) => own.get(member) ?? []).map((row) => factOf(row, inside.terms))];
      }),
    );
  });
}

/** One condition a term: an exact token, or the range of tokens that begin with it (leakproof under row security). */
function termSql(terms: ReturnType<typeof searchTerms>, params: Param[]): string[] {
  return terms.map(({ token, prefix }) => {
    params.push(token);
    const low = `$${params.length}`;
    if (!prefix) return `token = ${low}`;
    params.push(`${token}\u{10ffff}`);
    return `token ~>=~ ${low} and token ~<~ $${params.length}`;
  });
}

/** People found by name, pinyin, initials or number, in the order of their record keys. */
export async function searchResidents(inside: Inside, query: ResidentSearch, actor: Actor): Promise<Page<Resident>> {
  const terms = searchTerms(query.text);
  if (terms.length === 0) return { rows: [], next: null };
  const params: Param[] = [
    query.world === "simulated",
    query.after === undefined ? -1 : Number(query.after),
    query.limit + 1,
  ];
  const conditions = termSql(terms, params);
  const [first, ...rest] = conditions;
  const further = rest
    .map(
      (condition) =>
        ` and exists (select from resident_token where record = t.record and simulated = $1 and ${condition})`,
    )
    .join("");
  // The page is cut from the tokens alone, before anybody is read: a common surname has thousands of them.
  const sql = `with page as materialized (select distinct record from resident_token t
      where simulated = $1 and record > $2 and ${first}${further} order by record limit $3)
    select ${COLUMNS} from page join resident using (record) order by record`;
  return inside.database.transaction(claimsOf(actor, query.world), async (tx) => {
    const found = await tx.rows<ResidentRow>(sql, params);
    const page = found.slice(0, query.limit);
    const make = await withAddresses(tx, inside, page);
    return { rows: make(new Map()), next: found.length > page.length ? String(page.at(-1)?.record) : null };
  });
}

export function countResidents(inside: Inside, world: World): Promise<number> {
  return inside.database.transaction({ operator: "store", world }, async (tx) => {
    const rows = await tx.rows<{ count: number }>("select count(*) as count from resident", []);
    return rows[0]?.count ?? 0;
  });
}

interface VersionRow {
  readonly record: RecordKey;
  readonly suffix: string;
  readonly version: number;
  readonly type: number;
  readonly withdrawn: boolean;
  readonly content: ResourceVersion["resource"];
  readonly known_from: number;
  readonly known_to: number | null;
  readonly recorded_at: number;
  readonly operator: string;
  readonly reason: string | null;
}

const VERSION =
  "record, suffix, version, type, withdrawn, content, known_from, known_to, recorded_at, operator, reason";

async function versionsOf(inside: Inside, rows: readonly VersionRow[]): Promise<ResourceVersion[]> {
  await inside.terms.learn(rows.map((row) => row.type));
  return rows.map((row) => ({
    id: idOf(row.record, row.suffix),
    type: inside.terms.text(row.type),
    version: row.version,
    status: row.withdrawn ? "withdrawn" : row.known_to === null ? "current" : "corrected",
    resource: row.content,
    knownFrom: row.known_from,
    operator: row.operator,
    reason: row.reason,
    recordedAt: row.recorded_at,
  }));
}

/** Every version of one resource, oldest first; empty for an id that is not of this store. */
export async function visitHistory(inside: Inside, id: string, actor: Actor): Promise<ResourceVersion[]> {
  const own = keyOfId(id);
  if (own === null) return [];
  const rows = await inside.database.transaction(claimsOf(actor, "both"), (tx) =>
    tx.rows<VersionRow>(`select ${VERSION} from resource where record = $1 and suffix = $2 order by version`, [
      own.record,
      own.suffix,
    ]),
  );
  return versionsOf(inside, rows);
}

/** Current versions of a person's resources, withdrawn ones too, in the order they came. */
export async function resources(
  inside: Inside,
  question: { readonly key: RecordKey; readonly type: string | null },
  actor: Actor,
): Promise<ResourceVersion[]> {
  if (question.type !== null) await inside.terms.find([question.type]);
  const type = question.type === null ? null : inside.terms.idOrNone(question.type);
  const rows = await inside.database.transaction(claimsOf(actor, "both"), async (tx) =>
    tx.rows<VersionRow>(
      `select ${VERSION} from resource where record = any($1::bigint[]) and known_to is null
        and ($2::int is null or type = $2) order by record, suffix`,
      [arrayOf("bigint", await membersOf(tx, question.key)), type],
    ),
  );
  return versionsOf(inside, rows);
}

export function audit(inside: Inside, key: RecordKey, actor: Actor): Promise<AuditEntry[]> {
  return inside.database.transaction(claimsOf(actor, "both"), (tx) =>
    tx.rows<AuditEntry & { readonly at: number }>(
      "select at, operator, institution, action, target from audit where record = $1 order by id",
      [key],
    ),
  );
}
