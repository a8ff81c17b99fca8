import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";

/**
 * Publishes the contract, generated from the schemas that check every request and answer, at `/api/openapi.json`. `x-may`
 * of a writing route is the right that it asks for.
 */
export async function publishContract(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Kangyu",
        version: "0.1.0",
        description:
          "The working system of a district health authority. Until sign-in exists it answers this machine only.",
      },
      components: {
        securitySchemes: {
          operator: {
            type: "apiKey",
            in: "header",
            name: "x-kangyu-operator",
            description: "Who asks, as chosen on screen.",
          },
        },
      },
    },
    transform: (asked) => {
      const { schema, url } = jsonSchemaTransform(asked);
      const { may } = asked.route.config ?? {};
      return { schema: may === undefined ? schema : { ...schema, "x-may": may }, url };
    },
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}
