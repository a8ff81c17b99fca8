import type { Actor } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import type { Operator } from "../operators.ts";
import { Refused } from "../refusals.ts";

/** Header values are Latin-1 on the wire, so the application sends an id percent-encoded. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The operator that the header `x-kangyu-operator` names; refuses with `no-operator` or `unknown-operator`. */
export async function operatorOf(request: FastifyRequest, context: Pick<Context, "registers">): Promise<Operator> {
  const id = request.headers["x-kangyu-operator"];
  if (typeof id !== "string" || id.trim() === "") throw new Refused("no-operator");
  const operator = (await context.registers.view()).operatorById.get(decoded(id));
  if (operator === undefined) throw new Refused("unknown-operator");
  return operator;
}

/** Who asks, as the store keeps it; refuses as `operatorOf`. What they may write, `guardRights` has already held. */
export async function actorOf(request: FastifyRequest, context: Context): Promise<Actor> {
  const operator = await operatorOf(request, context);
  return { operator: operator.id, institution: operator.institution };
}

/** The idempotency key of a write; refuses with `no-idempotency-key` when it is missing or longer than 200 characters. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refused("no-idempotency-key");
  return key;
}
