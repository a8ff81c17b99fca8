import type { Day } from "@kangyu/fhir";
import type { Counts, Indicator } from "@kangyu/indicators";
import type { Actor, FigureQuery, FigureRow } from "@kangyu/store";
import type { Context } from "../context.ts";
import type { CellCounts } from "../views/judge.ts";

/** Figures name nobody; the server itself asks for them. */
const SERVER: Actor = { operator: "server", institution: null };

/** Counts by day, cell and measure. */
export type FigureTable = ReadonlyMap<Day, ReadonlyMap<string, ReadonlyMap<string, Counts>>>;

const NOTHING: CellCounts = new Map();

export function measuresOf(indicators: Iterable<Indicator>): string[] {
  const names = new Set<string>();
  for (const { numerator, denominator } of indicators) names.add(numerator.measure).add(denominator.measure);
  return [...names];
}

function tableOf(rows: readonly FigureRow[]): FigureTable {
  const table = new Map<Day, Map<string, Map<string, Counts>>>();
  for (const row of rows) {
    const cells = table.get(row.day) ?? new Map<string, Map<string, Counts>>();
    table.set(row.day, cells);
    const counts = cells.get(row.cell) ?? new Map<string, Counts>();
    cells.set(row.cell, counts);
    counts.set(row.measure, { in: row.in, out: row.out, unknown: row.unknown });
  }
  return table;
}

/** One question to the store for all measures, levels and days of a page: a table for each of `queries`. */
export async function figureTables(
  { store }: Pick<Context, "store">,
  queries: readonly FigureQuery[],
): Promise<FigureTable[]> {
  const answers = await store.figuresOfMany(queries, SERVER);
  return answers.map(tableOf);
}

/** Counts of one cell (the jurisdiction, a place code of 9 or 12 digits, an institution); empty where nobody counts there. */
export function cellCounts(table: FigureTable | undefined, day: Day, cell: string): CellCounts {
  return table?.get(day)?.get(cell) ?? NOTHING;
}
