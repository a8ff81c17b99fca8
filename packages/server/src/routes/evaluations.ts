import { z } from "zod";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { planEvaluation } from "../contract/index.ts";
import { actorOf, idempotencyKeyOf } from "../guards/operator.ts";
import {
  beginEvaluation,
  comparison,
  evaluationAnswer,
  evaluationsAnswer,
  laterDifferences,
  reportAnswer,
  saveEvaluation,
  signEvaluation,
  withdrawEvaluation,
} from "../plan-work/evaluations.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const params = z.object({ id: z.string() });
const headers = operatorHeader;
const one = { 200: planEvaluation.evaluation, ...refusals };

/** Yearly, mid-term and final evaluations of a plan: drafted, remarked on, signed and compared. */
export function evaluationRoutes(app: App, context: Context): void {
  readingRoutes(app, context);
  writingRoutes(app, context);
}

function readingRoutes(app: App, context: Context): void {
  app.get(
    "/api/plans/:id/evaluations",
    { schema: { params, headers, response: { 200: planEvaluation.evaluations, ...refusals } } },
    async (request) => evaluationsAnswer(context, request.params.id, await actorOf(request, context)),
  );
  app.get("/api/evaluations/:id", { schema: { params, headers, response: one } }, async (request) =>
    evaluationAnswer(context, request.params.id, await actorOf(request, context)),
  );
  app.get(
    "/api/evaluations/:id/differences",
    { schema: { params, headers, response: { 200: planEvaluation.differences, ...refusals } } },
    async (request) => laterDifferences(context, request.params.id, await actorOf(request, context)),
  );
  const withOther = z.object({ with: z.string().max(80).optional() });
  app.get(
    "/api/evaluations/:id/comparison",
    { schema: { params, querystring: withOther, headers, response: { 200: planEvaluation.differences, ...refusals } } },
    async (request) => {
      const asked = { id: request.params.id, other: request.query.with };
      return comparison(context, asked, await actorOf(request, context));
    },
  );
  const reportQuery = z.object({ lang: z.enum(["zh", "en"]).default("zh") });
  app.get(
    "/api/evaluations/:id/report.docx",
    { schema: { params, querystring: reportQuery, headers } },
    async (request, reply) => {
      const asked = { id: request.params.id, language: request.query.lang };
      const { bytes, name } = await reportAnswer(context, asked, await actorOf(request, context));
      return reply.type(DOCX).header("content-disposition", `attachment; filename="${name}"`).send(Buffer.from(bytes));
    },
  );
}

function writingRoutes(app: App, context: Context): void {
  app.post(
    "/api/plans/:id/evaluations",
    {
      config: { may: "plan" },
      schema: { params, body: planEvaluation.newEvaluation, headers: writeHeaders, response: one },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { plan: request.params.id, ask: request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => beginEvaluation(context, asked, actor));
    },
  );
  app.put(
    "/api/evaluations/:id",
    {
      config: { may: "plan" },
      schema: { params, body: planEvaluation.evaluationChange, headers: writeHeaders, response: one },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { id: request.params.id, ...request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => saveEvaluation(context, asked, actor));
    },
  );
  for (const [name, work] of [
    ["sign", signEvaluation],
    ["withdraw", withdrawEvaluation],
  ] as const)
    app.post(
      `/api/evaluations/:id/${name}`,
      {
        config: { may: "plan" },
        schema: { params, body: planEvaluation.evaluationStep, headers: writeHeaders, response: one },
      },
      async (request) => {
        const actor = await actorOf(request, context);
        const asked = { id: request.params.id, ...request.body };
        return context.held.once(idempotencyKeyOf(request), { name, asked }, () => work(context, asked, actor));
      },
    );
}
