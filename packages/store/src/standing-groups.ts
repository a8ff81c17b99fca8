import type { Day } from "@kangyu/fhir";
import { arrayOf } from "./array-param.ts";
import { claimsOf } from "./database.ts";
import type { Inside } from "./inside.ts";
import type { Actor, World } from "./store.ts";

export interface GroupQuery {
  readonly world: World;
  readonly measures: readonly string[];
  readonly day: Day;
  /** Lower ages of the groups after the first, ascending, in completed years. */
  readonly ages: readonly number[];
}

/** How many people of one sex and age group stand where in a measure. */
export interface GroupCount {
  readonly measure: string;
  readonly state: string;
  readonly sex: string;
  /** Index of the age group: 0 is below the first of `ages`; null where no birth is known. */
  readonly age: number | null;
  readonly count: number;
}

const GROUPS = `
  select t.measure, s.state, coalesce(r.sex, 'unknown') as sex,
    width_bucket(extract(year from age(date '1970-01-01' + $3::int, date '1970-01-01' + r.birth))::int, $4::int[]) as age,
    count(*)::int as count
  from track t join standing s on s.id = t.standings[width_bucket($3::int, t.days)]
    left join resident r on r.record = t.record
  where t.simulated = $1 and t.measure = any($2::int[])
  group by 1, 2, 3, 4`;

/** People in a measure on a day by sex and age: reads every standing of it, so it is for reports and not for screens that wait. */
export async function standingGroups(inside: Inside, query: GroupQuery, actor: Actor): Promise<GroupCount[]> {
  const { terms } = inside;
  const { measures, world, day, ages } = query;
  await terms.find([...measures]);
  const params = [world === "simulated", arrayOf("int", measures.map(terms.idOrNone)), day, arrayOf("int", [...ages])];
  type Row = Omit<GroupCount, "measure" | "state"> & { readonly measure: number; readonly state: number };
  const rows = await inside.database.transaction(claimsOf(actor, world), (tx) => tx.rows<Row>(GROUPS, params));
  await terms.learn(rows.flatMap((row) => [row.measure, row.state]));
  return rows.map((row) => ({ ...row, measure: terms.text(row.measure), state: terms.text(row.state) }));
}
