import { Writable } from "node:stream";
import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { PROBLEMS } from "./problems.ts";
import { answerOf, Refused, refuse, refusedBy } from "./refusals.ts";

describe("refusals", () => {
  it("have a sentence in both languages and a status that refuses", () => {
    for (const { status, text } of Object.values(PROBLEMS)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text.zh).toMatch(/。$/);
      expect(text.en).toMatch(/\.$/);
    }
  });

  it("turn the codes of other rooms into their own, and keep one they do not know as a detail", () => {
    expect(answerOf(refusedBy({ code: "version-conflict", path: null }))).toMatchObject({
      status: 409,
      body: { code: "stale-version" },
    });
    const unknown = answerOf(refusedBy({ code: "something-new", path: "item" }));
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: "write-refused", detail: "something-new", path: "item" },
    });
  });

  it("tell nobody and no log what an unforeseen error says", async () => {
    const written: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
    const app = Fastify({ logger: { stream } });
    app.setErrorHandler(refuse);
    app.get("/", async () => {
      throw new Error("duplicate key value (name)=(王小明)");
    });
    app.get("/refused", async () => {
      throw new Refused("unknown-resident");
    });
    const answer = await app.inject("/");
    expect([answer.statusCode, answer.json().code]).toEqual([500, "internal"]);
    expect(answer.body).not.toContain("王小明");
    expect(written.join("")).toContain("request failed");
    expect(written.join("")).not.toContain("王小明");
    expect((await app.inject("/refused")).statusCode).toBe(404);
    await app.close();
  });
});
