import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { answerOf, Refused } from "./refusals.ts";

const YEAR_SECONDS = 31_536_000;

/** True when a browser asks for a screen, not for a file or for data. */
function asksForScreen(request: FastifyRequest): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const path = request.url.split("?")[0] ?? "/";
  if (path.startsWith("/api/") || path.startsWith("/fhir/")) return false;
  return !/\.[a-z0-9]{1,8}$/i.test(path) && String(request.headers.accept ?? "").includes("text/html");
}

/**
 * Serves the built web application from `webRoot`; any address that is a screen of it gets its page. Without a built
 * application only the API answers.
 */
export async function servePages(app: FastifyInstance, webRoot: string | null): Promise<void> {
  const built = webRoot !== null && existsSync(join(webRoot, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: webRoot,
      cacheControl: false,
      setHeaders(reply, path) {
        // Vite puts a digest of the content into the names under assets/, so these never change.
        const lasting = path.includes("/assets/") || path.includes("\\assets\\");
        reply.header("cache-control", lasting ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (built && asksForScreen(request)) return reply.header("cache-control", "no-cache").sendFile("index.html");
    const { status, body } = answerOf(new Refused("not-found"));
    return reply.code(status).send(body);
  });
}
