import { z } from "zod";
import { dismissRow, ledgerAnswer, retryRow } from "../answers/ledger.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board, intake } from "../contract/index.ts";
import { actorOf } from "../guards/operator.ts";
import { limit, operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const params = z.object({ id: z.string() });
const querystring = z.object({
  import: z.string().max(80).optional(),
  state: z.enum(["open", "resolved", "dismissed"]).optional(),
  world: board.world.optional(),
  after: z.string().max(200).optional(),
  limit,
});
const answers = { 200: intake.ledgerRow, ...refusals };

/** What was refused, kept with its bytes: looked at, corrected and tried again, or dismissed with a reason. */
export function ledgerRoutes(app: App, context: Context): void {
  app.get(
    "/api/ledger",
    { schema: { querystring, headers: operatorHeader, response: { 200: intake.ledger, ...refusals } } },
    async (request) => ledgerAnswer(context, request.query, await actorOf(request, context)),
  );
  app.post(
    "/api/ledger/:id/retry",
    { config: { may: "import" }, schema: { params, body: intake.retry, headers: writeHeaders, response: answers } },
    async (request) => retryRow(context, { ...request.params, ...request.body }, await actorOf(request, context)),
  );
  app.post(
    "/api/ledger/:id/dismiss",
    { config: { may: "import" }, schema: { params, body: intake.dismissal, headers: writeHeaders, response: answers } },
    async (request) => dismissRow(context, { ...request.params, ...request.body }, await actorOf(request, context)),
  );
}
