import { z } from "zod";
import { collectionAnswer } from "../answers/collection.ts";
import { handIn, withdrawReport } from "../answers/hand-in.ts";
import { reportedAnswer } from "../answers/reported.ts";
import { formAnswer, importReports } from "../answers/reported-file.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board, reported } from "../contract/index.ts";
import { actorOf, idempotencyKeyOf } from "../guards/operator.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const ofPlan = z.object({ id: z.string() });
const ofSubject = z.object({ subject: z.string().max(200) });
const ofEntry = ofSubject.extend({ asOf: board.isoDay });
const headers = operatorHeader;
const year = z.coerce.number().int().min(1990).max(2100);

/** Figures that no record of residents gives: what is asked for, what was handed in, with every version. */
export function reportedRoutes(app: App, context: Context): void {
  readingRoutes(app, context);
  writingRoutes(app, context);
  fileRoutes(app, context);
}

function readingRoutes(app: App, context: Context): void {
  app.get(
    "/api/plans/:id/reported",
    {
      schema: {
        params: ofPlan,
        querystring: z.object({ world: board.world, year: year.optional() }),
        headers,
        response: { 200: reported.collection, ...refusals },
      },
    },
    async (request) => {
      const question = { plan: request.params.id, ...request.query };
      return collectionAnswer(context, question, await actorOf(request, context));
    },
  );
  app.get(
    "/api/reported/:subject",
    {
      schema: {
        params: ofSubject,
        querystring: z.object({ world: board.world, plan: z.string().max(80).optional() }),
        headers,
        response: { 200: reported.page, ...refusals },
      },
    },
    async (request) => {
      const question = { subject: request.params.subject, ...request.query };
      return reportedAnswer(context, question, await actorOf(request, context));
    },
  );
}

function writingRoutes(app: App, context: Context): void {
  const response = { 200: reported.entry, ...refusals };
  app.put(
    "/api/reported/:subject/:asOf",
    {
      config: { may: "figures" },
      schema: { params: ofEntry, body: reported.content, headers: writeHeaders, response },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { address: request.params, content: request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => handIn(context, asked, actor));
    },
  );
  app.post(
    "/api/reported/:subject/:asOf/withdraw",
    {
      config: { may: "figures" },
      schema: { params: ofEntry, body: reported.withdrawal, headers: writeHeaders, response },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { address: request.params, asked: request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => withdrawReport(context, asked, actor));
    },
  );
}

function fileRoutes(app: App, context: Context): void {
  app.get(
    "/api/plans/:id/reported.xlsx",
    {
      schema: {
        params: ofPlan,
        querystring: z.object({ world: board.world, year, lang: z.enum(["zh", "en"]).default("zh") }),
        headers,
      },
    },
    async (request, reply) => {
      const { lang, ...query } = request.query;
      const question = { plan: request.params.id, ...query };
      const { bytes, name } = await formAnswer(context, { question, language: lang }, await actorOf(request, context));
      return reply
        .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(Buffer.from(bytes));
    },
  );
  app.post(
    "/api/plans/:id/reported/import",
    {
      config: { may: "figures" },
      schema: {
        params: ofPlan,
        headers: writeHeaders,
        consumes: ["multipart/form-data"],
        response: { 200: reported.importAnswer, ...refusals },
      },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      return importReports(context, { plan: request.params.id, request }, actor);
    },
  );
}
