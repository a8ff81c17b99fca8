import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseDefinition, parseIndicator } from "./parse-indicator.ts";

const folder = new URL("../../../catalogue/indicators/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));

test("the catalogue has indicators", () => expect(files.length).toBeGreaterThanOrEqual(140));

test.each(files)("%s is a well-formed definition named for its file", (file) => {
  const parsed = parseDefinition(parse(readFileSync(new URL(file, folder), "utf8")));
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

test("a reported indicator says who collects what, in closed words; what is amiss is named with its place", () => {
  const life = parse(readFileSync(new URL("life-expectancy.yaml", folder), "utf8")) as object;
  expect(parseDefinition(life)).toMatchObject({ ok: true, indicator: { kind: "reported", multiplier: null } });
  const wrong = { ...life, period: "rolling", collection: "guess", population: "own", multiplier: 100, measure: "x" };
  const parsed = parseDefinition(wrong);
  const problems = parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} ${problem.path}`);
  expect(problems).toEqual(["unknown-key measure", "wrong-type period", "wrong-type collection"]);
  const ratio = parseDefinition({ ...life, population: "own", multiplier: 100 });
  expect(ratio).toMatchObject({ ok: false, problems: [{ code: "not-allowed", path: "denominator" }] });
  expect(parseDefinition({ ...life, kind: "guessed" })).toMatchObject({ ok: false, problems: [{ path: "kind" }] });
});
