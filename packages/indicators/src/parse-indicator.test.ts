import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseIndicator } from "./parse-indicator.ts";

const folder = new URL("../../../catalogue/indicators/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));

test("the catalogue has indicators", () => expect(files.length).toBeGreaterThanOrEqual(4));

test.each(files)("%s is a well-formed definition named for its file", (file) => {
  const parsed = parseIndicator(parse(readFileSync(new URL(file, folder), "utf8")));
  expect(parsed).toMatchObject({ ok: true });
  expect(parsed.ok && `${parsed.indicator.id}.yaml`).toBe(file);
});

test("every problem is named with its place", () => {
  const parsed = parseIndicator({ id: "Wrong Name", colour: "red" });
  expect(parsed.ok).toBe(false);
  const problems = parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} ${problem.path}`);
  expect(problems).toContain("unknown-key colour");
  expect(problems).toContain("wrong-type id");
  expect(problems).toContain("missing numerator");
});
