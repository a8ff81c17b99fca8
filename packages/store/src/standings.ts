import type { Day } from "@kangyu/fhir";
import { quarterStart } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import { claimsOf, type Param } from "./database.ts";
import type { Inside } from "./inside.ts";
import { unpackOrigin } from "./spells.ts";
import type { Actor, Page, StandingCount, StandingQuery, StandingRow, WorklistQuery, World } from "./store.ts";
import { deciderOf, type TrackRow } from "./tracks.ts";

const PLACE_DIGITS = 12;

/** Place codes that begin with a prefix, as an inclusive range of numbers. */
function placeRange(prefix: string | undefined): readonly [number, number] {
  const text = prefix ?? "";
  return [Number(text.padEnd(PLACE_DIGITS, "0")), Number(text.padEnd(PLACE_DIGITS, "9"))];
}

/** A track with what stands in it on the day asked for: its `n`th standing, counted from 1. */
interface Found extends Pick<TrackRow, "record" | "place" | "measure" | "institution" | "origin" | "deciding"> {
  readonly n: number;
  readonly state: number;
  readonly reason: number;
  readonly from_day: Day;
  readonly to_day: Day | null;
  readonly name: string | null;
  readonly sex: string | null;
  readonly birth: Day | null;
}

interface Search {
  readonly world: World;
  readonly measures: readonly string[];
  readonly states: readonly string[];
  readonly day: Day;
  readonly place: string | undefined;
  /** Villages to look in, where the caller knows them. */
  readonly villages: readonly string[] | undefined;
  readonly institution: string | undefined;
  readonly reason: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Where a page goes on: after this place, record and measure. */
function cursor(after: string | undefined): readonly [number, number, number] {
  const parts = (after ?? "").split(".").map(Number);
  const [place = -1, record = -1, measure = -1] = parts.length === 3 ? parts : [];
  return [place, record, measure];
}

/** Numbers of the standings with one of some states, and with a reason where one is asked for. */
const ASKED = `array(select id from standing where state = any($2::int[]) and ($10::int is null or reason = $10))`;

/**
 * Each measure is read village by village in the order of the index and stops at the page's length; the pages are merged.
 * Which standing is that of the day, the row's own days tell.
 */
const PEOPLE = `
  select s.record, s.place, s.measure, t.state, t.reason, s.institution, s.n, s.days[s.n] as from_day,
    s.days[s.n + 1] as to_day, s.origin, s.deciding, r.name, r.sex, r.birth
  from unnest($1::int[]) as m(measure) cross join unnest($4::bigint[]) as v(place) cross join lateral (
    select *, width_bucket($5::int, days) as n from track where simulated = $3 and measure = m.measure
      and place = v.place and record >= case when v.place = $6 then $7::bigint else -1 end
      and ($8::int is null or institution = $8) and (place, record, measure) > ($6::bigint, $7::bigint, $9::int)
      and standings[width_bucket($5::int, days)] = any(${ASKED})
    order by record limit $11) s
  join standing t on t.id = s.standings[s.n]
  left join resident r on r.record = s.record
  order by s.place, s.record, s.measure limit $11`;

/**
 * The villages in which a page is full, the first of them where the last page stopped: the figures tell where anybody
 * stands, so that nobody is looked for where nobody is. An institution has no figures by village: then all villages with
 * anybody in them.
 */
async function villagesOf(inside: Inside, query: Search, actor: Actor): Promise<number[]> {
  if (query.place?.length === PLACE_DIGITS) return [Number(query.place)];
  const { terms } = inside;
  const [low, high] = placeRange(query.place);
  const begun = Math.max(low, cursor(query.after)[0]);
  const claims = claimsOf(actor, query.world);
  const ask = async (level: "t" | "v", divisor: number, [from, to]: readonly [number, number]): Promise<number[]> => {
    const params = [
      query.world === "simulated",
      level,
      arrayOf("int", query.measures.map(terms.idOrNone)),
      arrayOf("int", query.states.map(terms.idOrNone)),
      quarterStart(query.day),
      query.day,
      divisor,
      Math.floor(from / divisor),
      Math.floor(to / divisor),
      query.reason === undefined ? null : terms.idOrNone(query.reason),
    ];
    const [rows = []] = await inside.database.read(claims, [{ sql: COUNTS_OF_PLACES, params }]);
    const counts = rows as { place: number; count: number }[];
    return query.institution === undefined
      ? untilFull(counts, Math.floor(begun / divisor), query.limit)
      : counts.map(({ place }) => place);
  };
  const townships = await ask("t", 1000, [begun, high]);
  const [first, last] = [townships[0], townships.at(-1)];
  if (first === undefined || last === undefined) return [];
  return ask("v", 1, [Math.max(begun, first * 1000), Math.min(high, last * 1000 + 999)]);
}

/** Places in order until more than a page stands in them; whoever stands in the first may have been shown before. */
function untilFull(counts: readonly { place: number; count: number }[], begun: number, limit: number): number[] {
  const places: number[] = [];
  let people = 0;
  for (const { place, count } of counts) {
    places.push(place);
    if (place > begun) people += count;
    if (people > limit) break;
  }
  return places;
}

async function search(inside: Inside, query: Search, actor: Actor): Promise<Page<StandingRow>> {
  const { terms } = inside;
  const optional = [query.institution, query.reason].filter((text) => text !== undefined);
  await terms.find([...query.measures, ...query.states, ...optional]);
  const idOrNull = (text: string | undefined) => (text === undefined ? null : terms.idOrNone(text));
  const [place, record, measure] = cursor(query.after);
  const villages = query.villages?.map(Number) ?? (await villagesOf(inside, query, actor));
  const params: Param[] = [
    arrayOf("int", query.measures.map(terms.idOrNone)),
    arrayOf("int", query.states.map(terms.idOrNone)),
    query.world === "simulated",
    arrayOf("bigint", villages),
    query.day,
    place,
    record,
    idOrNull(query.institution),
    measure,
    idOrNull(query.reason),
    query.limit + 1,
  ];
  const [rows = []] = await inside.database.read(claimsOf(actor, query.world), [{ sql: PEOPLE, params }]);
  const found = rows as Found[];
  await terms.learn(found.flatMap((row) => [row.state, row.reason, row.institution]));
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const next = found.length > page.length && last ? `${last.place}.${last.record}.${last.measure}` : null;
  return { rows: page.map((row) => standingOf(row, inside)), next };
}

function standingOf(row: Found, { terms }: Inside): StandingRow {
  return {
    record: row.record,
    name: row.name ?? "",
    sex: row.sex ?? "unknown",
    birth: row.birth,
    measure: terms.text(row.measure),
    state: terms.text(row.state),
    reason: terms.text(row.reason),
    from: row.from_day,
    to: row.to_day,
    place: String(row.place).padStart(PLACE_DIGITS, "0"),
    institution: row.institution === null ? null : terms.text(row.institution),
    deciding: unpackOrigin(deciderOf(row, row.n - 1), row.record, terms),
  };
}

export function standings(inside: Inside, query: StandingQuery, actor: Actor): Promise<Page<StandingRow>> {
  const { measure, world, states, day, place, institution, reason, after, limit } = query;
  const rest = { world, states, day, place, villages: undefined, institution, reason, after, limit };
  return search(inside, { measures: [measure], ...rest }, actor);
}

/**
 * Who is due or overdue, by place and record key. Where the villages given do not fill the page, it is asked for again
 * without them.
 */
export async function worklist(inside: Inside, query: WorklistQuery, actor: Actor): Promise<Page<StandingRow>> {
  const { steps, world, states, day, place, villages, institution, after, limit } = query;
  const rest = { world, states, day, place, institution, after, limit, reason: undefined };
  const near = await search(inside, { measures: steps, villages, ...rest }, actor);
  if (near.next !== null || villages === undefined) return near;
  return search(inside, { measures: steps, villages: undefined, ...rest }, actor);
}

interface CountRow {
  readonly measure: number;
  readonly state: number;
  readonly reason: number;
  readonly place: number;
  readonly count: number;
}

/** Counts by reason from the figures where the place is a cell of theirs, and no institution narrows them. */
const COUNTS_OF_CELL = `
  select measure, state, reason, sum(amount)::int as count from (
    select measure, state, reason, net as amount from figure where simulated = $1 and level = $2::text::"char"
      and measure = any($3::int[]) and cell = $4 and quarter < $5
    union all
    select f.measure, f.state, f.reason, d.amount from figure f
      cross join lateral unnest(f.offsets, f.amounts) as d(day, amount)
      where simulated = $1 and level = $2::text::"char" and measure = any($3::int[]) and cell = $4 and quarter = $5
        and f.quarter + d.day <= $6
    union all
    select measure, state, reason, amount from delta where simulated = $1 and measure = any($3::int[]) and day <= $6
      and case $2 when 'i' then coalesce(institution, 0) = $4 else place / $7 = $4 end
  ) as parts group by measure, state, reason having sum(amount) <> 0`;

const COUNTS_OF_SPELLS = `
  select t.measure, s.state, s.reason, count(*)::int as count from track t
    join standing s on s.id = t.standings[width_bucket($6::int, t.days)]
  where t.simulated = $1 and t.measure = any($2::int[]) and t.place >= $3 and t.place <= $4 and t.institution = $5
  group by t.measure, s.state, s.reason`;

const LEVEL_OF_LENGTH: Readonly<Record<number, readonly [string, number]>> = {
  6: ["d", 1_000_000],
  9: ["t", 1000],
  12: ["v", 1],
};

/** How many people a standing query has, by state and reason. */
export async function standingCounts(
  inside: Inside,
  query: Omit<StandingQuery, "after" | "limit">,
  actor: Actor,
): Promise<StandingCount[]> {
  const { terms } = inside;
  const simulated = query.world === "simulated";
  await terms.find([query.measure, ...(query.institution === undefined ? [] : [query.institution])]);
  const measure = arrayOf("int", [terms.idOrNone(query.measure)]);
  const institution = query.institution === undefined ? null : terms.idOrNone(query.institution);
  const [level, divisor] = LEVEL_OF_LENGTH[query.place?.length ?? 0] ?? [null, 1];
  const rows = await inside.database.transaction(claimsOf(actor, query.world), async (tx) => {
    const cellOf = (code: string, cell: number, by: number) =>
      tx.rows<CountRow>(COUNTS_OF_CELL, [simulated, code, measure, cell, quarterStart(query.day), query.day, by]);
    if (institution !== null && query.place === undefined) return cellOf("i", institution, 1);
    if (institution === null && level !== null) return cellOf(level, Number(query.place), divisor);
    if (institution === null) {
      const districts = await tx.rows<{ cell: number }>(
        `select distinct cell from figure where simulated = $1 and level = 'd' and measure = any($2::int[])
          union select distinct place / 1000000 from delta where simulated = $1 and measure = any($2::int[])`,
        [simulated, measure],
      );
      return (await Promise.all(districts.map(({ cell }) => cellOf("d", cell, 1_000_000)))).flat();
    }
    const [low, high] = placeRange(query.place);
    return tx.rows<CountRow>(COUNTS_OF_SPELLS, [simulated, measure, low, high, institution, query.day]);
  });
  await terms.learn(rows.flatMap((row) => [row.state, row.reason]));
  return rows
    .map((row) => ({
      measure: terms.text(row.measure),
      state: terms.text(row.state),
      reason: terms.text(row.reason),
      count: row.count,
    }))
    .filter((row) => query.states.includes(row.state) && (query.reason === undefined || row.reason === query.reason));
}

/** How many stand in each place of a level; with a reason, of those who stand so for it. */
const COUNTS_OF_PLACES = `
  select place, sum(amount)::int as count from (
    select cell as place, net as amount from figure where simulated = $1 and level = $2::text::"char"
      and measure = any($3::int[]) and state = any($4::int[]) and ($10::int is null or reason = $10)
      and cell >= $8 and cell <= $9 and quarter < $5
    union all
    select f.cell, d.amount from figure f cross join lateral unnest(f.offsets, f.amounts) as d(day, amount)
      where simulated = $1 and level = $2::text::"char" and measure = any($3::int[]) and state = any($4::int[])
        and ($10::int is null or reason = $10) and cell >= $8 and cell <= $9 and quarter = $5 and f.quarter + d.day <= $6
    union all
    select place / $7, amount from delta where simulated = $1 and measure = any($3::int[]) and state = any($4::int[])
      and ($10::int is null or reason = $10) and day <= $6 and place >= $8 * $7::bigint and place < ($9 + 1) * $7::bigint
  ) as parts group by place having sum(amount) <> 0 order by place`;

const COUNTS_BY_PLACE = `
  select place, state, sum(amount)::int as count from (
    select cell as place, state, net as amount from figure where simulated = $1 and level = $2::text::"char"
      and measure = any($3::int[]) and state = any($4::int[]) and cell >= $8 and cell <= $9 and quarter < $5
    union all
    select f.cell, f.state, d.amount from figure f cross join lateral unnest(f.offsets, f.amounts) as d(day, amount)
      where simulated = $1 and level = $2::text::"char" and measure = any($3::int[]) and state = any($4::int[])
        and cell >= $8 and cell <= $9 and quarter = $5 and f.quarter + d.day <= $6
    union all
    select place / $7, state, amount from delta where simulated = $1 and measure = any($3::int[])
      and state = any($4::int[]) and day <= $6 and place >= $8 * $7::bigint and place < ($9 + 1) * $7::bigint
  ) as parts group by place, state having sum(amount) <> 0 order by place, state`;

/** How many are due and overdue in each township or village on a day. */
export async function worklistCounts(
  inside: Inside,
  query: Pick<WorklistQuery, "world" | "day" | "steps" | "place"> & { readonly by: "township" | "village" },
  actor: Actor,
): Promise<{ place: string; state: string; count: number }[]> {
  const { terms } = inside;
  await terms.find(["due", "overdue", ...query.steps]);
  const [level, divisor, pad] = query.by === "township" ? (["t", 1000, 9] as const) : (["v", 1, PLACE_DIGITS] as const);
  const [low, high] = placeRange(query.place).map((place) => Math.floor(place / divisor));
  const params = [
    query.world === "simulated",
    level,
    arrayOf("int", query.steps.map(terms.idOrNone)),
    arrayOf("int", ["due", "overdue"].map(terms.idOrNone)),
    quarterStart(query.day),
    query.day,
    divisor,
    low ?? 0,
    high ?? 0,
  ];
  const [rows = []] = await inside.database.read(claimsOf(actor, query.world), [{ sql: COUNTS_BY_PLACE, params }]);
  return (rows as { place: number; state: number; count: number }[]).map((row) => ({
    place: String(row.place).padStart(pad, "0"),
    state: terms.text(row.state),
    count: row.count,
  }));
}
