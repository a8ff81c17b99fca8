import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuse } from "../refusals.ts";
import { guardSameMachine } from "./same-machine.ts";

let app: FastifyInstance;

beforeAll(async () => {
  app = Fastify();
  app.setErrorHandler(refuse);
  guardSameMachine(app);
  app.get("/", async () => "page");
  app.post("/", async () => "written");
  await app.ready();
});

afterAll(() => app.close());

async function ask(headers: Record<string, string>, method: "GET" | "POST" = "GET"): Promise<[number, string]> {
  const response = await app.inject({ method, url: "/", headers });
  return [response.statusCode, response.statusCode === 200 ? "" : response.json().code];
}

describe("guardSameMachine", () => {
  it.each(["127.0.0.1:8100", "localhost:8100", "localhost", "[::1]:8100", "LOCALHOST:1"])(
    "answers %s",
    async (host) => {
      expect(await ask({ host })).toEqual([200, ""]);
    },
  );

  it.each([
    "evil.example",
    "evil.example:8100",
    "127.0.0.1.evil.example:8100",
    "localhost.evil.example",
    "127.0.0.1:8100@evil.example",
    "192.168.1.5:8100",
    "0.0.0.0:8100",
  ])("refuses the host %j", async (host) => {
    expect(await ask({ host })).toEqual([403, "foreign-host"]);
  });

  it("answers its own pages and refuses those of others, another port included", async () => {
    const host = "127.0.0.1:8100";
    expect(await ask({ host, origin: "http://127.0.0.1:8100" }, "POST")).toEqual([200, ""]);
    for (const origin of ["http://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1:8100", "null"]) {
      expect(await ask({ host, origin }, "POST")).toEqual([403, "foreign-origin"]);
    }
  });

  it("refuses what the browser calls cross-site, but not a link that is followed", async () => {
    const host = "127.0.0.1:8100";
    expect(await ask({ host, "sec-fetch-site": "cross-site" })).toEqual([403, "foreign-origin"]);
    expect(await ask({ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toEqual([200, ""]);
    expect(await ask({ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, "POST")).toEqual([
      403,
      "foreign-origin",
    ]);
    expect(await ask({ host, "sec-fetch-site": "same-origin" })).toEqual([200, ""]);
  });
});
