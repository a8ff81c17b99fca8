import type { Day } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import { columnOf, elementsOf, insertOf, type Statement, shapes } from "./columns.ts";
import { NOTHING } from "./standing-register.ts";
import type { RecordKey } from "./store.ts";

/** The spells of one measure at one place under one institution, as one row. */
export interface TrackRow {
  readonly record: RecordKey;
  readonly place: number;
  readonly measure: number;
  readonly institution: number | null;
  readonly simulated: boolean;
  /** Days on which the standing changes, ascending. */
  readonly days: readonly Day[];
  /** What stands from each day on, by its number in the register; 0 where nobody counts. */
  readonly standings: readonly number[];
  /** How the packed origins of the deciding resources begin, all of them. */
  readonly origin: string;
  /** What is left of each, with commas between; `-` where none decided. */
  readonly deciding: string;
}

/** A spell as a track holds it. */
export interface Stretch {
  readonly measure: number;
  readonly place: number;
  readonly institution: number | null;
  readonly standing: number;
  readonly from: Day;
  readonly to: Day | null;
  /** Origin as it is packed. */
  readonly deciding: string | null;
}

export type Owner = Pick<TrackRow, "record" | "simulated">;

const NONE = "-";

/** Lays spells end to end, those of one measure, place and institution in one row. */
export function tracksOf(stretches: readonly Stretch[], owner: Owner): TrackRow[] {
  const groups = new Map<string, Stretch[]>();
  let group: Stretch[] = [];
  for (const stretch of stretches) {
    const last = group.at(-1);
    if (last === undefined || !alike(last, stretch)) {
      const name = `${stretch.measure} ${stretch.place} ${stretch.institution}`;
      const known = groups.get(name);
      group = known ?? [];
      if (known === undefined) groups.set(name, group);
    }
    group.push(stretch);
  }
  return [...groups.values()].flatMap((each) => lanesOf(each).map((lane) => rowOf(lane, owner)));
}

function alike(a: Stretch, b: Stretch): boolean {
  return a.measure === b.measure && a.place === b.place && a.institution === b.institution;
}

/** Spells of one measure do not overlap; if ever they did, each that overlaps begins another row. */
function lanesOf(group: Stretch[]): Stretch[][] {
  group.sort((a, b) => a.from - b.from);
  const lanes: Stretch[][] = [];
  for (const stretch of group) {
    const free = lanes.find((lane) => ends(lane) <= stretch.from);
    if (free === undefined) lanes.push([stretch]);
    else free.push(stretch);
  }
  return lanes;
}

function ends(lane: readonly Stretch[]): Day {
  return lane.at(-1)?.to ?? Number.POSITIVE_INFINITY;
}

function rowOf(lane: readonly Stretch[], { record, simulated }: Owner): TrackRow {
  const { measure, place, institution } = lane[0] as Stretch;
  const [days, standings, deciding]: [Day[], number[], (string | null)[]] = [[], [], []];
  const put = (day: Day, standing: number, decider: string | null) => {
    days.push(day);
    standings.push(standing);
    deciding.push(decider);
  };
  let end: Day | null = null;
  for (const stretch of lane) {
    if (end !== null && end < stretch.from) put(end, NOTHING, null);
    put(stretch.from, stretch.standing, stretch.deciding);
    end = stretch.to;
  }
  if (end !== null) put(end, NOTHING, null);
  const origin = beginningOf(deciding);
  const rest = deciding.map((text) => (text === null ? NONE : text.slice(origin.length))).join(",");
  return { record, place, measure, institution, simulated, days, standings, origin, deciding: rest };
}

/** What all texts begin with. A rest that would read as none keeps a character more. */
function beginningOf(texts: readonly (string | null)[]): string {
  let common: string | null = null;
  for (const text of texts) {
    if (text === null || text === common) continue;
    common ??= text;
    let length = 0;
    while (length < common.length && common[length] === text[length]) length++;
    common = common.slice(0, length);
  }
  const beginning = common ?? "";
  return texts.some((text) => text?.slice(beginning.length) === NONE) ? beginning.slice(0, -1) : beginning;
}

/** The packed origin of what decided the `n`th standing, counted from 0; null where none did. */
export function deciderOf({ origin, deciding }: Pick<TrackRow, "origin" | "deciding">, n: number): string | null {
  const rest = deciding.split(",")[n] ?? NONE;
  return rest === NONE ? null : `${origin}${rest}`;
}

/** A track but for its record and world, as `TRACK_LINE` packs it. */
export function trackLine(row: TrackRow): string {
  const { measure, place, institution, days, standings, origin, deciding } = row;
  return `${measure} ${place} ${institution ?? NONE} {${days}} {${standings}} ${origin} ${deciding}`;
}

/** The same in SQL. */
export const TRACK_LINE = `concat_ws(' ', measure, place, coalesce(institution::text, '${NONE}'), days, standings, origin, deciding)`;

export function trackOfLine(line: string, owner: Owner): TrackRow {
  const [measure, place, institution, days = "", standings = "", origin = "", deciding = ""] = line.split(" ");
  const numbers = (list: string) => list.slice(1, -1).split(",").map(Number);
  return {
    ...owner,
    measure: Number(measure),
    place: Number(place),
    institution: institution === NONE ? null : Number(institution),
    days: numbers(days),
    standings: numbers(standings),
    origin,
    deciding,
  };
}

export interface TrackChanges {
  readonly remove: readonly TrackRow[];
  readonly add: readonly TrackRow[];
}

/** A spell that goes (`amount` −1) or comes (+1). */
interface Moved {
  readonly standing: number;
  readonly from: Day;
  /** Null: it is open. */
  readonly to: Day | null;
  readonly amount: 1 | -1;
}

/** Tells every spell of every track that goes or comes; one that stays tells itself twice, and cancels out. */
export function eachMoved({ remove, add }: TrackChanges, tell: (row: TrackRow, moved: Moved) => void): void {
  for (const row of remove) eachSpell(row, (spell) => tell(row, { ...spell, amount: -1 }));
  for (const row of add) eachSpell(row, (spell) => tell(row, { ...spell, amount: 1 }));
}

function eachSpell({ days, standings }: TrackRow, tell: (spell: Omit<Moved, "amount">) => void): void {
  for (let n = 0; n < days.length; n++) {
    const standing = standings[n] as number;
    if (standing !== NOTHING) tell({ standing, from: days[n] as Day, to: days[n + 1] ?? null });
  }
}

const SAME = "track.record = c.record and track.measure = c.measure and track.days[1] = c.day";
const REMOVE = `delete from track using unnest($1::bigint[], $2::int[], $3::int[]) as c(record, measure, day) where ${SAME}`;

/** What a track changes in place: no column of the index by record, and mostly none of that by place. */
const CHANGED = ["place", "institution", "days", "standings", "origin", "deciding"] as const;
const CHANGE = `update track set ${CHANGED.map((name) => `${name} = c.${name}`).join(", ")}
  from (select unnest($1::bigint[]) as record, unnest($2::int[]) as measure, unnest($3::int[]) as day,
    ${CHANGED.map((name, index) => `${elementsOf(shapes.track[name], index + 4)} as ${name}`).join(", ")}) as c where ${SAME}`;

function keysOf(rows: readonly TrackRow[]): Buffer[] {
  const numbers = (type: "bigint" | "int", value: (row: TrackRow) => number) => arrayOf(type, rows.map(value));
  return [
    numbers("bigint", (row) => row.record),
    numbers("int", (row) => row.measure),
    numbers("int", (row) => row.days[0] as Day),
  ];
}

/** The changes as statements that do not touch the same row, so that they may be one: what comes back is changed in place. */
export function trackStatements({ remove, add }: TrackChanges): Statement[] {
  const name = ({ record, measure, days }: TrackRow) => `${record} ${measure} ${days[0]}`;
  const standing = new Set(remove.map(name));
  const [back, fresh]: [TrackRow[], TrackRow[]] = [[], []];
  for (const row of add) (standing.delete(name(row)) ? back : fresh).push(row);
  const gone = remove.filter((row) => standing.has(name(row)));
  const changed = CHANGED.map((column) => columnOf(shapes.track[column], column, back));
  return [
    ...(gone.length === 0 ? [] : [{ sql: REMOVE, params: keysOf(gone) }]),
    ...(back.length === 0 ? [] : [{ sql: CHANGE, params: [...keysOf(back), ...changed] }]),
    ...(fresh.length === 0 ? [] : [insertOf("track", fresh)]),
  ];
}
