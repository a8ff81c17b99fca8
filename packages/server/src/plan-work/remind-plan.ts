import type { Actor } from "@kangyu/store";
import { answerOf } from "../refusals.ts";
import { reminderLetters } from "../report/reminder-letter.ts";
import type { Language } from "../report/words.ts";
import { applicationOf, type ServerOptions } from "../server.ts";
import { calendarAnswer } from "./calendar.ts";
import { type RemindersByDepartment, remindersByDepartment } from "./reminders.ts";

export interface RemindQuestion {
  readonly plan: string;
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

/** What departments are to be reminded of, for the command line. What cannot be answered is a value, not an error. */
export async function remindPlan(
  options: Omit<ServerOptions, "port" | "webRoot">,
  { file, language, actor, ...question }: RemindQuestion,
): Promise<RemindAnswer> {
  const { context, close } = await applicationOf({ ...options, webRoot: null });
  try {
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
