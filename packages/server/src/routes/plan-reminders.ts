import { z } from "zod";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { planReminders } from "../contract/index.ts";
import { actorOf } from "../guards/operator.ts";
import { calendarAnswer } from "../plan-work/calendar.ts";
import { noticesAnswer } from "../plan-work/notices.ts";
import { remindersAnswer, remindersByDepartment } from "../plan-work/reminders.ts";
import { reminderLetters } from "../report/reminder-letter.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const params = z.object({ id: z.string() });
const headers = operatorHeader;
const querystring = z.object({
  days: z.coerce.number().int().min(0).max(366).default(30),
  department: z.string().max(80).optional(),
});
const language = z.enum(["zh", "en"]).default("zh");

/** What is late or due soon, on screen, as a calendar file and as letters to the departments. */
export function planReminderRoutes(app: App, context: Context): void {
  fileRoutes(app, context);
  noticeRoutes(app, context);
  app.get(
    "/api/plans/:id/reminders",
    { schema: { params, querystring, headers, response: { 200: planReminders.reminders, ...refusals } } },
    async (request) =>
      remindersAnswer(context, { plan: request.params.id, ...request.query }, await actorOf(request, context)),
  );
}

function noticeRoutes(app: App, context: Context): void {
  app.get(
    "/api/plans/:id/notices",
    { schema: { params, headers, response: { 200: planReminders.notices, ...refusals } } },
    async (request) => noticesAnswer(context, request.params.id, await actorOf(request, context)),
  );
  app.post(
    "/api/plans/:id/notices/read",
    {
      config: { may: "anybody" },
      schema: {
        params,
        body: planReminders.readNotices,
        headers: writeHeaders,
        response: { 200: planReminders.notices, ...refusals },
      },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      await context.store.readNotices(request.body.ids, actor);
      return noticesAnswer(context, request.params.id, actor);
    },
  );
}

function fileRoutes(app: App, context: Context): void {
  app.get(
    "/api/plans/:id/reminders.ics",
    {
      schema: { params, querystring: z.object({ department: z.string().max(80).optional(), lang: language }), headers },
    },
    async (request, reply) => {
      const { department, lang } = request.query;
      const asked = { plan: request.params.id, department, language: lang };
      const text = await calendarAnswer(context, asked, await actorOf(request, context));
      const name = fileName(request.params.id, department, "ics");
      return reply
        .type("text/calendar; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(text);
    },
  );
  app.get(
    "/api/plans/:id/reminders.docx",
    { schema: { params, querystring: querystring.extend({ lang: language }), headers } },
    async (request, reply) => {
      const { lang, ...asked } = request.query;
      const actor = await actorOf(request, context);
      const reminders = await remindersByDepartment(context, { plan: request.params.id, ...asked }, actor);
      const bytes = await reminderLetters(reminders, lang);
      const name = fileName(request.params.id, asked.department, "docx");
      return reply.type(DOCX).header("content-disposition", `attachment; filename="${name}"`).send(Buffer.from(bytes));
    },
  );
}

/** A department that the register does not know is named in Chinese, which a file's name in a header may not hold. */
function fileName(plan: string, department: string | undefined, ending: string): string {
  const own = department === undefined || /[^\w-]/u.test(department) ? "" : `-${department}`;
  return `${plan.replace(/[^\w-]/gu, "_")}-reminders${own}.${ending}`;
}
