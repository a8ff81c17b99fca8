import { z } from "zod";
import { boardAnswer, workbookAnswer } from "../answers/board.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board } from "../contract/index.ts";
import { asOfAndWorld, refusals } from "../schemas.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const params = z.object({ id: z.string() });

/** The plan board, on screen and as an Excel file. Figures only: nobody is named, so no operator is asked for. */
export function boardRoutes(app: App, context: Context): void {
  app.get(
    "/api/plans/:id/board",
    { schema: { params, querystring: asOfAndWorld, response: { 200: board.board, ...refusals } } },
    async (request) => boardAnswer(context, { plan: request.params.id, ...request.query }),
  );
  app.get(
    "/api/plans/:id/board.xlsx",
    { schema: { params, querystring: asOfAndWorld.extend({ lang: z.enum(["zh", "en"]).default("zh") }) } },
    async (request, reply) => {
      const { lang, ...query } = request.query;
      const { bytes, name } = await workbookAnswer(context, { plan: request.params.id, ...query }, lang);
      return reply.type(XLSX).header("content-disposition", `attachment; filename="${name}"`).send(bytes);
    },
  );
}
