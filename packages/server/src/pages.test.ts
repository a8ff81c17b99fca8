import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compressAnswers } from "./compress.ts";
import { guardHeaders } from "./guards/headers.ts";
import { servePages } from "./pages.ts";
import { refuse } from "./refusals.ts";

const script = "export const words = 'long enough to be worth a packet';\n".repeat(100);
let app: FastifyInstance;
let root: string;

async function serving(webRoot: string | null): Promise<FastifyInstance> {
  const served = Fastify();
  served.setErrorHandler(refuse);
  guardHeaders(served);
  compressAnswers(served);
  await servePages(served, webRoot);
  await served.ready();
  return served;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "kangyu-pages-"));
  mkdirSync(join(root, "assets"));
  writeFileSync(join(root, "index.html"), "<!doctype html><title>Kangyu</title>");
  writeFileSync(join(root, "assets/app-1a2b.js"), script);
  app = await serving(root);
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});

const html = { accept: "text/html" };

describe("servePages", () => {
  it.each(["/", "/residents/0a1b", "/indicators/some-rate?asOf=2024-12-31"])(
    "answers the screen %s with the page",
    async (url) => {
      const answer = await app.inject({ url, headers: html });
      expect([answer.statusCode, answer.body]).toEqual([200, "<!doctype html><title>Kangyu</title>"]);
      expect(answer.headers["cache-control"]).toBe("no-cache");
      expect(answer.headers["content-security-policy"]).toContain("script-src 'self'");
      expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    },
  );

  it("does not answer for files, data and writes that are not there", async () => {
    for (const url of ["/assets/gone.js", "/api/nope", "/favicon.png"])
      expect((await app.inject({ url, headers: html })).json().code).toBe("not-found");
    expect((await app.inject({ method: "POST", url: "/", headers: html })).statusCode).toBe(404);
    expect((await app.inject({ url: "/../package.json", headers: html })).body).not.toContain("dependencies");
  });

  it("sends scripts packed to whoever takes it, to be kept for good", async () => {
    const packed = await app.inject({ url: "/assets/app-1a2b.js", headers: { "accept-encoding": "gzip, br" } });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(packed.headers["cache-control"]).toContain("immutable");
    expect(gunzipSync(packed.rawPayload).toString()).toBe(script);
    const plain = await app.inject({ url: "/assets/app-1a2b.js" });
    expect([plain.headers["content-encoding"], plain.body]).toEqual([undefined, script]);
  });

  it("serves the API alone where no application is built", async () => {
    const bare = await serving(join(tmpdir(), "kangyu-no-such-folder"));
    expect((await bare.inject({ url: "/", headers: html })).json().code).toBe("not-found");
    await bare.close();
  });
});
