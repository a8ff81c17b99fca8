import { z } from "zod";
import { worklistAnswer } from "../answers/worklist.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board, indicator } from "../contract/index.ts";
import { actorOf } from "../guards/operator.ts";
import { limit, operatorHeader, refusals } from "../schemas.ts";

const querystring = z.object({
  world: board.world,
  day: board.isoDay.optional(),
  place: z.string().max(12).optional(),
  institution: z.string().max(80).optional(),
  state: z.enum(["due", "overdue"]).optional(),
  programme: z.string().max(80).optional(),
  after: z.string().max(200).optional(),
  limit,
});

/** Who is due and overdue, by village and day. */
export function worklistRoutes(app: App, context: Context): void {
  app.get(
    "/api/worklist",
    { schema: { querystring, headers: operatorHeader, response: { 200: indicator.worklist, ...refusals } } },
    async (request) => worklistAnswer(context, request.query, await actorOf(request, context)),
  );
}
