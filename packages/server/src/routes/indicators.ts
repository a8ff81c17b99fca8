import { z } from "zod";
import { shownDefinition } from "../answers/definition.ts";
import { indicatorAnswer } from "../answers/indicator.ts";
import { peopleAnswer } from "../answers/people.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { indicator, reported } from "../contract/index.ts";
import { actorOf } from "../guards/operator.ts";
import { asOfAndWorld, limit, operatorHeader, refusals } from "../schemas.ts";
import { shownReported } from "../views/reported-definition.ts";

const params = z.object({ id: z.string() });
const peopleQuery = asOfAndWorld.extend({
  state: z.enum(["in", "out", "unknown"]).optional(),
  reason: z.string().max(80).optional(),
  place: z.string().max(12).optional(),
  institution: z.string().max(80).optional(),
  after: z.string().max(200).optional(),
  limit,
});

/** An indicator's figures, and the people behind them. */
export function indicatorRoutes(app: App, context: Context): void {
  app.get("/api/indicators", { schema: { response: { 200: reported.dictionary, ...refusals } } }, async () => {
    const { indicators, reported: handedIn } = context.definitions;
    return {
      items: [...indicators.values()].map((one) => shownDefinition(context, one)),
      reported: [...handedIn.values()].map(shownReported),
    };
  });
  app.get(
    "/api/indicators/:id",
    {
      schema: {
        params,
        querystring: asOfAndWorld.extend({ plan: z.string().optional() }),
        response: { 200: indicator.indicator, ...refusals },
      },
    },
    async (request) => indicatorAnswer(context, { indicator: request.params.id, ...request.query }),
  );
  app.get(
    "/api/indicators/:id/people",
    {
      schema: {
        params,
        querystring: peopleQuery,
        headers: operatorHeader,
        response: { 200: indicator.people, ...refusals },
      },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      return peopleAnswer(context, { indicator: request.params.id, ...request.query }, actor);
    },
  );
}
