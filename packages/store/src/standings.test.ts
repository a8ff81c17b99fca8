import { historyOf, play, type TestDatabase, testDatabase } from "@kangyu/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "./api.ts";
import { loadCatalogue } from "./catalogue.ts";
import { openStore } from "./open.ts";

const NOW = Date.UTC(2024, 5, 1);
const actor = { operator: "x", institution: null };
const DAYS = [19_200, 19_500, 19_723, 19_875, 20_100];

let database: TestDatabase;
let store: Store;
let client: pg.Client;

beforeAll(async () => {
  const catalogue = await loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
  database = await testDatabase();
  store = await openStore({ url: database.url, catalogue, now: () => NOW });
  const histories = [301, 302, 303, 304, 305, 306].map((seed) => historyOf(seed, 150));
  await play(store, histories, { catalogues: [catalogue, catalogue], seed: 301 });
  client = new pg.Client({ connectionString: database.url, options: "-c search_path=kangyu" });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await store?.close();
  await database?.drop();
});

interface Asked {
  readonly measure: string;
  readonly states: readonly ("in" | "out" | "unknown")[];
  readonly day: number;
  readonly reason?: string;
  readonly place?: string;
  readonly institution?: string;
}

/** Who stands so by the spells themselves. */
async function expected({ measure, states, day, reason, place, institution }: Asked): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select concat_ws(' ', s.place, s.record, st.text, re.text, s.from_day, coalesce(s.to_day::text, '-')) as line from spell s
      join term m on m.id = s.measure join term st on st.id = s.state join term re on re.id = s.reason
      left join term i on i.id = s.institution
      where m.text = $1 and st.text = any($2) and s.from_day <= $3 and (s.to_day is null or s.to_day > $3) and not s.simulated
        and ($4::text is null or re.text = $4) and ($5::text is null or s.place::text like $5 || '%')
        and ($6::text is null or i.text = $6)
      order by s.place, s.record`,
    [measure, states, day, reason ?? null, place ?? null, institution ?? null],
  );
  return rows.map(({ line }) => line);
}

async function pages(asked: Asked, limit: number): Promise<string[]> {
  const lines: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.standings({ world: "real", ...asked, limit, ...(after && { after }) }, actor);
    lines.push(
      ...page.rows.map(({ place, record, state, reason, from, to }) =>
        [Number(place), record, state, reason, from, to ?? "-"].join(" "),
      ),
    );
    after = page.next ?? undefined;
  } while (after !== undefined);
  return lines;
}

/** Every question about a measure that somebody's spells answer. */
async function questions(): Promise<Asked[]> {
  const { rows } = await client.query<{ measure: string; reason: string; place: string; institution: string | null }>(
    `select distinct on (m.text, r.text) m.text as measure, r.text as reason, s.place::text as place, i.text as institution
      from spell s join term m on m.id = s.measure join term st on st.id = s.state join term r on r.id = s.reason
      left join term i on i.id = s.institution where st.text in ('in', 'out', 'unknown')`,
  );
  const states = ["in", "out", "unknown"] as const;
  return rows.flatMap(({ measure, reason, place, institution }, index) => {
    const day = DAYS[index % DAYS.length] ?? 0;
    return [
      { measure, states, day },
      { measure, states: [states[index % 3] ?? "in"], day },
      { measure, states, day, reason },
      { measure, states, day, place },
      { measure, states, day, place: place.slice(0, 9) },
      { measure, states, day, place: place.slice(0, 6), reason },
      ...(institution === null ? [] : [{ measure, states, day, institution }]),
    ];
  });
}

test("pages of any length show everybody who stands so, once, in the order of places", async () => {
  const asked = await questions();
  const found: string[][] = [];
  for (const question of asked) found.push(await expected(question));
  expect(found.filter((lines) => lines.length > 3).length).toBeGreaterThan(10);
  for (const [index, question] of asked.entries())
    for (const limit of [1, 3, 100])
      expect(await pages(question, limit), JSON.stringify(question)).toEqual(found[index]);
  await store.fold();
  for (const [index, question] of asked.entries()) expect(await pages(question, 3)).toEqual(found[index]);
});

test("a hint that leaves out a village leaves nobody out", async () => {
  const query = {
    world: "real",
    day: 19_875,
    steps: ["hypertension.follow-up"],
    states: ["due", "overdue"],
    limit: 50,
  } as const;
  const all = await store.worklist(query, actor);
  const villages = [...new Set(all.rows.map(({ place }) => place))];
  expect(villages.length).toBeGreaterThan(1);
  expect(await store.worklist({ ...query, villages: villages.slice(1) }, actor)).toEqual(all);
  expect(await store.worklist({ ...query, villages }, actor)).toEqual(all);
});
