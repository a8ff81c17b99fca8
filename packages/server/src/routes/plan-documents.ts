import type { Actor } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { answerFinding, changePlanDocument, decideBindings, removePlanDocument } from "../answers/plan-answers.ts";
import { readAgain, receivePlanDocument } from "../answers/plan-document-upload.ts";
import { boundPlanAnswer, planDocumentAnswer, planDocumentsAnswer } from "../answers/plan-documents.ts";
import { planFindingsFile } from "../answers/plan-findings-file.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { planDocument } from "../contract/index.ts";
import { actorOf, idempotencyKeyOf } from "../guards/operator.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const MEDIA = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
const ofDocument = z.object({ id: z.string() });
const ofFinding = ofDocument.extend({ key: z.string().regex(/^[0-9a-f]{16}$/) });
const ofRow = ofDocument.extend({ row: z.string() });
const earlier = z.object({ earlier: z.string().optional() });
const ofFile = earlier.extend({
  lang: z.enum(["zh", "en"]).default("zh"),
  severity: planDocument.severity.optional(),
  group: planDocument.finding.shape.group.optional(),
  status: z.enum(["open", "answered"]).optional(),
});
const entryAnswers = { 200: planDocument.entry, ...refusals };
const bindingAnswers = { 200: planDocument.decided, ...refusals };

/** A write about plans: what is sent a second time under the same key does nothing more and gives the first answer. */
async function written<Answer>(
  context: Context,
  request: FastifyRequest,
  work: (actor: Actor) => Promise<Answer>,
): Promise<Answer> {
  const actor = await actorOf(request, context);
  const { method, url, body } = request;
  const asked = [method, url, body ?? null];
  return context.held.once(`${actor.operator} ${idempotencyKeyOf(request)}`, asked, () => work(actor));
}

/** Plans as an office has them: received, read, checked and answered. A document is never changed. */
export function planDocumentRoutes(app: App, context: Context): void {
  app.get(
    "/api/plan-documents",
    { schema: { headers: operatorHeader, response: { 200: planDocument.list, ...refusals } } },
    async (request) => planDocumentsAnswer(context, await actorOf(request, context)),
  );
  app.post(
    "/api/plan-documents",
    {
      config: { may: "plan" },
      schema: {
        headers: writeHeaders,
        body: planDocument.pasted.nullish(),
        consumes: ["multipart/form-data", "application/json"],
        response: { 202: planDocument.received, ...refusals },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request, context);
      const pasted = request.body ?? undefined;
      return reply.code(202).send(await receivePlanDocument(context, request, { pasted, actor }));
    },
  );
  app.get(
    "/api/plan-documents/:id",
    {
      schema: {
        params: ofDocument,
        querystring: earlier,
        headers: operatorHeader,
        response: { 200: planDocument.planDocument, ...refusals },
      },
    },
    async (request) =>
      planDocumentAnswer(context, { ...request.params, ...request.query }, await actorOf(request, context)),
  );
  app.get(
    "/api/plan-documents/:id/plan",
    { schema: { params: ofDocument, headers: operatorHeader, response: { 200: planDocument.boundPlan, ...refusals } } },
    async (request) => boundPlanAnswer(context, request.params.id, await actorOf(request, context)),
  );
  for (const format of ["docx", "xlsx"] as const) fileRoute(app, context, format);
  changeRoutes(app, context);
  answerRoutes(app, context);
}

/** The findings as a file, those that the screen shows. */
function fileRoute(app: App, context: Context, format: keyof typeof MEDIA): void {
  app.get(
    `/api/plan-documents/:id/findings.${format}`,
    { schema: { params: ofDocument, querystring: ofFile } },
    async (request, reply) => {
      const { earlier, lang, ...filter } = request.query;
      const asked = { id: request.params.id, earlier, lang, filter };
      const bytes = await planFindingsFile(context, { asked, format }, await actorOf(request, context));
      const name = `attachment; filename="findings.${format}"`;
      return reply.type(MEDIA[format]).header("content-disposition", name).send(bytes);
    },
  );
}

/** What is done to a document as a whole. */
function changeRoutes(app: App, context: Context): void {
  app.put(
    "/api/plan-documents/:id",
    {
      config: { may: "plan" },
      schema: { params: ofDocument, body: planDocument.change, headers: writeHeaders, response: entryAnswers },
    },
    async (request) =>
      written(context, request, (actor) => changePlanDocument(context, { ...request.params, ...request.body }, actor)),
  );
  app.post(
    "/api/plan-documents/:id/reading",
    { config: { may: "plan" }, schema: { params: ofDocument, headers: writeHeaders, response: entryAnswers } },
    async (request) => written(context, request, (actor) => readAgain(context, request.params.id, actor)),
  );
  app.delete(
    "/api/plan-documents/:id",
    {
      config: { may: "plan" },
      schema: { params: ofDocument, headers: writeHeaders, response: { 200: ofDocument, ...refusals } },
    },
    async (request) => written(context, request, (actor) => removePlanDocument(context, request.params.id, actor)),
  );
}

const seenAnswers = z.object({ seen: planDocument.seenAnswers.optional() });
const seenDecision = z.object({ seen: z.string().optional() });

function answerRoutes(app: App, context: Context): void {
  app.post(
    "/api/plan-documents/:id/findings/:key/answer",
    {
      config: { may: "plan" },
      schema: { params: ofFinding, body: planDocument.newAnswer, headers: writeHeaders, response: entryAnswers },
    },
    async (request) => {
      const { state, reason, seen } = request.body;
      const answer = { ...request.params, state, reason: reason === "" ? null : reason, seen };
      return written(context, request, (actor) => answerFinding(context, answer, actor));
    },
  );
  app.delete(
    "/api/plan-documents/:id/findings/:key/answer",
    {
      config: { may: "plan" },
      schema: { params: ofFinding, querystring: seenAnswers, headers: writeHeaders, response: entryAnswers },
    },
    async (request) => {
      const answer = { ...request.params, ...{ state: "withdrawn" as const, reason: null }, seen: request.query.seen };
      return written(context, request, (actor) => answerFinding(context, answer, actor));
    },
  );
  bindingRoutes(app, context);
}

function bindingRoutes(app: App, context: Context): void {
  app.post(
    "/api/plan-documents/:id/bindings",
    {
      config: { may: "plan" },
      schema: { params: ofDocument, body: planDocument.newBindings, headers: writeHeaders, response: bindingAnswers },
    },
    async (request) =>
      written(context, request, (actor) => decideBindings(context, { ...request.params, ...request.body }, actor)),
  );
  app.put(
    "/api/plan-documents/:id/bindings/:row",
    {
      config: { may: "plan" },
      schema: { params: ofRow, body: planDocument.newBinding, headers: writeHeaders, response: bindingAnswers },
    },
    async (request) => {
      const { id, row } = request.params;
      const decisions = [{ row, ...request.body }];
      return written(context, request, (actor) => decideBindings(context, { id, decisions }, actor));
    },
  );
  app.delete(
    "/api/plan-documents/:id/bindings/:row",
    {
      config: { may: "plan" },
      schema: { params: ofRow, querystring: seenDecision, headers: writeHeaders, response: bindingAnswers },
    },
    async (request) => {
      const { id, row } = request.params;
      const decisions = [{ row, seen: request.query.seen }];
      return written(context, request, (actor) => decideBindings(context, { id, decisions }, actor));
    },
  );
}
