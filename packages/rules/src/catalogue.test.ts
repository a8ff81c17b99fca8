import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Case, runCases } from "./cases.ts";
import { checkProgramme, compileProgramme } from "./compile/programme.ts";
import type { ValueSet } from "./compile/types.ts";
import { parseProgramme } from "./parse/programme.ts";

const catalogue = new URL("../../../catalogue/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, catalogue), "utf8");

const valueSets: Record<string, ValueSet> = {};
for (const file of readdirSync(new URL("terminology/", catalogue)).filter((name) => name.endsWith(".yaml"))) {
  const set = parse(read(`terminology/${file}`)) as Partial<ValueSet>;
  if (set.id !== undefined && set.codes !== undefined) valueSets[set.id] = set as ValueSet;
}

describe.each(readdirSync(new URL("programmes/", catalogue)))("programme %s", (id) => {
  const parsed = parseProgramme(parse(read(`programmes/${id}/programme.yaml`)));
  const { cases } = JSON.parse(read(`programmes/${id}/cases.json`)) as { cases: Case[] };

  test("has the right shape, and every expression and name stands", () => {
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    if (parsed.ok) expect(checkProgramme(parsed.programme, { valueSets })).toEqual([]);
  });

  test("gives the timelines of its cases, which reach every place of it", () => {
    if (!parsed.ok) throw new Error("not of the right shape");
    const result = runCases(compileProgramme(parsed.programme, { valueSets }), cases);
    expect(result.failed).toEqual([]);
    expect(result.unreached).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(id === "hypertension" ? 30 : 10);
    expect(new Set(cases.map(({ id: name }) => name)).size).toBe(cases.length);
  });
});
