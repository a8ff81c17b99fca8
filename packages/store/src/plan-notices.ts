import { claimsOf } from "./database.ts";
import type { Inside } from "./inside.ts";
import type { Actor, World } from "./store.ts";

/** A step that a deadline or a planned day of a plan has come to. */
export interface NewNotice {
  readonly plan: string;
  readonly world: World;
  readonly kind: "task" | "begin" | "finish";
  /** Id of the task or project. */
  readonly item: string;
  /** The day it is about, in days since 1970-01-01. */
  readonly due: number;
  /** Days left at the step; below 0 days late. */
  readonly step: number;
  /** The day on which it was noted. */
  readonly noted: number;
}

export interface Notice extends Omit<NewNotice, "world"> {
  readonly id: string;
  /** By the operator who asks. */
  readonly isRead: boolean;
}

const idOf = ({ plan, kind, item, due, step }: NewNotice) => [plan, kind, item, due, step].join(" ");

/** Writes what is not there yet; returns how many that were. The same notice is written once, by however many writers. */
export function notePlan(inside: Inside, notices: readonly NewNotice[], actor: Actor): Promise<number> {
  const rows = notices.map((one) => ({ id: idOf(one), simulated: one.world === "simulated", ...one }));
  return inside.database.transaction(claimsOf(actor, "both"), (tx) =>
    tx.run(
      `insert into plan_notice (id, simulated, plan, kind, item, due, step, noted, at)
        select id, simulated, plan, kind, item, due, step, noted, $2 from jsonb_to_recordset($1::jsonb)
          as row (id text, simulated boolean, plan text, kind text, item text, due int, step int, noted int)
        on conflict (id) do nothing`,
      [JSON.stringify(rows), inside.now()],
    ),
  );
}

/** Notices of a plan, the latest first. */
export function planNotices(
  inside: Inside,
  { plan, limit }: { readonly plan: string; readonly limit: number },
  actor: Actor,
): Promise<Notice[]> {
  return inside.database.transaction(claimsOf(actor, "both"), (tx) =>
    tx.rows<Notice>(
      `select id, plan, kind, item, due, step, noted,
          exists (select 1 from plan_notice_read where notice = id and operator = $2) as "isRead"
        from plan_notice where plan = $1 order by noted desc, step, id limit $3`,
      [plan, actor.operator, limit],
    ),
  );
}

/** Marks notices as read by the actor; what is marked already stays as it was. */
export function readNotices(inside: Inside, ids: readonly string[], actor: Actor): Promise<number> {
  return inside.database.transaction(claimsOf(actor, "both"), (tx) =>
    tx.run(
      `insert into plan_notice_read (notice, operator, simulated, at)
        select id, $2, simulated, $3 from plan_notice
          where id in (select jsonb_array_elements_text($1::jsonb))
        on conflict (notice, operator) do nothing`,
      [JSON.stringify(ids), actor.operator, inside.now()],
    ),
  );
}
