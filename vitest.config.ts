import { defineConfig } from "vitest/config";

const pure = ["fhir", "identity", "statistics", "rules", "indicators", "plan", "surveillance", "simulate"];
const node = ["documents", "store", "jobs", "intake", "server", "cli", "testing"];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "pure", include: pure.map((room) => `packages/${room}/src/**/*.test.ts`) } },
      {
        extends: true,
        test: {
          name: "node",
          globalSetup: "packages/testing/src/global-postgres.ts",
          include: [...node.map((room) => `packages/${room}/src/**/*.test.ts`), "*.test.ts", "scripts/**/*.test.ts"],
        },
      },
      { extends: true, test: { name: "web", environment: "jsdom", include: ["packages/web/src/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["e2e/setup.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
