import pg from "pg";

/** Every derived layer of a store as sorted lines, by the district (history) that they belong to. */
export type Layers = ReadonlyMap<string, readonly string[]>;

const HOME = `select r.record, min(s.district) as district from record r
  join lateral (select split_part(outside, 'Patient/h', 2) as name from alias a where a.record = r.record limit 1) n on true
  join lateral (select split_part(n.name, '-', 1) as district) s on true group by r.record`;

const FACTS = `with home as (${HOME})
  select h.district, concat_ws(' ', 'fact', f.record, f.suffix, f.version, f.n, f.type, f.code, f.day, f.until, f.institution,
    f.known_from, f.known_to, f.simulated, f.values::text) as line from fact f join home h using (record)`;

const SPELLS = `with home as (${HOME})
  select h.district, concat_ws(' ', 'spell', s.record, s.place, m.text, s.state, s.reason, v.text, s.institution, s.from_day,
    coalesce(s.to_day::text, 'open'), s.simulated, s.deciding) as line
  from spell s join home h using (record) join term m on m.id = s.measure join term v on v.id = s.version`;

/** Deltas by place and by institution, folded or not, to the day. */
const FIGURES = `
  with changes as (
    select simulated, level::text, measure, state, reason, cell, quarter + d.day as day, d.amount
      from figure cross join lateral unnest(offsets, amounts) as d(day, amount)
    union all select simulated, 'd', measure, state, reason, place / 1000000, day, amount from delta
    union all select simulated, 't', measure, state, reason, place / 1000, day, amount from delta
    union all select simulated, 'v', measure, state, reason, place, day, amount from delta
    union all select simulated, 'i', measure, state, reason, coalesce(institution, 0), day, amount from delta
    -- The net of a quarter is kept beside its days: the two must agree.
    union all select simulated, 'net ' || level::text, measure, state, reason, cell, quarter,
      net - (select coalesce(sum(amount), 0) from unnest(amounts) as amount) from figure
  )
  select case when level in ('i', 'net i') then coalesce(left((select text from term where id = cell), 6), '') else left(cell::text, 6) end
    as district, concat_ws(' ', 'figure', level, simulated, measure, state, reason, cell, day, sum(amount)) as line
  from changes group by level, simulated, measure, state, reason, cell, day having sum(amount) <> 0`;

/** What figures must be, straight from the spells. */
const FIGURES_OF_SPELLS = `
  with ends as (
    select *, from_day as day, 1 as amount from spell
    union all select *, to_day, -1 from spell where to_day is not null
  ), changes as (
    select simulated, 'd' as level, measure, state, reason, place / 1000000 as cell, day, amount from ends
    union all select simulated, 't', measure, state, reason, place / 1000, day, amount from ends
    union all select simulated, 'v', measure, state, reason, place, day, amount from ends
    union all select simulated, 'i', measure, state, reason, coalesce(institution, 0), day, amount from ends
  )
  select case when level = 'i' then coalesce(left((select text from term where id = cell), 6), '') else left(cell::text, 6) end
    as district, concat_ws(' ', 'figure', level, simulated, measure, state, reason, cell, day, sum(amount)) as line
  from changes group by level, simulated, measure, state, reason, cell, day having sum(amount) <> 0`;

async function gather(client: pg.Client, queries: readonly string[]): Promise<Layers> {
  const layers = new Map<string, string[]>();
  for (const query of queries) {
    const { rows } = await client.query<{ district: string; line: string }>(query);
    for (const { district, line } of rows) {
      const lines = layers.get(district);
      if (lines) lines.push(line);
      else layers.set(district, [line]);
    }
  }
  for (const lines of layers.values()) lines.sort();
  return layers;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: "-c search_path=kangyu" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Facts, spells and figures (folded or not) as they are stored. */
export function layersOf(url: string): Promise<Layers> {
  return connected(url, (client) => gather(client, [FACTS, SPELLS, FIGURES]));
}

/** The figures as stored and as the spells say. */
export async function figuresTwice(url: string): Promise<readonly [stored: Layers, counted: Layers]> {
  return connected(url, async (client) => [await gather(client, [FIGURES]), await gather(client, [FIGURES_OF_SPELLS])]);
}

/** Changes rows behind the store's back. */
export function tamper(url: string, statement: string): Promise<number> {
  return connected(url, async (client) => (await client.query(statement)).rowCount ?? 0);
}

/** Lines that only one side has, marked `-` and `+`, with what they belong to. */
export function differences(before: Layers, after: Layers): string[] {
  const found: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [left, right] = [new Set(before.get(key)), new Set(after.get(key))];
    for (const line of left) if (!right.has(line)) found.push(`${key}: - ${line}`);
    for (const line of right) if (!left.has(line)) found.push(`${key}: + ${line}`);
  }
  return found.sort();
}
