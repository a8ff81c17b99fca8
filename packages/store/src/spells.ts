import { addMonths, type Day } from "@kangyu/fhir";
import type { Spell, Subject } from "@kangyu/rules";
import type { Engine } from "./engine.ts";
import type { Inside } from "./inside.ts";
import { encodeKey } from "./keys.ts";
import { type LoadedRecord, unpackFacts } from "./load.ts";
import type { Group } from "./people.ts";
import type { Standing, StandingRegister } from "./standing-register.ts";
import type { RecordKey } from "./store.ts";
import type { Terms } from "./terms.ts";
import { eachMoved, type Owner, type TrackChanges, type TrackRow, trackLine, trackOfLine, tracksOf } from "./tracks.ts";

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

type Registers = Pick<Inside, "terms" | "standings">;

function standingOf({ state, reason, version }: Spell, terms: Terms): Standing {
  return { state: terms.id(state), reason: terms.id(reason), version: terms.id(version) };
}

/** The spells a person should have now, as rows of the record that stands for them. */
async function trackRows(spells: readonly Spell[], who: Owner, { terms, standings }: Registers): Promise<TrackRow[]> {
  const missing = spells.flatMap(termsOf).filter((text) => !terms.has(text));
  if (missing.length > 0) await terms.ensure(missing);
  const known = spells.map((spell) => standingOf(spell, terms));
  const fresh = known.filter((standing) => !standings.has(standing));
  if (fresh.length > 0) await standings.ensure(fresh);
  const own = `${encodeKey(who.record)}-`;
  const stretches = spells.map((spell, index) => ({
    place: placeNumber(spell.place),
    measure: terms.id(spell.measure),
    institution: spell.institution === null ? null : terms.id(spell.institution),
    standing: standings.id(known[index] as Standing),
    from: spell.from,
    to: spell.to,
    deciding: spell.deciding === null ? null : packOrigin(spell.deciding, own, terms),
  }));
  return tracksOf(stretches, who);
}

/** Stored tracks of one record, as lines. */
interface StoredTracks extends Owner {
  readonly lines: readonly string[];
}

/** What must go and what must come for the stored tracks to be the wanted ones, which belong to `root`. */
function compareTracks(stored: readonly StoredTracks[], wanted: readonly TrackRow[], root: RecordKey): TrackChanges {
  const own = new Set(stored.find((each) => each.record === root)?.lines);
  const add = own.size === 0 ? wanted : wanted.filter((row) => !own.delete(trackLine(row)));
  const remove = stored.flatMap((each) =>
    [...(each.record === root ? own : each.lines)].map((line) =>
      trackOfLine(line, { record: each.record, simulated: each.simulated }),
    ),
  );
  return { remove, add };
}

/** The signed changes of figures that follow from changed spells; what cancels out is left out. */
export function changesOf(changes: TrackChanges, standings: StandingRegister): Change[] {
  const sums = new Map<string, Change>();
  eachMoved(changes, ({ simulated, measure, place, institution }, { standing, from, to, amount }) => {
    const { state, reason } = standings.of(standing);
    const count = (day: Day, signed: number) => {
      const cell = `${simulated} ${measure} ${state} ${reason} ${place} ${institution} ${day}`;
      const before = sums.get(cell)?.amount ?? 0;
      sums.set(cell, { simulated, measure, state, reason, place, institution, day, amount: before + signed });
    };
    count(from, amount);
    if (to !== null) count(to, -amount);
  });
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

/** Evaluates a person and says how the stored tracks must change. */
export async function evaluatePerson(
  { group, simulated, records }: Person,
  engine: Engine,
  { terms, standings, horizon }: Registers & { readonly horizon: Day },
): Promise<TrackChanges> {
  const spells = engine.spells(subjectOf(group, records, terms), horizon).filter((spell) => isKept(spell, horizon));
  const wanted = await trackRows(spells, { record: group.root, simulated }, { terms, standings });
  const stored = group.members.map((record) => ({ record, simulated, lines: records.get(record)?.tracks ?? [] }));
  const changes = compareTracks(stored, wanted, group.root);
  await standings.learn(changes.remove.flatMap((row) => row.standings));
  return changes;
}
