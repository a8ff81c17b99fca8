import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { knownCodes } from "./finding-groups.ts";

const checks = fileURLToPath(new URL("../../../plan/src/check", import.meta.url));

test("every code that a check gives has its class", () => {
  const sources = readdirSync(checks, { encoding: "utf8", recursive: true }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const text = sources.map((name) => readFileSync(`${checks}/${name}`, "utf8")).join("\n");
  const codes = [...text.matchAll(/code: (?:\w+ \? )?"([a-z-]+)"(?: : "([a-z-]+)")?/g)].flatMap((found) =>
    found.slice(1).filter((code) => code !== undefined),
  );
  expect(codes.length).toBeGreaterThan(35);
  expect(codes.filter((code) => !knownCodes.includes(code))).toEqual([]);
});
