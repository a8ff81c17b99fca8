import type { FastifyRequest } from "fastify";
import type { Actor } from "@kangyu/store";
import type { Context } from "../context.ts";
import { Refused } from "../refusals.ts";

/** Who asks, from the header `x-kangyu-operator`; refuses with `no-operator` or `unknown-operator`. */
export function actorOf(request: FastifyRequest, context: Context): Actor {
  const id = request.headers["x-kangyu-operator"];
  if (typeof id !== "string" || id.trim() === "") throw new Refused("no-operator");
  const operator = context.operators().find((one) => one.id === id);
  if (operator === undefined) throw new Refused("unknown-operator");
  return { operator: operator.id, institution: operator.institution };
}

/** The idempotency key of a write; refuses with `no-idempotency-key` when it is missing or longer than 200 characters. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refused("no-idempotency-key");
  return key;
}
