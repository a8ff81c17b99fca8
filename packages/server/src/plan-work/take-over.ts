import type { Actor } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import type { planWork } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { takeOverWork } from "./work.ts";
import { workOfDocument, workOfPlan } from "./work-of-plan.ts";

const SERVER: Actor = { operator: "server", institution: null };

/** Takes over what the plan, or the document named, brings; refuses with `nothing-to-take-over` where that is nothing. */
export async function takeOver(
  context: Context,
  { plan, document }: { readonly plan: string; readonly document: string | null },
  actor: Actor,
): Promise<z.infer<typeof planWork.taken>> {
  const facts = await planOf(context, plan);
  const work =
    document === null
      ? await workOfPlan(context, facts)
      : await workOfDocument(context, { document, rows: facts.rows }, actor);
  if (work.tasks.length + work.projects.length === 0) throw new Refused("nothing-to-take-over");
  return takeOverWork(context, { plan, work }, actor);
}

/** A simulated district has the work of its simulated plans from the start; where it has some already, it stays as it is. */
export async function takeOverSimulated(context: Context): Promise<void> {
  if ((await context.store.countResidents("simulated")) === 0) return;
  for (const [plan, work] of context.following.work) {
    if (context.definitions.plans.get(plan)?.simulated !== true) continue;
    const tasks = await context.store.planItems("task", plan, SERVER);
    if (tasks.length === 0) await takeOverWork(context, { plan, work }, SERVER);
  }
}
