import { defineConfig } from "vitest/config";

const pure = ["fhir", "identity", "statistics", "rules", "indicators", "plan", "surveillance", "simulate"];
const node = ["documents", "store", "jobs", "intake", "server", "cli", "testing"];

export default defineConfig({
  test: {
    testTimeout: 600_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    // What is waited for may take its time on a machine that does other things; a test that fails waits longer, no other.
    expect: { poll: { timeout: 100_000, interval: 50 } },
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
        },
      },
    ],
  },
});
