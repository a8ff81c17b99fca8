import { type Day, quarterStart } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import type { Statement } from "./columns.ts";
import { claimsOf } from "./database.ts";
import type { Inside } from "./inside.ts";
import type { Actor, FigureQuery, FigureRow } from "./store.ts";

/** What makes the cell of a delta that is not folded yet, and the condition on deltas of one cell `w.cell`. */
const levels = {
  district: { code: "d", cell: "place / 1000000", within: placesOf(1_000_000) },
  township: { code: "t", cell: "place / 1000", within: placesOf(1000) },
  village: { code: "v", cell: "place", within: placesOf(1) },
  institution: { code: "i", cell: "coalesce(institution, 0)", within: "coalesce(institution, 0) = w.cell" },
} as const;

/** The places of a cell as a range, which the index of deltas knows. */
function placesOf(count: number): string {
  return `place >= w.cell * ${count} and place < (w.cell + 1) * ${count}`;
}

interface Part {
  readonly measure: number;
  readonly state: number;
  readonly cell: number;
  /** The amount counts for this day and all after it. */
  readonly day: Day;
  readonly amount: number;
}

/**
 * Four readings of one snapshot: the net of quarters before the first day asked for, the net of quarters that are asked
 * for at their end, the days of quarters that are asked for within, and deltas not folded yet.
 */
function sql(level: FigureQuery["by"], narrowed: boolean): string {
  const { code, cell, within } = levels[level];
  const folded = narrowed ? "and cell = any($6::bigint[])" : "";
  const wanted = "simulated = $1 and measure = any($2::int[]) and day <= $4";
  const fresh = narrowed
    ? `select d.measure, d.state, w.cell, greatest(d.day, $3), sum(d.amount)::int from unnest($6::bigint[]) as w(cell)
        cross join lateral (select * from delta where ${wanted} and ${within} offset 0) d group by 1, 2, 3, 4`
    : `select measure, state, (${cell})::bigint, greatest(day, $3), sum(amount)::int from delta
        where ${wanted} group by 1, 2, 3, 4`;
  const figures = `from figure f where simulated = $1 and level = '${code}' and measure = any($2::int[]) ${folded}`;
  return `
    select measure, state, cell, $3::int as day, sum(net)::int as amount ${figures} and quarter < $3 group by 1, 2, 3
    union all
    select measure, state, cell, quarter, sum(net)::int ${figures} and quarter >= $3 and quarter <= $4
      and quarter <> all($5::int[]) group by 1, 2, 3, 4
    union all
    select w.measure, w.state, w.cell, w.quarter + d.day, sum(d.amount)::int
      from (select * ${figures} and quarter = any($5::int[])) w
      cross join lateral unnest(w.offsets, w.amounts) as d(day, amount)
      where w.quarter + d.day <= $4 group by 1, 2, 3, 4
    union all
    ${fresh}`;
}

/** First days of the quarters that are asked for on another day than their last. */
function quartersWithin(days: readonly Day[]): Day[] {
  return [...new Set(days.filter((day) => quarterStart(day + 1) !== day + 1).map(quarterStart))];
}

function cellText(by: FigureQuery["by"], cell: number, inside: Inside): string {
  if (by === "institution") return cell === 0 ? "" : inside.terms.text(cell);
  if (by === "district") return String(cell).padStart(6, "0");
  return by === "township" ? String(cell).padStart(9, "0") : String(cell).padStart(12, "0");
}

/** The cells asked for as figures hold them; null for all. */
async function cellNumbers(inside: Inside, { by, cells }: FigureQuery): Promise<number[] | null> {
  if (cells === undefined) return null;
  if (by !== "institution") return cells.map(Number);
  await inside.terms.find(cells);
  return inside.terms.known(cells);
}

interface Running {
  in: number;
  out: number;
  unknown: number;
}

/**
 * Figures of measures as of the end of each day, by cell. A cell in which nobody ever counted has no row; `cell` is the
 * first 6, 9 or 12 digits of the place code for district, township and village, or an institution's id
 * (empty where nobody manages).
 */
export async function figures(inside: Inside, query: FigureQuery, actor: Actor): Promise<FigureRow[]> {
  const [rows = []] = await figuresOfMany(inside, [query], actor);
  return rows;
}

/** Answers to several questions of one world, all of the same moment. */
export async function figuresOfMany(
  inside: Inside,
  queries: readonly FigureQuery[],
  actor: Actor,
): Promise<FigureRow[][]> {
  return (await figuresAt(inside, queries, actor)).answers;
}

/** As `figuresOfMany`, with which writes were there at that moment. */
export async function figuresAt(
  inside: Inside,
  queries: readonly FigureQuery[],
  actor: Actor,
): Promise<{ readonly answers: FigureRow[][]; readonly holds: (transaction: string) => boolean }> {
  const [first] = queries;
  if (first === undefined) return { answers: [], holds: () => false };
  await inside.terms.find(["in", "out", "unknown", ...queries.flatMap((query) => query.measures)]);
  const asked = (await Promise.all(queries.map((query) => statementOf(inside, query)))).map(
    (each) => each ?? { sql: "select where false", params: [] },
  );
  const [moment, ...found] = await inside.database.read(claimsOf(actor, first.world), [MOMENT, ...asked]);
  const parts = found as Part[][];
  await inside.terms.learn(
    queries.flatMap(({ by }, index) =>
      by === "institution" ? (parts[index] ?? []).map((part) => part.cell || null) : [],
    ),
  );
  const answers = queries.map((query, index) => sample(inside, parts[index] ?? [], query));
  return { answers, holds: visibleIn((moment as { snapshot: string }[])[0]?.snapshot ?? "") };
}

const MOMENT: Statement = { sql: "select pg_current_snapshot()::text as snapshot", params: [] };

/** PostgreSQL's `xmin:xmax:xip,…`: what ended before xmin is seen, of what came up to xmax all but those still running. */
function visibleIn(snapshot: string): (transaction: string) => boolean {
  const [min = "0", max = "0", running = ""] = snapshot.split(":");
  const open = new Set(running.split(","));
  return (transaction) => {
    const id = BigInt(transaction);
    return id < BigInt(min) || (id < BigInt(max) && !open.has(transaction));
  };
}

function daysOf(query: FigureQuery): Day[] {
  return [...new Set(query.days)].sort((a, b) => a - b);
}

/** The statement that answers a question; null where nothing is asked. */
async function statementOf(inside: Inside, query: FigureQuery): Promise<Statement | null> {
  const days = daysOf(query);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || query.measures.length === 0) return null;
  const measures = arrayOf("int", inside.terms.known(query.measures));
  const cells = await cellNumbers(inside, query);
  const within = arrayOf("int", quartersWithin(days));
  const params = [query.world === "simulated", measures, quarterStart(first), last, within];
  return {
    sql: sql(query.by, cells !== null),
    params: cells === null ? params : [...params, arrayOf("bigint", cells)],
  };
}

function sample(inside: Inside, parts: readonly Part[], asked: FigureQuery): FigureRow[] {
  const days = daysOf(asked);
  const series = new Map<string, Part[]>();
  for (const part of parts) {
    const key = `${part.measure} ${part.cell}`;
    const list = series.get(key);
    if (list) list.push(part);
    else series.set(key, [part]);
  }
  const rows: FigureRow[] = [];
  for (const list of series.values()) {
    const { measure, cell } = list[0] as Part;
    list.sort((a, b) => a.day - b.day);
    const counts: Running = { in: 0, out: 0, unknown: 0 };
    let next = 0;
    for (const day of days) {
      for (; next < list.length && (list[next] as Part).day <= day; next++) {
        const part = list[next] as Part;
        const state = inside.terms.text(part.state);
        if (state === "in" || state === "out" || state === "unknown") counts[state] += part.amount;
      }
      rows.push({ measure: inside.terms.text(measure), day, cell: cellText(asked.by, cell, inside), ...counts });
    }
  }
  return rows;
}
