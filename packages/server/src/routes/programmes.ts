import { z } from "zod";
import { programmeAnswer, programmesAnswer, questionnaireAnswer } from "../answers/programme.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { programme } from "../contract/index.ts";
import { refusals } from "../schemas.ts";

/** Definitions of programmes: for the form on screen, for the engine in the browser, and as FHIR Questionnaires. */
export function programmeRoutes(app: App, context: Context): void {
  app.get("/api/programmes", { schema: { response: { 200: programme.programmes, ...refusals } } }, async () => {
    return programmesAnswer(context);
  });
  app.get(
    "/api/programmes/:id",
    { schema: { params: z.object({ id: z.string() }), response: { 200: programme.programme, ...refusals } } },
    async (request) => programmeAnswer(context, request.params.id),
  );
  app.get(
    "/api/programmes/:id/forms/:form/questionnaire",
    {
      schema: {
        params: z.object({ id: z.string(), form: z.string() }),
        response: { 200: programme.questionnaire, ...refusals },
      },
    },
    async (request) => questionnaireAnswer(context, request.params.id, request.params.form),
  );
}
