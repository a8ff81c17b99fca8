import { z } from "zod";
import { historyAnswer } from "../answers/history.ts";
import { changeVisit, recordVisit, withdrawVisit } from "../answers/visit.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { resident } from "../contract/index.ts";
import { actorOf, idempotencyKeyOf } from "../guards/operator.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const ofResident = z.object({ key: z.string() });
const ofVisit = ofResident.extend({ id: z.string() });
const answers = { 200: resident.saved, ...refusals };

/** Recording, correcting and withdrawing a visit; nothing is ever overwritten or deleted. */
export function visitRoutes(app: App, context: Context): void {
  app.post(
    "/api/residents/:key/visits",
    {
      config: { may: "visit" },
      schema: { params: ofResident, body: resident.newVisit, headers: writeHeaders, response: answers },
    },
    async (request) => {
      const writer = { actor: await actorOf(request, context), idempotencyKey: idempotencyKeyOf(request) };
      return recordVisit(context, { key: request.params.key, visit: request.body }, writer);
    },
  );
  app.put(
    "/api/residents/:key/visits/:id",
    {
      config: { may: "visit" },
      schema: { params: ofVisit, body: resident.changedVisit, headers: writeHeaders, response: answers },
    },
    async (request) => {
      const writer = { actor: await actorOf(request, context), idempotencyKey: idempotencyKeyOf(request) };
      return changeVisit(context, { address: request.params, change: request.body }, writer);
    },
  );
  app.delete(
    "/api/residents/:key/visits/:id",
    {
      config: { may: "visit" },
      schema: { params: ofVisit, body: resident.withdrawal, headers: writeHeaders, response: answers },
    },
    async (request) => {
      const writer = { actor: await actorOf(request, context), idempotencyKey: idempotencyKeyOf(request) };
      return withdrawVisit(context, { address: request.params, withdrawal: request.body }, writer);
    },
  );
  app.get(
    "/api/residents/:key/visits/:id/history",
    { schema: { params: ofVisit, headers: operatorHeader, response: { 200: resident.visitHistory, ...refusals } } },
    async (request) => historyAnswer(context, request.params, await actorOf(request, context)),
  );
}
