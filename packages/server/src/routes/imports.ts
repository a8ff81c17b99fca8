import { z } from "zod";
import { importsAnswer, receiveImport, withdrawImport } from "../answers/imports.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { intake } from "../contract/index.ts";
import { actorOf } from "../guards/operator.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

/** Files of records: received, followed, and withdrawn whole. */
export function importRoutes(app: App, context: Context): void {
  app.get(
    "/api/imports",
    { schema: { headers: operatorHeader, response: { 200: intake.imports, ...refusals } } },
    async (request) => importsAnswer(context, await actorOf(request, context)),
  );
  app.post(
    "/api/imports",
    {
      config: { may: "import" },
      schema: {
        headers: writeHeaders,
        consumes: ["multipart/form-data"],
        response: { 202: intake.importRun, ...refusals },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request, context);
      return reply.code(202).send(await receiveImport(context, request, actor));
    },
  );
  app.delete(
    "/api/imports/:id",
    {
      config: { may: "import" },
      schema: {
        params: z.object({ id: z.string() }),
        body: intake.dismissal,
        headers: writeHeaders,
        response: { 200: intake.importRun, ...refusals },
      },
    },
    async (request) => {
      const asked = { id: request.params.id, reason: request.body.reason };
      return withdrawImport(context, asked, await actorOf(request, context));
    },
  );
}
