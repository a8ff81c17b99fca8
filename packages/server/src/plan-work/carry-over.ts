import type { Actor, PlanDocumentEntry } from "@kangyu/store";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import { taskIn } from "../views/work-view.ts";
import { newTask } from "./work.ts";

/** The documents that a newly followed one takes the place of: those followed before it for the same years. */
export async function placesTakenBy(context: Context, id: string, actor: Actor): Promise<PlanDocumentEntry[]> {
  const followed = await context.store.followedDocuments(context.district.jurisdiction, actor);
  const period = JSON.stringify((await context.store.planDocument(id, actor))?.period ?? null);
  return followed.filter((one) => one.id !== id && JSON.stringify(one.period) === period);
}

/**
 * A newer draft of a plan keeps the tasks that planners added to the one before, as they stand: what was read of the text is
 * read anew, what was added is not in it. One of the same name, there or taken out, stays as it is.
 */
export async function carryTasks(
  context: Context,
  { from, to }: { readonly from: readonly PlanDocumentEntry[]; readonly to: string },
  actor: Actor,
): Promise<void> {
  const { store } = context;
  const added = await Promise.all(from.map(({ id }) => store.planItems("task", id, actor)));
  const [there, gone] = await Promise.all([store.planItems("task", to, actor), store.removedTasks(to, actor)]);
  const titles = new Set([...there, ...gone].map((item) => taskIn(item).title));
  const tasks = added
    .flat()
    .map(taskIn)
    .filter(({ origin, title }) => origin !== undefined && !titles.has(title));
  if (tasks.length === 0) return;
  const plan = await planOf(context, to);
  await store.putPlanItems(
    "task",
    // Lines and rows are those of the document before.
    tasks.map((task) => newTask(plan, { ...task, indicators: [] })),
    actor,
  );
}
