import { outlineOf, plainName, type TaskWork } from "@kangyu/plan";
import type { Actor } from "@kangyu/store";
import { planOf } from "../answers/board.ts";
import { contentOf } from "../answers/plan-documents.ts";
import type { Context } from "../context.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { taskIn } from "../views/work-view.ts";
import { newTask } from "./work.ts";

/** The plans whose place a newly followed document takes: those followed before it for the same years. */
export async function placesTakenBy(context: Context, id: string, actor: Actor): Promise<PlanFacts[]> {
  const followed = await context.store.followedDocuments(context.district.jurisdiction, actor);
  const period = JSON.stringify((await context.store.planDocument(id, actor))?.period ?? null);
  const before = followed.filter((one) => one.id !== id && JSON.stringify(one.period) === period);
  return Promise.all(before.map((one) => planOf(context, one.id)));
}

/** Rows of the newer draft that are called like those that a task served in the one before. */
function rowsCarried(keys: readonly string[], before: PlanFacts, after: PlanFacts): string[] {
  const names = new Set(before.rows.filter(({ key }) => keys.includes(key)).map(({ name }) => plainName(name)));
  return after.rows.filter(({ name }) => names.has(plainName(name))).map(({ key }) => key);
}

/** Tasks that planners added to a plan, as they stand. */
async function addedTo(context: Context, plan: PlanFacts, actor: Actor): Promise<TaskWork[]> {
  const items = await context.store.planItems("task", plan.id, actor);
  return items.map(taskIn).filter(({ origin }) => origin !== undefined);
}

/**
 * A newer draft of a plan keeps the tasks that planners added to the one before, as they stand: what the text says is
 * read anew, what was added is not in it. One of the same name, there or taken out, stays as it is; a heading's place is
 * that of the newer text, where it still stands there.
 */
export async function carryTasks(
  context: Context,
  { from, to }: { readonly from: readonly PlanFacts[]; readonly to: string },
  actor: Actor,
): Promise<void> {
  const { store } = context;
  const [there, gone, after, { blocks }] = await Promise.all([
    store.planItems("task", to, actor),
    store.removedTasks(to, actor),
    planOf(context, to),
    contentOf(context, to, actor),
  ]);
  const titles = new Set([...there, ...gone].map((item) => taskIn(item).title));
  const places = new Map(outlineOf(blocks).map(({ title, line, quote }) => [title, { line, quote }]));
  for (const before of from) {
    const added = (await addedTo(context, before, actor)).filter(({ title }) => !titles.has(title));
    const tasks = added.map((task): TaskWork => {
      const source = task.source === null ? null : (places.get(task.title) ?? null);
      return { ...task, source, indicators: rowsCarried(task.indicators, before, after) };
    });
    for (const { title } of tasks) titles.add(title);
    if (tasks.length > 0)
      await store.putPlanItems(
        "task",
        tasks.map((task) => newTask(after, task)),
        actor,
      );
  }
}
