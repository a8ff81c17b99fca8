import type { Day } from "@kangyu/fhir";
import { claimsOf } from "./database.ts";
import type { Inside } from "./inside.ts";
import type { Actor, World } from "./store.ts";

interface DaysRow {
  readonly code: number;
  readonly days: readonly Day[];
}

/** Reads every fact once: for a question asked seldom, whose answer the caller keeps. */
const DAYS = `
  select code, array_agg(day order by day) as days
  from (select distinct code, day from fact where simulated = $1 and known_to is null) as known
  group by code`;

/** The days on which anybody has a fact, ascending, by fact code: tells how old the data behind a figure are. */
export async function factDays(
  inside: Inside,
  world: World,
  actor: Actor,
): Promise<ReadonlyMap<string, readonly Day[]>> {
  const rows = await inside.database.transaction(claimsOf(actor, world), (tx) =>
    tx.rows<DaysRow>(DAYS, [world === "simulated"]),
  );
  await inside.terms.learn(rows.map((row) => row.code));
  return new Map(rows.map((row) => [inside.terms.text(row.code), row.days]));
}
