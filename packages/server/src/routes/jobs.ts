import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { intake } from "../contract/index.ts";
import { refusals } from "../schemas.ts";

/** Long tasks and how far they are. */
export function jobRoutes(app: App, context: Context): void {
  app.get("/api/jobs", { schema: { response: { 200: intake.jobs, ...refusals } } }, async () => {
    return { items: [...context.jobs.list()] };
  });
}
