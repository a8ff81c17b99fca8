import type { Draft, DraftRow } from "./draft.ts";

/** A cell that two planners changed differently: both values, and what stood there before either. */
export interface CellConflict {
  /** Names the cell: `target` of which row, or a field of the whole draft. */
  readonly id: string;
  /** Key of the row; null for what is said of the whole draft. */
  readonly row: string | null;
  /** Name of the field; `row` where one took the row away and the other changed it. */
  readonly field: string;
  readonly before: unknown;
  /** Null for a row that was taken away. */
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  /** Both planners' changes; where they differ, mine. */
  readonly draft: Draft;
  readonly conflicts: readonly CellConflict[];
  /** Cells and rows that only they changed. */
  readonly taken: number;
}

export interface Versions {
  /** What both began with. */
  readonly before: Draft;
  readonly mine: Draft;
  readonly theirs: Draft;
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** What is found while merging: it is filled, and read at the end. */
interface Found {
  readonly conflicts: CellConflict[];
  readonly theirCells: Set<string>;
  /** Cells in which their value is wanted although I changed them too. */
  readonly wanted: ReadonlySet<string>;
}

interface Cell {
  readonly row: string | null;
  readonly field: string;
}

function cellOf<Value>(
  { row, field }: Cell,
  [before, mine, theirs]: readonly [Value, Value, Value],
  found: Found,
): Value {
  const id = `${row ?? ""}/${field}`;
  if (same(mine, theirs) || same(theirs, before)) return mine;
  if (same(mine, before)) {
    found.theirCells.add(id);
    return theirs;
  }
  found.conflicts.push({ id, row, field, before, mine, theirs });
  return found.wanted.has(id) ? theirs : mine;
}

function rowOf([before, mine, theirs]: readonly [DraftRow, DraftRow, DraftRow], found: Found): DraftRow {
  const fields = Object.keys(mine) as (keyof DraftRow)[];
  const entries = fields.map((field) => [
    field,
    cellOf({ row: mine.key, field }, [before[field], mine[field], theirs[field]], found),
  ]);
  return Object.fromEntries(entries) as DraftRow;
}

type Rows = ReadonlyMap<string, DraftRow>;
const byKey = (rows: readonly DraftRow[]): Rows => new Map(rows.map((row) => [row.key, row]));

/** A row as both leave it; null where it is gone. */
function either(key: string, [before, mine, theirs]: readonly [Rows, Rows, Rows], found: Found): DraftRow | null {
  const [was, my, their] = [before.get(key), mine.get(key), theirs.get(key)];
  if (my !== undefined && their !== undefined) return rowOf([was ?? my, my, their], found);
  const field = { row: key, field: "row" };
  return cellOf<DraftRow | null>(field, [was ?? null, my ?? null, their ?? null], found);
}

/** Their order where I left it, else mine; what only the other has follows the row it followed there. */
function orderOf(before: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const kept = (keys: readonly string[]) => keys.filter((key) => before.includes(key));
  const isMineMoved = !same(
    kept(mine),
    before.filter((key) => mine.includes(key)),
  );
  const [first, second] = isMineMoved ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  second.forEach((key, at) => {
    if (order.includes(key)) return;
    const follows = second[at - 1];
    order.splice(follows === undefined ? 0 : order.indexOf(follows) + 1, 0, key);
  });
  return order;
}

/** Rows that both added under one key are two rows: mine takes another key. */
function withOwnKeys({ before, mine, theirs }: Versions): Draft {
  const [known, their] = [byKey(before.rows), byKey(theirs.rows)];
  const taken = new Set([...known.keys(), ...their.keys(), ...mine.rows.map(({ key }) => key)]);
  const rows = mine.rows.map((row) => {
    const twin = their.get(row.key);
    if (known.has(row.key) || twin === undefined || same(row, twin)) return row;
    let n = 2;
    while (taken.has(`${row.key}-${n}`)) n += 1;
    taken.add(`${row.key}-${n}`);
    return { ...row, key: `${row.key}-${n}` };
  });
  return { ...mine, rows };
}

function costsOf([before, mine, theirs]: readonly [Draft, Draft, Draft], found: Found): Draft["costs"] {
  const all = [before, mine, theirs].map(({ costs }) => new Map(costs.map((cost) => [cost.thing, cost])));
  const things = [...new Set(all.flatMap((costs) => [...costs.keys()]))];
  return things.flatMap((thing) => {
    const [was, my, their] = all.map((costs) => costs.get(thing) ?? null);
    return cellOf({ row: null, field: `costs/${thing}` }, [was ?? null, my ?? null, their ?? null], found) ?? [];
  });
}

/**
 * Two planners' versions of one draft into one, cell by cell: what only one changed stands, what both changed alike stands,
 * and what they changed differently is a conflict in which mine stands unless `wanted` names it. Nothing typed is lost.
 */
export function mergeDrafts({ before, mine, theirs }: Versions, wanted: ReadonlySet<string> = new Set()): Merged {
  const found: Found = { conflicts: [], theirCells: new Set(), wanted };
  const my = withOwnKeys({ before, mine, theirs });
  const rows = [byKey(before.rows), byKey(my.rows), byKey(theirs.rows)] as const;
  const keys = [before, my, theirs].map((one) => one.rows.map(({ key }) => key));
  const [was = [], ours = [], their = []] = keys;
  const whole = <Field extends keyof Draft>(field: Field): Draft[Field] =>
    cellOf({ row: null, field }, [before[field], my[field], theirs[field]], found);
  const draft: Draft = {
    title: whole("title"),
    period: whole("period"),
    mid: whole("mid"),
    base: whole("base"),
    population: whole("population"),
    costs: costsOf([before, my, theirs], found),
    budget: whole("budget"),
    rows: orderOf(was, ours, their).flatMap((key) => either(key, rows, found) ?? []),
  };
  return { draft, conflicts: found.conflicts, taken: found.theirCells.size };
}
