import type { FastifyInstance } from "fastify";
import type { Context } from "../context.ts";
import type { Operator, Right } from "../operators.ts";
import { Refused } from "../refusals.ts";
import { operatorOf } from "./operator.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The right a writing route asks for; `anybody` where one changes only what one has seen oneself. */
    may?: Right | "anybody";
  }
}

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** `not-your-role`, in words that name the roles that may and the one that asked. */
function notYourRole(right: Right, asking: Operator, operators: readonly Operator[]): Refused {
  const roles = operators.filter((one) => one.may.includes(right)).map((one) => one.role);
  const named = (language: "zh" | "en", between: string) =>
    [...new Set(roles.map((one) => one[language]))].join(between);
  return new Refused("not-your-role", {
    text: {
      zh: `这件事由${named("zh", "、")}办理，您现在是${asking.role.zh}；换一位操作者再办。`,
      en: `This is done by: ${named("en", ", ")}. You are: ${asking.role.en}. Choose another operator to do it.`,
    },
    detail: right,
  });
}

/**
 * The one place where a role's rights are held: every writing route names a right in its `config.may`, or the server does
 * not start; an operator without it is refused before the body is read. Rights are data, in `catalogue/operators.yaml`.
 */
export function guardRights(app: FastifyInstance, context: Pick<Context, "registers">): void {
  app.addHook("onRoute", ({ method, url, config }) => {
    const isReading = [method].flat().every((one) => READING.has(one));
    if (!isReading && config?.may === undefined) throw new Error(`${method} ${url} names no right`);
  });
  app.addHook("onRequest", async (request) => {
    const right = request.routeOptions.config.may;
    if (right === undefined || right === "anybody") return;
    const operator = await operatorOf(request, context);
    if (operator.may.includes(right)) return;
    throw notYourRole(right, operator, (await context.registers.view()).operators);
  });
}
