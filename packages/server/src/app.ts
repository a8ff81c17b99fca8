import multipart from "@fastify/multipart";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { App } from "./app-type.ts";
import { compressAnswers } from "./compress.ts";
import type { Context } from "./context.ts";
import { guardHeaders } from "./guards/headers.ts";
import { guardRights } from "./guards/rights.ts";
import { guardSameMachine } from "./guards/same-machine.ts";
import { publishContract } from "./openapi.ts";
import { servePages } from "./pages.ts";
import { refuse } from "./refusals.ts";
import { ROUTES } from "./routes/all.ts";

export interface AppOptions {
  readonly context: Context;
  /** Folder of the built web application; null serves the API alone. */
  readonly webRoot: string | null;
  readonly logger?: FastifyBaseLogger | undefined;
}

const BODY_BYTES = 1_048_576;
/** A file is received in one part; a district's yearly file is a few gigabytes. */
const FILE_BYTES = 8 * 1024 ** 3;

/** The HTTP application, ready to listen or to be asked directly by a test. */
export async function buildApp({ context, webRoot, logger }: AppOptions): Promise<App> {
  const base = Fastify({
    bodyLimit: BODY_BYTES,
    // Addresses hold record keys, so requests are not logged; an unforeseen failure is, without its message.
    logController: new LogController({ disableRequestLogging: true }),
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    forceCloseConnections: true,
  });
  const app = base.withTypeProvider<ZodTypeProvider>() as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(refuse);
  guardSameMachine(base);
  guardHeaders(base);
  guardRights(base, context);
  compressAnswers(base);
  await app.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 1_000, fileSize: FILE_BYTES } });
  await publishContract(base);
  for (const routes of ROUTES) routes(app, context);
  await servePages(base, webRoot);
  await app.ready();
  return app;
}
