import { removeSimulated } from "../answers/simulated.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { intake } from "../contract/index.ts";
import { actorOf } from "../guards/operator.ts";
import { refusals, writeHeaders } from "../schemas.ts";

/** One action that removes everybody who is simulated. */
export function simulatedRoutes(app: App, context: Context): void {
  app.delete(
    "/api/simulated",
    { config: { may: "import" }, schema: { headers: writeHeaders, response: { 200: intake.removed, ...refusals } } },
    async (request) => removeSimulated(context, await actorOf(request, context)),
  );
}
