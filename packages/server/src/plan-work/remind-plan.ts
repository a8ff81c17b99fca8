import { departmentNamed } from "@kangyu/plan";
import type { Actor } from "@kangyu/store";
import { followedPlans } from "../answers/followed-plans.ts";
import type { Context } from "../context.ts";
import { answerOf, Refused } from "../refusals.ts";
import { reminderLetters } from "../report/reminder-letter.ts";
import type { Language } from "../report/words.ts";
import { applicationOf, type ServerOptions } from "../server.ts";
import { calendarAnswer } from "./calendar.ts";
import { type RemindersByDepartment, remindersByDepartment } from "./reminders.ts";

export interface RemindQuestion {
  /** Null: the only plan that has tasks or projects. */
  readonly plan: string | null;
  readonly days: number;
  readonly department?: string | undefined;
  readonly language: Language;
  /** Which file is wanted beside the answer. */
  readonly file: "ics" | "docx" | null;
  readonly actor: Actor;
}

export type RemindAnswer =
  | { readonly ok: true; readonly reminders: RemindersByDepartment; readonly file: Uint8Array | null }
  | { readonly ok: false; readonly code: string; readonly text: { readonly zh: string; readonly en: string } };

/** The only plan with tasks or projects; refuses with `which-plan` where there are several or none. */
async function onlyPlan(context: Context, actor: Actor): Promise<string> {
  const ids = [...context.definitions.plans.keys(), ...(await followedPlans(context)).map(({ id }) => id)];
  const items = await Promise.all(
    ids.map(async (id) => {
      const [tasks, projects] = await Promise.all([
        context.store.planItems("task", id, actor),
        context.store.planItems("project", id, actor),
      ]);
      return { id, count: tasks.length + projects.length };
    }),
  );
  const [only, ...others] = items.filter(({ count }) => count > 0);
  if (only === undefined || others.length > 0) throw new Refused("which-plan");
  return only.id;
}

/** What departments are to be reminded of, for the command line. What cannot be answered is a value, not an error. */
export async function remindPlan(
  options: Omit<ServerOptions, "port" | "webRoot">,
  { file, language, actor, ...asked }: RemindQuestion,
): Promise<RemindAnswer> {
  const { context, close } = await applicationOf({ ...options, webRoot: null });
  try {
    const named = asked.department;
    const department =
      named === undefined ? undefined : (departmentNamed(context.following.register, named)?.id ?? named);
    const question = { plan: asked.plan ?? (await onlyPlan(context, actor)), days: asked.days, department };
    const reminders = await remindersByDepartment(context, question, actor);
    if (file === null) return { ok: true, reminders, file: null };
    if (file === "docx") return { ok: true, reminders, file: await reminderLetters(reminders, language) };
    const calendar = await calendarAnswer(context, { ...question, language }, actor);
    return { ok: true, reminders, file: new TextEncoder().encode(calendar) };
  } catch (error) {
    const { status, body } = answerOf(error);
    if (status >= 500) throw error;
    return { ok: false, code: body.code, text: body.text };
  } finally {
    await close();
  }
}
