import { z } from "zod";
import { factsAnswer, residentAnswer, residentsAnswer } from "../answers/resident.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board, resident } from "../contract/index.ts";
import { actorOf } from "../guards/operator.ts";
import { limit, operatorHeader, refusals } from "../schemas.ts";

const params = z.object({ key: z.string() });

/** Finding and opening residents; every opening is kept with the operator's name. */
export function residentRoutes(app: App, context: Context): void {
  app.get(
    "/api/residents",
    {
      schema: {
        querystring: z.object({
          q: z.string().max(100).default(""),
          world: board.world,
          after: z.string().max(200).optional(),
          limit,
        }),
        headers: operatorHeader,
        response: { 200: resident.residents, ...refusals },
      },
    },
    async (request) => residentsAnswer(context, request.query, await actorOf(request, context)),
  );
  app.get(
    "/api/residents/:key",
    { schema: { params, headers: operatorHeader, response: { 200: resident.resident, ...refusals } } },
    async (request) => residentAnswer(context, request.params.key, await actorOf(request, context)),
  );
  app.get(
    "/api/residents/:key/facts",
    {
      schema: {
        params,
        querystring: z.object({ known: z.coerce.number().int().optional() }),
        headers: operatorHeader,
        response: { 200: resident.facts, ...refusals },
      },
    },
    async (request) =>
      factsAnswer(context, { key: request.params.key, ...request.query }, await actorOf(request, context)),
  );
}
