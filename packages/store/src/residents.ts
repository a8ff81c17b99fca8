import type { Fact } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import { sendRows } from "./columns.ts";
import { claimsOf, type Transaction } from "./database.ts";
import { factOf, readFacts } from "./facts.ts";
import type { Inside } from "./inside.ts";
import { idOf, keyOfId, newSuffix } from "./keys.ts";
import { factsIn, factsOfRecords, termsIn, unpackFacts } from "./load.ts";
import { edgesFrom, groupAround, linksOf } from "./people.ts";
import { type AddressRow, addressesOf, RESIDENT_COLUMNS, type ResidentRow, residentFrom } from "./resident-rows.ts";
import type { Actor, FactsOptions, Identity, RecordKey, Resident, ResourceVersion, World } from "./store.ts";

/** Every record of the same person, the record itself among them. */
async function membersOf(tx: Transaction, key: RecordKey): Promise<readonly RecordKey[]> {
  return groupAround(key, await edgesFrom(tx, [key])).members;
}

/** Opens a resident and notes who did; null where no such record is in sight. */
export function resident(inside: Inside, key: RecordKey, actor: Actor): Promise<Resident | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const rows = await tx.rows<ResidentRow>(`select ${RESIDENT_COLUMNS} from resident where record = $1`, [key]);
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
    const { sql, params } = await addressesOf(inside, [key]);
    return residentFrom(row, await tx.rows<AddressRow>(sql, params), others);
  });
}

/** Who a record is about, as far as a write must know it: the write itself is audited, so this is not an opening. */
export function identity(inside: Inside, key: RecordKey, actor: Actor): Promise<Identity | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const [row] = await tx.rows<ResidentRow>(`select ${RESIDENT_COLUMNS} from resident where record = $1`, [key]);
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

/** Facts of many people as known now: those of a page, asked for at once. Linked people cost further readings. */
export async function factsOfMany(
  inside: Inside,
  asked: readonly RecordKey[],
  actor: Actor,
): Promise<Map<RecordKey, readonly Fact[]>> {
  const { database, terms } = inside;
  // On a worklist somebody stands with every step that is due.
  const keys = [...new Set(asked)];
  const claims = claimsOf(actor, "both");
  const [links = [], rows = []] = await database.read(claims, [linksOf(keys), factsOfRecords(keys)]);
  const edges = links.length === 0 ? null : await database.transaction(claims, (tx) => edgesFrom(tx, keys));
  const facts = new Map(factsIn(rows));
  const beyond = [...(edges?.keys() ?? [])].filter((key) => !facts.has(key));
  if (beyond.length > 0) {
    const [more = []] = await database.read(claims, [factsOfRecords(beyond)]);
    for (const [key, list] of factsIn(more)) facts.set(key, list);
  }
  await terms.learn(termsIn([...facts.values()].map((list) => ({ facts: list }))));
  const factsOf = (record: RecordKey) => unpackFacts({ record, facts: facts.get(record) ?? [] }, terms);
  return new Map(
    keys.map((key) => [key, edges === null ? factsOf(key) : groupAround(key, edges).members.flatMap(factsOf)]),
  );
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
