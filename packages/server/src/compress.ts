import { Readable } from "node:stream";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const COMPRESSIBLE = /^(?:text\/|application\/(?:json|javascript|fhir\+json|manifest\+json|xml)|image\/svg\+xml)/;
/** Below this a packet is a packet. */
const WORTH_IT_BYTES = 1400;

const gzipped = promisify(gzip);

function wants(request: FastifyRequest, reply: FastifyReply): boolean {
  if (request.method === "HEAD" || request.headers.range !== undefined) return false;
  if (!/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) return false;
  if (reply.hasHeader("content-encoding") || reply.statusCode === 304) return false;
  const length = Number(reply.getHeader("content-length") ?? Number.NaN);
  if (length < WORTH_IT_BYTES) return false;
  return COMPRESSIBLE.test(String(reply.getHeader("content-type") ?? ""));
}

/** Sends texts of more than a packet gzipped to whoever accepts it: pages, scripts and JSON alike. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload: unknown) => {
    reply.header("vary", "accept-encoding, origin");
    if (!wants(request, reply)) return payload;
    if (payload instanceof Readable) {
      reply.header("content-encoding", "gzip").removeHeader("content-length");
      return payload.pipe(createGzip());
    }
    if (typeof payload !== "string" && !Buffer.isBuffer(payload)) return payload;
    const bytes = Buffer.from(payload);
    if (bytes.length < WORTH_IT_BYTES) return payload;
    const packed = await gzipped(bytes, { level: 4 });
    reply.header("content-encoding", "gzip").header("content-length", packed.length);
    return packed;
  });
}
