import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refused } from "../refusals.ts";

const OWN_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The name of a `Host` header without its port; null when it is not one. */
function hostName(host: string | undefined): string | null {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/.exec(host ?? "");
  return match?.[1]?.toLowerCase() ?? null;
}

/** True when an `Origin` header names this server itself: same name and port as the request's own `Host`. */
function isOwnOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** True when the browser itself says that another site made the request (Fetch Metadata). */
function isCrossSite(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== "cross-site" && site !== "same-site") return false;
  // Following a link to the start page is harmless: the page it opens asks for data as itself.
  return !(request.method === "GET" && request.headers["sec-fetch-mode"] === "navigate");
}

/**
 * Until sign-in exists, whoever reaches the server may read everything, so it answers this machine only: the socket
 * is bound to loopback, and a page of another site that resolves its name to 127.0.0.1 (DNS rebinding) is refused by
 * the `Host`, one that calls across by the `Origin`.
 */
export function guardSameMachine(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    const host = request.headers.host;
    const name = hostName(host);
    if (host === undefined || name === null || !OWN_NAMES.has(name)) throw new Refused("foreign-host");
    const origin = request.headers.origin;
    if (origin !== undefined && !isOwnOrigin(origin, host)) throw new Refused("foreign-origin");
    if (isCrossSite(request)) throw new Refused("foreign-origin");
  });
}
