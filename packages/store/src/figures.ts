import { type Day, quarterStart } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import { claimsOf, type Param } from "./database.ts";
import type { Inside } from "./inside.ts";
import type { Actor, FigureQuery, FigureRow } from "./store.ts";

/** Column and divisor that make the cell of a delta that is not folded yet. */
const levels = {
  district: { code: "d", cell: "place / 1000000" },
  township: { code: "t", cell: "place / 1000" },
  village: { code: "v", cell: "place" },
  institution: { code: "i", cell: "coalesce(institution, 0)" },
} as const;

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
  const { code, cell } = levels[level];
  const [folded, fresh] = narrowed
    ? ["and cell = any($6::bigint[])", `and (${cell})::bigint = any($6::bigint[])`]
    : ["", ""];
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
    select measure, state, (${cell})::bigint, greatest(day, $3), sum(amount)::int from delta
      where simulated = $1 and measure = any($2::int[]) and day <= $4 ${fresh}
      group by 1, 2, 3, 4`;
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

/** Answers to several questions of one world, read in one transaction: all of the same moment. */
export async function figuresOfMany(
  inside: Inside,
  queries: readonly FigureQuery[],
  actor: Actor,
): Promise<FigureRow[][]> {
  const [first] = queries;
  if (first === undefined) return [];
  await inside.terms.find(["in", "out", "unknown", ...queries.flatMap((query) => query.measures)]);
  const asked = await Promise.all(queries.map((query) => statementOf(inside, query)));
  const found = await inside.database.transaction(claimsOf(actor, first.world), (tx) =>
    Promise.all(asked.map((each) => (each === null ? [] : tx.rows<Part>(each.text, each.params)))),
  );
  await inside.terms.learn(
    queries.flatMap(({ by }, index) =>
      by === "institution" ? (found[index] ?? []).map((part) => part.cell || null) : [],
    ),
  );
  return queries.map((query, index) => sample(inside, found[index] ?? [], query));
}

function daysOf(query: FigureQuery): Day[] {
  return [...new Set(query.days)].sort((a, b) => a - b);
}

/** The statement that answers a question; null where nothing is asked. */
async function statementOf(inside: Inside, query: FigureQuery): Promise<{ text: string; params: Param[] } | null> {
  const days = daysOf(query);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || query.measures.length === 0) return null;
  const measures = arrayOf("int", inside.terms.known(query.measures));
  const cells = await cellNumbers(inside, query);
  const within = arrayOf("int", quartersWithin(days));
  const params = [query.world === "simulated", measures, quarterStart(first), last, within];
  return {
    text: sql(query.by, cells !== null),
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
