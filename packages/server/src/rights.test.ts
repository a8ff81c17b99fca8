import { type TestDatabase, testDatabase } from "@kangyu/testing";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOCTOR, type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { guardRights } from "./guards/rights.ts";
import type { Operator } from "./operators.ts";

let database: TestDatabase;
let district: TestDistrict;

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url);
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

/** Writes that are nobody's right: an operator marks what they themselves have read. */
const OF_ANYBODY = ["post /api/plans/{id}/notices/read"];

interface Write {
  readonly method: "POST" | "PUT" | "DELETE" | "PATCH";
  readonly path: string;
  readonly may: string | undefined;
}

async function writes(): Promise<Write[]> {
  const contract = (await district.ask({ url: "/api/openapi.json" })).json();
  const paths = Object.entries<Record<string, { "x-may"?: string }>>(contract.paths);
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== "get" && method !== "head")
      .map(([method, route]) => ({
        method: method.toUpperCase() as Write["method"],
        path,
        may: OF_ANYBODY.includes(`${method} ${path}`) ? "anybody" : route["x-may"],
      })),
  );
}

async function operators(): Promise<Operator[]> {
  return (await district.ask({ url: "/api/district" })).json().operators;
}

const asking = ({ method, path }: Write, operator: string) =>
  district.ask({
    method,
    url: path.replace(/\{\w+\}/g, "none"),
    headers: { "x-kangyu-operator": operator, "idempotency-key": crypto.randomUUID() },
  });

describe("rights by role", () => {
  it("every writing route refuses every operator without its right, whatever is sent", async () => {
    const all = await writes();
    expect(all.length).toBeGreaterThan(30);
    const everybody = await operators();
    for (const write of all) {
      if (write.may === "anybody") continue;
      const without = everybody.filter((one) => !(one.may as string[]).includes(write.may ?? ""));
      expect(without.length, `${write.method} ${write.path}`).toBeGreaterThan(0);
      for (const { id } of without) {
        const answer = await asking(write, id);
        expect([write.path, id, answer.statusCode, answer.json().code]).toEqual([write.path, id, 403, "not-your-role"]);
      }
    }
  });

  it("and lets those with the right come to what it asks for", async () => {
    const everybody = await operators();
    for (const write of await writes()) {
      const able = everybody.find((one) => write.may === "anybody" || (one.may as string[]).includes(write.may ?? ""));
      const answer = await asking(write, able?.id ?? "nobody");
      expect([write.path, answer.statusCode === 403 || answer.statusCode === 401]).toEqual([write.path, false]);
    }
  });

  it("says in both languages who may and who asked", async () => {
    const doctor = await district.ask({
      method: "DELETE",
      url: "/api/imports/none",
      headers: { "x-kangyu-operator": DOCTOR, "idempotency-key": "rights-in-words" },
    });
    expect(doctor.json()).toEqual({
      code: "not-your-role",
      detail: "import",
      text: {
        zh: "这件事由规划管理员、数据管理员办理，您现在是医生；换一位操作者再办。",
        en: "This is done by: Health planner, Records manager. You are: Doctor. Choose another operator to do it.",
      },
    });
  });

  it("asks who it is before the right, and everybody may read", async () => {
    for (const [operator, code] of [
      ["", "no-operator"],
      ["somebody", "unknown-operator"],
    ] as const) {
      const headers = { "x-kangyu-operator": operator };
      const answer = await district.ask({ method: "DELETE", url: "/api/simulated", headers });
      expect([answer.statusCode, answer.json().code]).toEqual([401, code]);
    }
    for (const url of ["/api/plan-documents", "/api/plan-drafts?world=simulated", "/api/imports", "/api/ledger"])
      expect((await district.ask({ url, headers: { "x-kangyu-operator": DOCTOR } })).statusCode).toBe(200);
  });

  it("a writing route that names no right keeps the server from starting", () => {
    const app = Fastify();
    guardRights(app, district.context);
    app.get("/api/things", async () => []);
    expect(() => app.post("/api/things", async () => [])).toThrow("POST /api/things names no right");
    expect(() => app.post("/api/more", { config: { may: "plan" } }, async () => [])).not.toThrow();
  });
});
