import { readdirSync, readFileSync } from "node:fs";
import { isoOfDay, parseDay } from "@kangyu/fhir";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Case, runCases, subjectOf } from "./cases.ts";
import { checkProgramme, compileProgramme } from "./compile/programme.ts";
import type { ValueSet } from "./compile/types.ts";
import { frameOf } from "./engine/bind.ts";
import { evaluate, passesGate, stand, startOf } from "./engine/evaluate.ts";
import { judge } from "./engine/measures.ts";
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

  test("stands on every day of its cases as that day alone is judged, in whatever order the facts come", () => {
    if (!parsed.ok) throw new Error("not of the right shape");
    const compiled = compileProgramme(parsed.programme, { valueSets });
    for (const example of cases) {
      const subject = subjectOf(example);
      const horizon = Math.min(parseDay(example.horizon) ?? 0, (subject.facts[0]?.day ?? 0) + 2500);
      const { measures } = evaluate(compiled, subject, horizon);
      expect(evaluate(compiled, { ...subject, facts: [...subject.facts].reverse() }, horizon).measures).toEqual(
        measures,
      );
      const frame = frameOf(compiled, subject);
      const death = subject.death !== null && subject.death < horizon;
      const end = death ? (subject.death ?? horizon) : horizon;
      if (startOf(frame) === null || !passesGate(compiled, frame, end)) continue;
      stand(compiled, frame, { limit: { end, death }, trace: null });
      for (let day = (startOf(frame) ?? 0) > end - 2500 ? (startOf(frame) ?? 0) : end - 2500; day < end; day++) {
        for (const measure of compiled.measures) {
          frame.at(day);
          const alone = judge(measure, frame);
          const span = measures[measure.name]?.find(({ from, to }) => from <= day && (to === null || day < to));
          if (span?.state !== alone?.state || span?.reason !== alone?.reason) {
            throw new Error(
              `${example.id}: ${measure.name} on ${isoOfDay(day)}: ${span?.reason}, alone ${alone?.reason}`,
            );
          }
        }
      }
    }
  });
});
