import { addMonths, type Day } from "@kangyu/fhir";
import type { Spell, Subject } from "@kangyu/rules";
import { arrayOf } from "./array-param.ts";
import { insertOf, type Statement, sendRows, shapes } from "./columns.ts";
import type { Transaction } from "./database.ts";
import type { Engine } from "./engine.ts";
import { encodeKey } from "./keys.ts";
import { type LoadedRecord, unpackFacts } from "./load.ts";
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

/** Who is evaluated: the standing record's identity, filled from the records joined to it, with the facts of all. */
function subjectOf(group: Group, records: ReadonlyMap<RecordKey, LoadedRecord>, terms: Terms): Subject {
  const order = [group.root, ...group.members.filter((member) => member !== group.root)];
  const known = order.flatMap((key) => records.get(key) ?? []);
  return {
    birth: known.find((row) => row.birth !== null)?.birth ?? null,
    death: known.find((row) => row.death !== null)?.death ?? null,
    sex: known.find((row) => row.sex !== null && row.sex !== "unknown")?.sex ?? "unknown",
    facts: known.flatMap((row) => unpackFacts(row, terms)),
  };
}

/** `Type/key-suffix` → `term.suffix`, or `term.key-suffix` for a resource of a linked record. `own` is `key-`. */
function packOrigin(origin: string, own: string, terms: Terms): string {
  const [type = "", id = ""] = origin.split("/");
  return `${terms.id(type).toString(36)}.${id.startsWith(own) ? id.slice(own.length) : id}`;
}

/** Undoes `packOrigin`. An id of a linked record is longer than a suffix. */
export function unpackOrigin(packed: string | null, record: RecordKey, terms: Terms): string | null {
  if (packed === null) return null;
  const [type = "", id = ""] = packed.split(".");
  const whole = id.includes("-") || id.length === 11 ? id : `${encodeKey(record)}-${id}`;
  return `${terms.text(Number.parseInt(type, 36))}/${whole}`;
}

function termsOf({ measure, state, reason, version, institution, deciding }: Spell): string[] {
  const terms = [measure, state, reason, version];
  if (institution !== null) terms.push(institution);
  if (deciding !== null) terms.push(deciding.split("/")[0] ?? "");
  return terms;
}

/** Digits of a 12-digit place code; 0, which is nowhere, for anything else. */
function placeNumber(code: string): number {
  return /^\d{12}$/.test(code) ? Number(code) : 0;
}

/** The spells a person should have now, as rows of the record that stands for them. */
async function spellRows(
  spells: readonly Spell[],
  who: { readonly record: RecordKey; readonly simulated: boolean },
  terms: Terms,
): Promise<SpellRow[]> {
  const missing = spells.flatMap(termsOf).filter((text) => !terms.has(text));
  if (missing.length > 0) await terms.ensure(missing);
  const own = `${encodeKey(who.record)}-`;
  return spells.map((spell) => ({
    record: who.record,
    place: placeNumber(spell.place),
    measure: terms.id(spell.measure),
    state: terms.id(spell.state),
    reason: terms.id(spell.reason),
    version: terms.id(spell.version),
    institution: spell.institution === null ? null : terms.id(spell.institution),
    from_day: spell.from,
    to_day: spell.to,
    simulated: who.simulated,
    deciding: spell.deciding === null ? null : packOrigin(spell.deciding, own, terms),
  }));
}

export interface SpellChanges {
  readonly remove: readonly SpellRow[];
  readonly add: readonly SpellRow[];
}

/** A spell but for its record and world, as the database packs it for `loadRecords`. */
function spellLine(row: SpellRow): string {
  return `${row.measure} ${row.from_day} ${row.to_day ?? "-"} ${row.state} ${row.reason} ${row.place} ${row.institution ?? "-"} ${row.version} ${row.deciding ?? "-"}`;
}

type Owner = Pick<SpellRow, "record" | "simulated">;

function rowOf(line: string, owner: Owner): SpellRow {
  const [measure, from, to, state, reason, place, institution, version, deciding = "-"] = line.split(" ");
  return {
    ...owner,
    measure: Number(measure),
    from_day: Number(from),
    to_day: to === "-" ? null : Number(to),
    state: Number(state),
    reason: Number(reason),
    place: Number(place),
    institution: institution === "-" ? null : Number(institution),
    version: Number(version),
    deciding: deciding === "-" ? null : deciding,
  };
}

/** Stored spells of one record, as lines. */
export interface StoredSpells extends Owner {
  readonly lines: readonly string[];
}

/** What must go and what must come for the stored spells to be the wanted ones, which belong to `root`. */
function compareSpells(stored: readonly StoredSpells[], wanted: readonly SpellRow[], root: RecordKey): SpellChanges {
  const own = new Set(stored.find((each) => each.record === root)?.lines);
  const add = own.size === 0 ? wanted : wanted.filter((row) => !own.delete(spellLine(row)));
  const remove = stored.flatMap((each) =>
    [...(each.record === root ? own : each.lines)].map((line) =>
      rowOf(line, { record: each.record, simulated: each.simulated }),
    ),
  );
  return { remove, add };
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

const MEASURE_STATES = new Set(["in", "out", "unknown"]);
const MONTHS_OF_WORK = 36;

/**
 * Measures are kept for ever, so that every past quarter can be asked for. What was due is kept while it can stand on a
 * worklist: from 1 January of last year, which is three years before the horizon. Older work is in the timeline.
 */
function isKept(spell: Spell, horizon: Day): boolean {
  return MEASURE_STATES.has(spell.state) || spell.to === null || spell.to > workKeptFrom(horizon);
}

/** The first day of which all that was due is kept, for a horizon. */
export function workKeptFrom(horizon: Day): Day {
  return addMonths(horizon, -MONTHS_OF_WORK);
}

export interface Person {
  readonly group: Group;
  readonly simulated: boolean;
  readonly records: ReadonlyMap<RecordKey, LoadedRecord>;
}

/** Evaluates a person and says how the stored spells must change. */
export async function evaluatePerson(
  { group, simulated, records }: Person,
  engine: Engine,
  { terms, horizon }: { readonly terms: Terms; readonly horizon: Day },
): Promise<SpellChanges> {
  const spells = engine.spells(subjectOf(group, records, terms), horizon).filter((spell) => isKept(spell, horizon));
  const wanted = await spellRows(spells, { record: group.root, simulated }, terms);
  const stored = group.members.map((record) => ({ record, simulated, lines: records.get(record)?.spells ?? [] }));
  return compareSpells(stored, wanted, group.root);
}

const REMOVE = `delete from spell using unnest($1::bigint[], $2::int[], $3::int[]) as gone(record, measure, from_day)
  where spell.record = gone.record and spell.measure = gone.measure and spell.from_day = gone.from_day`;

const REPLACE = ` on conflict (record, measure, from_day) do update set ${Object.keys(shapes.spell)
  .map((name) => `${name} = excluded.${name}`)
  .join(", ")}`;

/** The changes as statements that do not touch the same row, so that they may be one: what comes back is replaced. */
export function spellStatements({ remove, add }: SpellChanges): Statement[] {
  const place = (row: SpellRow) => `${row.record} ${row.measure} ${row.from_day}`;
  const back = new Set(add.map(place));
  const gone = remove.filter((row) => !back.has(place(row)));
  return [
    ...(gone.length === 0 ? [] : [{ sql: REMOVE, params: removal(gone) }]),
    ...(add.length === 0 ? [] : [insertOf("spell", add, REPLACE)]),
  ];
}

/** Sends the changes: removal first, as a spell may come back under the same key. */
export function sendSpells(tx: Transaction, { remove, add }: SpellChanges): void {
  if (remove.length > 0) tx.send(REMOVE, removal(remove));
  sendRows(tx, "spell", add);
}

function removal(rows: readonly SpellRow[]): Buffer[] {
  return [
    arrayOf(
      "bigint",
      rows.map((row) => row.record),
    ),
    arrayOf(
      "int",
      rows.map((row) => row.measure),
    ),
    arrayOf(
      "int",
      rows.map((row) => row.from_day),
    ),
  ];
}
