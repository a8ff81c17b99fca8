import type { Day, Fact } from "@kangyu/fhir";
import type { Spell, Subject } from "@kangyu/rules";
import { arrayOf, sendRows } from "./columns.ts";
import type { Transaction } from "./database.ts";
import type { Engine } from "./engine.ts";
import { type FactRow, factOf } from "./facts.ts";
import { encodeKey } from "./keys.ts";
import type { Group } from "./people.ts";
import type { RecordKey } from "./store.ts";
import type { Terms } from "./terms.ts";

/** A spell as it is kept: words as terms, the deciding resource without what the record key says already. */
export interface SpellRow {
  readonly record: RecordKey;
  readonly place: number;
  readonly measure: number;
  readonly state: number;
  readonly reason: number;
  readonly version: number;
  readonly institution: number | null;
  readonly from_day: Day;
  readonly to_day: Day | null;
  readonly simulated: boolean;
  readonly deciding: string | null;
}

export interface ResidentRow {
  readonly record: RecordKey;
  readonly name: string;
  readonly sex: Subject["sex"];
  readonly birth: Day | null;
  readonly death: Day | null;
}

/** A signed change of one cell from one day on. */
export interface Change {
  readonly simulated: boolean;
  readonly measure: number;
  readonly state: number;
  readonly reason: number;
  readonly place: number;
  readonly institution: number | null;
  readonly day: Day;
  readonly amount: number;
}

export const SPELL_COLUMNS =
  "record, place, measure, state, reason, version, institution, from_day, to_day, simulated, deciding";

/** Who is evaluated: the standing record's identity, filled from the records joined to it, with the facts of all. */
export function subjectOf(
  group: Group,
  residents: ReadonlyMap<RecordKey, ResidentRow>,
  facts: readonly Fact[],
): Subject {
  const order = [group.root, ...group.members.filter((member) => member !== group.root)];
  const known = order.flatMap((key) => residents.get(key) ?? []);
  return {
    birth: known.find((row) => row.birth !== null)?.birth ?? null,
    death: known.find((row) => row.death !== null)?.death ?? null,
    sex: known.find((row) => row.sex !== "unknown")?.sex ?? "unknown",
    facts,
  };
}

/** `Type/key-suffix` → `term.suffix`, or `term.key-suffix` for a resource of a linked record. */
function packOrigin(origin: string, record: RecordKey, terms: Terms): string {
  const [type = "", id = ""] = origin.split("/");
  const own = `${encodeKey(record)}-`;
  return `${terms.id(type).toString(36)}.${id.startsWith(own) ? id.slice(own.length) : id}`;
}

/** Undoes `packOrigin`. An id of a linked record is longer than a suffix. */
export function unpackOrigin(packed: string | null, record: RecordKey, terms: Terms): string | null {
  if (packed === null) return null;
  const [type = "", id = ""] = packed.split(".");
  const whole = id.includes("-") || id.length === 11 ? id : `${encodeKey(record)}-${id}`;
  return `${terms.text(Number.parseInt(type, 36))}/${whole}`;
}

function typesOf(spell: Spell): string[] {
  return spell.deciding === null ? [] : [spell.deciding.split("/")[0] ?? ""];
}

/** The spells a person should have now, as rows of the record that stands for them. */
export async function spellRows(
  spells: readonly Spell[],
  who: { readonly record: RecordKey; readonly simulated: boolean },
  terms: Terms,
): Promise<SpellRow[]> {
  await terms.ensure(
    spells.flatMap((spell) => [
      spell.measure,
      spell.state,
      spell.reason,
      spell.version,
      ...(spell.institution === null ? [] : [spell.institution]),
      ...typesOf(spell),
    ]),
  );
  return spells.map((spell) => ({
    record: who.record,
    place: Number(spell.place),
    measure: terms.id(spell.measure),
    state: terms.id(spell.state),
    reason: terms.id(spell.reason),
    version: terms.id(spell.version),
    institution: spell.institution === null ? null : terms.id(spell.institution),
    from_day: spell.from,
    to_day: spell.to,
    simulated: who.simulated,
    deciding: spell.deciding === null ? null : packOrigin(spell.deciding, who.record, terms),
  }));
}

export interface SpellChanges {
  readonly remove: readonly SpellRow[];
  readonly add: readonly SpellRow[];
}

function identity(row: SpellRow): string {
  return `${row.record} ${row.measure} ${row.from_day} ${row.to_day} ${row.state} ${row.reason} ${row.place} ${row.institution} ${row.version} ${row.deciding}`;
}

/** What must go and what must come for the stored spells to be the wanted ones. */
export function compareSpells(stored: readonly SpellRow[], wanted: readonly SpellRow[]): SpellChanges {
  const have = new Map(stored.map((row) => [identity(row), row]));
  const add = wanted.filter((row) => !have.delete(identity(row)));
  return { remove: [...have.values()], add };
}

/** The signed changes of figures that follow from changed spells; what cancels out is left out. */
export function changesOf(changes: SpellChanges): Change[] {
  const sums = new Map<string, Change>();
  function count(row: SpellRow, day: Day | null, amount: number): void {
    if (day === null) return;
    const { simulated, measure, state, reason, place, institution } = row;
    const cell = `${simulated} ${measure} ${state} ${reason} ${place} ${institution} ${day}`;
    const before = sums.get(cell)?.amount ?? 0;
    sums.set(cell, { simulated, measure, state, reason, place, institution, day, amount: before + amount });
  }
  for (const row of changes.remove) {
    count(row, row.from_day, -1);
    count(row, row.to_day, 1);
  }
  for (const row of changes.add) {
    count(row, row.from_day, 1);
    count(row, row.to_day, -1);
  }
  return [...sums.values()].filter((change) => change.amount !== 0);
}

export interface Person {
  readonly group: Group;
  readonly simulated: boolean;
  readonly residents: ReadonlyMap<RecordKey, ResidentRow>;
  readonly facts: readonly FactRow[];
  readonly spells: readonly SpellRow[];
}

/** Evaluates a person and says how the stored spells must change. */
export async function evaluatePerson(
  person: Person,
  engine: Engine,
  terms: Terms,
  horizon: Day,
): Promise<SpellChanges> {
  await terms.learn(person.facts.flatMap((row) => [row.code, row.type]));
  const facts = person.facts.map((row) => factOf(row, terms));
  const spells = engine.spells(subjectOf(person.group, person.residents, facts), horizon);
  const wanted = await spellRows(spells, { record: person.group.root, simulated: person.simulated }, terms);
  return compareSpells(person.spells, wanted);
}

const REMOVE = `delete from spell using unnest($1::bigint[], $2::int[], $3::int[]) as gone(record, measure, from_day)
  where spell.record = gone.record and spell.measure = gone.measure and spell.from_day = gone.from_day`;

/** Sends the changes: removal first, as a spell may come back under the same key. */
export function sendSpells(tx: Transaction, { remove, add }: SpellChanges): void {
  if (remove.length > 0)
    tx.send(REMOVE, [
      arrayOf(
        "bigint",
        remove.map((row) => row.record),
      ),
      arrayOf(
        "int",
        remove.map((row) => row.measure),
      ),
      arrayOf(
        "int",
        remove.map((row) => row.from_day),
      ),
    ]);
  sendRows(tx, "spell", add);
}
