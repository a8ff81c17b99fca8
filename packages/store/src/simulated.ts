import { claimsOf } from "./database.ts";
import { noteAudit } from "./imports.ts";
import type { Inside } from "./inside.ts";
import type { Actor } from "./store.ts";

/** Every table with rows of a world, the record last: a writer that waits for it finds everything gone. */
const TABLES = [
  "resource",
  "shared_resource",
  "fact",
  "track",
  "delta",
  "figure",
  "resident_token",
  "resident",
  "alias",
  "link",
  "audit",
  "audit_list",
  "outbox",
  "idempotency",
  "ledger",
  "import_run",
  "plan_task",
  "plan_project",
  "plan_photo",
  "plan_notice_read",
  "plan_notice",
  "evaluation_report",
  "evaluation",
  "reported_figure",
];

/** Drafts are what planners typed: they are taken away as a version of their own, and can be brought back. */
const TAKE_DRAFTS_AWAY = `insert into plan_draft (jurisdiction, id, version, simulated, content, withdrawn, operator, at)
  select jurisdiction, id, version + 1, simulated, content, true, $1, $2
    from (select distinct on (id) * from plan_draft where simulated order by id, version desc) as latest
    where not withdrawn`;

/** Removes every row of the simulated world in one transaction; returns how many records that were. */
export function removeSimulated(inside: Inside, actor: Actor): Promise<number> {
  return inside.database.transaction(claimsOf(actor, "simulated"), async (tx) => {
    await tx.rows("lock table record in exclusive mode");
    for (const table of TABLES) await tx.run(`delete from ${table} where simulated`);
    await tx.run(TAKE_DRAFTS_AWAY, [actor.operator, inside.now()]);
    const removed = await tx.run("delete from record where simulated");
    noteAudit(tx, inside, { actor, action: "remove-simulated", target: String(removed), simulated: true });
    return removed;
  });
}
