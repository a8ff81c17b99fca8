import type { FastifyRequest } from "fastify";
import { z } from "zod";
import {
  changeDraft,
  createDraft,
  draftAnswer,
  draftsAnswer,
  draftTable,
  draftVersions,
  restoreDraft,
  withdrawDraft,
} from "../answers/plan-drafts.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board, planDraft } from "../contract/index.ts";
import { actorOf, idempotencyKeyOf } from "../guards/operator.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const MEDIA = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

const params = z.object({ id: z.string().max(40) });
const page = { 200: planDraft.draftPage, ...refusals };
const headers = operatorHeader;

/** Drafts of the next plan: read and printed, begun, changed with help for every target, taken away and brought back. */
export function planDraftRoutes(app: App, context: Context): void {
  reading(app, context);
  writing(app, context);
}

function reading(app: App, context: Context): void {
  app.get(
    "/api/plan-drafts",
    {
      schema: {
        headers,
        querystring: z.object({ world: board.world, withdrawn: z.stringbool().default(false) }),
        response: { 200: planDraft.drafts, ...refusals },
      },
    },
    async (request) => draftsAnswer(context, request.query, await actorOf(request, context)),
  );
  app.get(
    "/api/plan-drafts/:id",
    {
      schema: {
        headers,
        params,
        querystring: z.object({ version: z.coerce.number().int().min(1).optional() }),
        response: page,
      },
    },
    async (request) =>
      draftAnswer(context, { id: request.params.id, version: request.query.version }, await actorOf(request, context)),
  );
  app.get(
    "/api/plan-drafts/:id/versions",
    { schema: { headers, params, response: { 200: planDraft.versions, ...refusals } } },
    async (request) => draftVersions(context, request.params.id, await actorOf(request, context)),
  );
  app.get(
    "/api/plan-drafts/:id/table.:format",
    {
      schema: {
        headers,
        params: params.extend({ format: z.enum(["docx", "xlsx"]) }),
        querystring: z.object({ lang: z.enum(["zh", "en"]).default("zh") }),
      },
    },
    async (request, reply) => {
      const { id, format } = request.params;
      const actor = await actorOf(request, context);
      const { bytes, name } = await draftTable(context, { id, format, language: request.query.lang }, actor);
      return reply.type(MEDIA[format]).header("content-disposition", `attachment; filename="${name}"`).send(bytes);
    },
  );
}

function writing(app: App, context: Context): void {
  const writer = async (request: FastifyRequest) => ({
    actor: await actorOf(request, context),
    idempotencyKey: idempotencyKeyOf(request),
  });
  app.post(
    "/api/plan-drafts",
    { config: { may: "plan" }, schema: { headers: writeHeaders, body: planDraft.newDraft, response: page } },
    async (request) => createDraft(context, request.body, await writer(request)),
  );
  app.put(
    "/api/plan-drafts/:id",
    {
      config: { may: "plan" },
      schema: { headers: writeHeaders, params, body: planDraft.changedDraft, response: page },
    },
    async (request) => changeDraft(context, { id: request.params.id, change: request.body }, await writer(request)),
  );
  app.delete(
    "/api/plan-drafts/:id",
    {
      config: { may: "plan" },
      schema: { headers: writeHeaders, params, body: planDraft.withdrawnDraft, response: page },
    },
    async (request) => withdrawDraft(context, { id: request.params.id, ...request.body }, await writer(request)),
  );
  app.post(
    "/api/plan-drafts/:id/restore",
    {
      config: { may: "plan" },
      schema: { headers: writeHeaders, params, body: planDraft.restoredDraft, response: page },
    },
    async (request) => restoreDraft(context, { id: request.params.id, restored: request.body }, await writer(request)),
  );
}
