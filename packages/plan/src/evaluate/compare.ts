/** What two evaluations, or one and today's figures, are held against each other by. */
export interface Compared {
  readonly key: string;
  readonly value: number | null;
  readonly light: string;
  readonly points: number | null;
  /** Version of the definition the value was made by; null where nothing measures it. */
  readonly definition: string | null;
}

export interface Difference {
  readonly key: string;
  readonly before: Compared | null;
  readonly after: Compared | null;
  readonly changed: readonly ("value" | "light" | "points" | "definition" | "added" | "removed")[];
}

/** Differences below this are how a division is written down, not another figure. */
const EPSILON = 1e-9;

/** Rows that differ, in the order of the later list, then those that it does not have any more. */
export function differencesOf(before: readonly Compared[], after: readonly Compared[]): Difference[] {
  const earlier = new Map(before.map((row) => [row.key, row]));
  const later = new Set(after.map(({ key }) => key));
  const pairs: Difference[] = after.map((row) => {
    const old = earlier.get(row.key) ?? null;
    return { key: row.key, before: old, after: row, changed: old === null ? ["added"] : changesOf(old, row) };
  });
  const gone: Difference[] = before
    .filter(({ key }) => !later.has(key))
    .map((row) => ({ key: row.key, before: row, after: null, changed: ["removed"] }));
  return [...pairs, ...gone].filter(({ changed }) => changed.length > 0);
}

function isSame(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) < EPSILON);
}

function changesOf(before: Compared, after: Compared): Difference["changed"] {
  const changed: Difference["changed"][number][] = [];
  if (!isSame(before.value, after.value)) changed.push("value");
  if (before.light !== after.light) changed.push("light");
  if (!isSame(before.points, after.points)) changed.push("points");
  if (before.definition !== after.definition) changed.push("definition");
  return changed;
}
