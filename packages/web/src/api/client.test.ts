import { afterEach, expect, test, vi } from "vitest";
import { addressOf, RefusedError, request } from "./client.ts";

afterEach(() => vi.unstubAllGlobals());

function answering(answer: () => Response | Promise<Response>) {
  const calls: RequestInit[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    calls.push(init);
    return answer();
  });
  return calls;
}

test("what is not asked for is not in the address", () => {
  expect(addressOf("/api/worklist", { day: "2025-01-01", place: undefined, state: null, after: "" })).toBe(
    "/api/worklist?day=2025-01-01",
  );
});

test("a write names the operator and carries its key", async () => {
  const calls = answering(() => Response.json({ id: "1" }));
  await request("/api/x", { method: "POST", operator: "li", idempotencyKey: "k-12345678", body: { a: 1 } });
  const headers = calls[0]?.headers as Headers;
  expect([headers.get("x-kangyu-operator"), headers.get("idempotency-key")]).toEqual(["li", "k-12345678"]);
  expect(calls[0]?.body).toBe('{"a":1}');
});

test("the server's own refusal is passed on; anything else becomes one sentence", async () => {
  answering(() => Response.json({ code: "stale-version", text: { zh: "旧", en: "old" } }, { status: 409 }));
  await expect(request("/api/x")).rejects.toMatchObject({ status: 409, refusal: { code: "stale-version" } });
  answering(() => new Response("<html>", { status: 502 }));
  await expect(request("/api/x")).rejects.toMatchObject({ status: 502, refusal: { code: "unreadable" } });
  answering(() => Promise.reject(new TypeError("network")));
  const error = await request("/api/x").catch((one: unknown) => one);
  expect(error).toBeInstanceOf(RefusedError);
  expect(error).toMatchObject({ status: 0, refusal: { code: "unreachable" } });
});
